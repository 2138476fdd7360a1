/** {@code ./penstock project}: what a deal pays under scenarios. Here its files: pools as CSV, scenarios as YAML. */
@NullMarked
package io.penstock.cli.project;

import org.jspecify.annotations.NullMarked;
