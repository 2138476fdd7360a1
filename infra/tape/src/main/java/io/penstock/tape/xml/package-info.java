/** Tapes in the SEC's form for auto loans. JDK only. */
@NullMarked
package io.penstock.tape.xml;

import org.jspecify.annotations.NullMarked;
