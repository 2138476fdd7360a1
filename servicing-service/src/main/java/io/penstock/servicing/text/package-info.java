/** How figures are written for people and programs outside: the same in every context. */
@NullMarked
package io.penstock.servicing.text;

import org.jspecify.annotations.NullMarked;
