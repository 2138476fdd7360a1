/** Runs the platform without a deal: up, down, status, and tokens for people. */
@NullMarked
package io.penstock.cli.stack;

import org.jspecify.annotations.NullMarked;
