/** The project's own tape format, as comma-separated text. JDK only. */
@NullMarked
package io.penstock.tape.csv;

import org.jspecify.annotations.NullMarked;
