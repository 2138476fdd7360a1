/** The formats of reports that are not their text: CSV, workbook and PDF, for whoever asks for them by name. */
@NullMarked
package io.penstock.servicing.report.adapter.format;

import org.jspecify.annotations.NullMarked;
