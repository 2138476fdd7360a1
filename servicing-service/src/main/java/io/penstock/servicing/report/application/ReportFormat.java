package io.penstock.servicing.report.application;

import io.penstock.servicing.report.ReportDocument;

/** One way to write a report. The same report gives the same bytes, on every machine and every day. */
public interface ReportFormat {

    /** As asked for, and as the file ends: {@code "pdf"}. */
    String name();

    /** As in {@code Content-Type}. */
    String mediaType();

    byte[] write(ReportDocument report);
}
