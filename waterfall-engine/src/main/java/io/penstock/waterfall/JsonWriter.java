package io.penstock.waterfall;

import io.penstock.deal.Json;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Inputs and reports as JSON trees. */
final class JsonWriter {

    private JsonWriter() {}

    static Json input(WaterfallInput input) {
        return new Out()
                .text("schema", WaterfallJson.INPUT_SCHEMA)
                .text("documentHash", input.documentHash())
                .text("currency", input.currency())
                .text("collectionPeriod", input.collectionPeriod())
                .text("previousPaymentDate", input.previousPaymentDate())
                .text("paymentDate", input.paymentDate())
                .text("accrualStart", input.accrualStart())
                .text("accrualEnd", input.accrualEnd())
                .put("collections", collections(input.collections()))
                .money("reserveIncome", input.reserveIncome())
                .put("pool", pool(input.pool()))
                .map("fixings", input.fixings(), rate -> new Json.Text(rate(rate)))
                .put("opening", state(input.opening()))
                .json();
    }

    static Json report(PaymentReport report) {
        var out = new Out()
                .text("schema", WaterfallJson.REPORT_SCHEMA)
                .text("engineVersion", report.engineVersion())
                .text("documentHash", report.documentHash())
                .text("inputHash", report.inputHash())
                .text("dealId", report.dealId())
                .text("currency", report.currency())
                .text("collectionPeriod", report.collectionPeriod())
                .text("paymentDate", report.paymentDate())
                .money("availableCollections", report.availableCollections())
                .money("reserveBefore", report.reserveBefore())
                .money("reserveAfter", report.reserveAfter())
                .money("totalPaidOut", report.totalPaidOut())
                .list("accruals", report.accruals(), JsonWriter::accrual)
                .list("amounts", report.amounts(), JsonWriter::amount)
                .list("lines", report.lines(), JsonWriter::line)
                .put("opening", state(report.opening()))
                .put("closing", state(report.closing()));
        return report.stateHash().isEmpty()
                ? out.json()
                : out.text("stateHash", report.stateHash()).json();
    }

    private static Json collections(PeriodCollections collections) {
        return new Out()
                .money("interest", collections.interest())
                .money("principal", collections.principal())
                .money("recoveries", collections.recoveries())
                .money("investmentIncome", collections.investmentIncome())
                .json();
    }

    private static Json pool(PoolBalances pool) {
        return new Out()
                .money("begin", pool.begin())
                .money("defaulted", pool.defaulted())
                .money("end", pool.end())
                .money("cutOff", pool.cutOff())
                .json();
    }

    private static Json state(DealState state) {
        return new Out()
                .money("reserve", state.reserve())
                .map(
                        "classes",
                        state.classes(),
                        c -> new Out()
                                .money("originalBalance", c.originalBalance())
                                .money("balance", c.balance())
                                .money("deferredInterest", c.deferredInterest())
                                .json())
                .map("fees", state.fees(), fee -> new Json.Text(MoneyText.of(fee)))
                .json();
    }

    private static Json accrual(InterestAccrual accrual) {
        return new Out()
                .text("className", accrual.className())
                .text("rate", rate(accrual.rate()))
                .text("start", accrual.start())
                .text("end", accrual.end())
                .money("balance", accrual.balance())
                .money("accrued", accrual.accrued())
                .money("deferredBefore", accrual.deferredBefore())
                .json();
    }

    private static Json amount(EvaluatedAmount amount) {
        return new Out()
                .text("name", amount.name())
                .text("formula", amount.formula())
                .text("value", amount.value())
                .map("inputs", amount.inputs(), Json.Text::new)
                .json();
    }

    private static Json line(PaymentLine line) {
        return new Out()
                .text("clause", line.clause())
                .text("kind", line.kind())
                .text("target", line.target())
                .text("payeeType", line.payeeType())
                .text("payee", line.payee())
                .money("due", line.due())
                .money("paid", line.paid())
                .money("shortfall", line.shortfall())
                .list(
                        "sources",
                        line.sources(),
                        source -> new Out()
                                .text("account", source.account())
                                .money("amount", source.amount())
                                .json())
                .json();
    }

    private static String rate(BigDecimal rate) {
        return rate.signum() == 0 ? "0" : rate.stripTrailingZeros().toPlainString();
    }

    /** Collects the members of one object. */
    private static final class Out {

        private final SortedMap<String, Json> members = new TreeMap<>();

        Out put(String key, Json value) {
            members.put(key, value);
            return this;
        }

        Out text(String key, Object value) {
            return put(key, new Json.Text(value.toString()));
        }

        Out money(String key, Money money) {
            return text(key, MoneyText.of(money));
        }

        <T> Out list(String key, Collection<T> items, Function<? super T, Json> writer) {
            return put(key, Json.Array.of(items.stream().map(writer).toList()));
        }

        <T> Out map(String key, Map<String, T> map, Function<? super T, Json> writer) {
            var out = new TreeMap<String, Json>();
            map.forEach((name, value) -> out.put(name, writer.apply(value)));
            return put(key, Json.Members.of(out));
        }

        Json json() {
            return Json.Members.of(members);
        }
    }
}
