/** Reads the sheets of an XLSX workbook (ECMA-376, SpreadsheetML) as rows of text, a row at a time. JDK only. */
@NullMarked
package io.penstock.tape.workbook;

import org.jspecify.annotations.NullMarked;
