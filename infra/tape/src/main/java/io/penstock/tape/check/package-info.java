/**
 * Reads tapes: finds out what a file is, and hands it to the reader of its format. JDK only, so that the auditor's
 * command line reads the same files by the same code as the services.
 */
@NullMarked
package io.penstock.tape.check;

import org.jspecify.annotations.NullMarked;
