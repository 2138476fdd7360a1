package io.penstock.servicing.report;

/**
 * A column of a report's table.
 *
 * @param name for machines: {@code "closingBalance"}
 * @param title for people: {@code "Closing balance"}
 */
public record ReportColumn(String name, String title, Kind kind) {

    /** What a figure is, and so how it is written. */
    public enum Kind {
        TEXT,
        /** {@code 2020-09-15}. */
        DATE,
        /** Major units of the deal's currency with all its decimals: {@code 1234.50}. */
        AMOUNT,
        /** A whole number. */
        COUNT,
        /** A ratio as a decimal: {@code 0.01250000} is 1.25 %. */
        RATE,
        /** A decimal that is no percentage, such as a balance per 1,000 of original face. */
        DECIMAL;

        /** Whether it is a number. */
        public boolean isNumber() {
            return this != TEXT && this != DATE;
        }
    }
}
