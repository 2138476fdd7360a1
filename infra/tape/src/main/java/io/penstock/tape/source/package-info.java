/** Opens a tape as text: what it is follows from its bytes, never from its name. Packed files are unpacked with limits, and bytes become characters in the encoding that they turn out to have. JDK only. */
@NullMarked
package io.penstock.tape.source;

import org.jspecify.annotations.NullMarked;
