package io.penstock.waterfall;

import io.penstock.deal.CanonicalJson;
import io.penstock.deal.ResolvedDeal;
import java.util.Currency;

/**
 * Inputs, reports and states as canonical JSON, both ways. Printing what was read gives the same bytes, so an
 * auditor can run a payment date again from stored text alone and compare byte by byte.
 *
 * <p>Amounts are major units with all decimals of the currency, {@code "1500.00"}; the currency stands once
 * at the top. Dates are ISO 8601. Every scalar is a text, flags are {@code "true"} and {@code "false"}.
 */
public final class WaterfallJson {

    static final String INPUT_SCHEMA = "penstock/waterfall-input/2";
    static final String REPORT_SCHEMA = "penstock/payment-report/2";
    static final String STATE_SCHEMA = "penstock/deal-state/1";

    private WaterfallJson() {}

    public static String print(WaterfallInput input) {
        return CanonicalJson.print(InputJson.write(input));
    }

    public static String print(PaymentReport report) {
        return CanonicalJson.print(ReportJson.write(report));
    }

    /** A state by itself, with the deal that it belongs to, as a file between two payment dates needs it. */
    public static String print(ResolvedDeal deal, DealState state) {
        return CanonicalJson.print(StateJson.members(state)
                .text("schema", STATE_SCHEMA)
                .text("dealId", deal.dealId())
                .text("currency", deal.currency())
                .json());
    }

    /**
     * Reads an input.
     *
     * @throws IllegalArgumentException if the text is no input, with the path of what is wrong
     */
    public static WaterfallInput parseInput(String json) {
        return Fields.read(CanonicalJson.parse(json), "", InputJson::read);
    }

    /**
     * Reads a report. Its hash is taken as it stands: to check it, run the input again.
     *
     * @throws IllegalArgumentException if the text is no report, with the path of what is wrong
     */
    public static PaymentReport parseReport(String json) {
        return Fields.read(CanonicalJson.parse(json), "", ReportJson::read);
    }

    /**
     * Reads a state of this deal. Whether it fits the document is checked when it is run with.
     *
     * @throws IllegalArgumentException if the text is no state, or of another deal or currency, with the path of what
     *     is wrong
     */
    public static DealState parseState(ResolvedDeal deal, String json) {
        return Fields.read(CanonicalJson.parse(json), "", in -> {
            in.schema(STATE_SCHEMA);
            if (!in.text("dealId").equals(deal.dealId())) {
                throw new IllegalArgumentException(
                        "dealId: the state is of " + in.text("dealId") + ", the document of " + deal.dealId());
            }
            var currency = in.value("currency", Currency::getInstance);
            if (!currency.equals(deal.currency())) {
                throw new IllegalArgumentException(
                        "currency: the state is in " + currency + ", the document in " + deal.currency());
            }
            return StateJson.read(in, text -> MoneyText.parse(currency, text));
        });
    }
}
