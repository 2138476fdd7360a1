package io.penstock.servicing.report;

import java.time.LocalDate;

/** Identifies the investor report of a payment date: {@code "ATLAS-2020-1/2020-09-15/report"}. */
public record ReportId(String value) {

    private static final String SUFFIX = "/report";
    private static final int DATE_LENGTH = "/2020-09-15".length();

    /**
     * Checks the shape; the date itself is checked when it is asked for.
     *
     * @throws IllegalArgumentException if the text does not end in a date and {@code /report}
     */
    public ReportId {
        int dealLength = value.length() - SUFFIX.length() - DATE_LENGTH;
        if (dealLength < 1 || !value.endsWith(SUFFIX) || value.charAt(dealLength) != '/') {
            throw new IllegalArgumentException("'" + value + "' does not name the report of a payment date");
        }
    }

    public static ReportId of(String dealId, LocalDate paymentDate) {
        return new ReportId(dealId + "/" + paymentDate + SUFFIX);
    }

    public String dealId() {
        return value.substring(0, value.length() - SUFFIX.length() - DATE_LENGTH);
    }

    public LocalDate paymentDate() {
        int end = value.length() - SUFFIX.length();
        return LocalDate.parse(value.substring(end - DATE_LENGTH + 1, end));
    }

    @Override
    public String toString() {
        return value;
    }
}
