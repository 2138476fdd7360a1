/**
 * What is told about a payment date: the investor report of a deal and the statement of a holder.
 *
 * <p>Aggregate: {@link io.penstock.servicing.report.domain.Report}, one for each payment date of a deal. It decides when a
 * report may be drafted, who may publish it, and that a corrected one supersedes the one before. It does not decide any
 * figure: those follow from the events of the deal's loans and payment dates alone.
 *
 * <p>This package is the context's API. A report is one {@link io.penstock.servicing.report.ReportDocument}; every format
 * that is served is written from it. Its text is kept by its hash, outside of the log; the event carries the hash.
 */
@NullMarked
package io.penstock.servicing.report;

import org.jspecify.annotations.NullMarked;
