/** Deal documents from files, with every finding at its line and column and what to do about it. */
@NullMarked
package io.penstock.cli.deal;

import org.jspecify.annotations.NullMarked;
