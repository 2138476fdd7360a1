/** Checks a loan tape without any server, by the same readers and rules as the service. */
@NullMarked
package io.penstock.cli.tape;

import org.jspecify.annotations.NullMarked;
