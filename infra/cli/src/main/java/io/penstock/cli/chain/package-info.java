/** {@code ./penstock chain …}: where the mirrors of both services stand, and an operator's decisions about them. */
@NullMarked
package io.penstock.cli.chain;

import org.jspecify.annotations.NullMarked;
