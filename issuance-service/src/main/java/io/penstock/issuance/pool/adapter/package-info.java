/**
 * Reads tapes: finds out what a file is, and hands it to the reader of its format. JDK only, so that the auditor's
 * command line reads the same files by the same code.
 */
@NullMarked
package io.penstock.issuance.pool.adapter;

import org.jspecify.annotations.NullMarked;
