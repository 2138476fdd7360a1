/** {@code ./penstock dead-letters}: messages that a service could not handle, and what a person decides of them. */
@NullMarked
package io.penstock.cli.deadletters;

import org.jspecify.annotations.NullMarked;
