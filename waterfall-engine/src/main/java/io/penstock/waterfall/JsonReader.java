package io.penstock.waterfall;

import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.function.Function;

/** Inputs and reports from JSON trees: the reverse of {@link JsonWriter}. */
final class JsonReader {

    private final Function<String, Money> money;

    private JsonReader(Currency currency) {
        this.money = text -> MoneyText.parse(currency, text);
    }

    static WaterfallInput input(Fields in) {
        schema(in, WaterfallJson.INPUT_SCHEMA);
        var currency = in.value("currency", Currency::getInstance);
        var reader = new JsonReader(currency);
        return new WaterfallInput(
                in.text("documentHash"),
                currency,
                in.value("collectionPeriod", YearMonth::parse),
                in.value("previousPaymentDate", LocalDate::parse),
                in.value("paymentDate", LocalDate::parse),
                in.value("accrualStart", LocalDate::parse),
                in.value("accrualEnd", LocalDate::parse),
                in.object("collections", reader::collections),
                in.value("reserveIncome", reader.money),
                in.object("pool", reader::pool),
                in.texts("fixings", BigDecimal::new),
                in.object("opening", reader::state));
    }

    static PaymentReport report(Fields in) {
        schema(in, WaterfallJson.REPORT_SCHEMA);
        var currency = in.value("currency", Currency::getInstance);
        var reader = new JsonReader(currency);
        return new PaymentReport(
                in.text("engineVersion"),
                in.text("documentHash"),
                in.text("inputHash"),
                in.text("dealId"),
                currency,
                in.value("collectionPeriod", YearMonth::parse),
                in.value("paymentDate", LocalDate::parse),
                in.value("availableCollections", reader.money),
                in.value("reserveBefore", reader.money),
                in.value("reserveAfter", reader.money),
                in.value("totalPaidOut", reader.money),
                in.list("accruals", reader::accrual),
                in.list("amounts", JsonReader::amount),
                in.list("lines", reader::line),
                in.object("opening", reader::state),
                in.object("closing", reader::state),
                in.text("stateHash"));
    }

    private static void schema(Fields in, String expected) {
        if (!in.text("schema").equals(expected)) {
            throw new IllegalArgumentException("schema is " + in.text("schema") + ", not " + expected);
        }
    }

    private PeriodCollections collections(Fields in) {
        return new PeriodCollections(
                in.value("interest", money),
                in.value("principal", money),
                in.value("recoveries", money),
                in.value("investmentIncome", money));
    }

    private PoolBalances pool(Fields in) {
        return new PoolBalances(
                in.value("begin", money),
                in.value("defaulted", money),
                in.value("end", money),
                in.value("cutOff", money));
    }

    private DealState state(Fields in) {
        return new DealState(
                in.value("reserve", money),
                in.objects(
                        "classes",
                        c -> new ClassState(
                                c.value("originalBalance", money),
                                c.value("balance", money),
                                c.value("deferredInterest", money))),
                in.texts("fees", money));
    }

    private InterestAccrual accrual(Fields in) {
        return new InterestAccrual(
                in.text("className"),
                in.value("rate", BigDecimal::new),
                in.value("start", LocalDate::parse),
                in.value("end", LocalDate::parse),
                in.value("balance", money),
                in.value("accrued", money),
                in.value("deferredBefore", money));
    }

    private static EvaluatedAmount amount(Fields in) {
        return new EvaluatedAmount(
                in.text("name"), in.text("formula"), in.text("value"), in.texts("inputs", text -> text));
    }

    private PaymentLine line(Fields in) {
        var line = new PaymentLine(
                in.text("clause"),
                in.value("kind", Kind::valueOf),
                in.text("target"),
                in.value("payeeType", PayeeType::valueOf),
                in.text("payee"),
                in.value("due", money),
                in.value("paid", money),
                in.list("sources", s -> new PaymentLine.Source(s.text("account"), s.value("amount", money))));
        if (!in.value("shortfall", money).equals(line.shortfall())) {
            throw new IllegalArgumentException("clause " + line.clause() + ": shortfall is not due less paid");
        }
        return line;
    }
}
