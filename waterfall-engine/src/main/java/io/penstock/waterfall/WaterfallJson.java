package io.penstock.waterfall;

import io.penstock.deal.CanonicalJson;

/**
 * Inputs and reports as canonical JSON, both ways. Printing what was read gives the same bytes, so an
 * auditor can run a payment date again from stored text alone and compare byte by byte.
 *
 * <p>Amounts are major units with all decimals of the currency, {@code "1500.00"}; the currency stands once
 * at the top. Dates are ISO 8601. Every scalar is a text.
 */
public final class WaterfallJson {

    static final String INPUT_SCHEMA = "penstock/waterfall-input/1";
    static final String REPORT_SCHEMA = "penstock/payment-report/1";

    private WaterfallJson() {}

    public static String print(WaterfallInput input) {
        return CanonicalJson.print(JsonWriter.input(input));
    }

    public static String print(PaymentReport report) {
        return CanonicalJson.print(JsonWriter.report(report));
    }

    /**
     * Reads an input.
     *
     * @throws IllegalArgumentException if the text is no input, with the path of what is wrong
     */
    public static WaterfallInput parseInput(String json) {
        return Fields.read(CanonicalJson.parse(json), "", JsonReader::input);
    }

    /**
     * Reads a report. Its hash is taken as it stands: to check it, run the input again.
     *
     * @throws IllegalArgumentException if the text is no report, with the path of what is wrong
     */
    public static PaymentReport parseReport(String json) {
        return Fields.read(CanonicalJson.parse(json), "", JsonReader::report);
    }
}
