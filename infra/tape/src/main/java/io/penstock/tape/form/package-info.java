/** The forms that tapes come in, their fields read from the catalogues beside the classes. JDK only. */
@NullMarked
package io.penstock.tape.form;

import org.jspecify.annotations.NullMarked;
