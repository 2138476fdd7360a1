/** How commands print: tables, timed lines, and the same result as JSON for programs. */
@NullMarked
package io.penstock.cli.output;

import org.jspecify.annotations.NullMarked;
