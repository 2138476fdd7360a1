package io.penstock.waterfall;

import io.penstock.deal.Json;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.TreeSet;
import java.util.function.Function;

/** Reports as JSON trees, both ways. */
final class ReportJson {

    private ReportJson() {}

    static Json write(PaymentReport report) {
        var out = new JsonOut()
                .text("schema", WaterfallJson.REPORT_SCHEMA)
                .text("engineVersion", report.engineVersion())
                .text("documentHash", report.documentHash())
                .text("inputHash", report.inputHash())
                .text("dealId", report.dealId())
                .text("currency", report.currency())
                .text("collectionPeriod", report.collectionPeriod())
                .text("paymentDate", report.paymentDate())
                .text("mode", report.mode())
                .moneys("sources", report.sources())
                .moneys("accountsBefore", report.accountsBefore())
                .money("totalPaidOut", report.totalPaidOut())
                .list("calls", report.calls(), ReportJson::call)
                .list("accruals", report.accruals(), ReportJson::accrual)
                .list("fees", report.fees(), ReportJson::fee)
                .list("tests", report.tests(), ReportJson::test)
                .list("changes", report.changes(), ReportJson::change)
                .list("amounts", report.amounts(), ReportJson::amount)
                .list("lines", report.lines(), ReportJson::line)
                .put("opening", StateJson.write(report.opening()))
                .put("closing", StateJson.write(report.closing()));
        return report.stateHash().isEmpty()
                ? out.json()
                : out.text("stateHash", report.stateHash()).json();
    }

    static PaymentReport read(Fields in) {
        in.schema(WaterfallJson.REPORT_SCHEMA);
        var currency = in.value("currency", Currency::getInstance);
        Function<String, Money> money = text -> MoneyText.parse(currency, text);
        return new PaymentReport(
                in.text("engineVersion"),
                in.text("documentHash"),
                in.text("inputHash"),
                in.text("dealId"),
                currency,
                in.value("collectionPeriod", YearMonth::parse),
                in.value("paymentDate", LocalDate::parse),
                in.text("mode"),
                in.texts("sources", money),
                in.texts("accountsBefore", money),
                in.value("totalPaidOut", money),
                in.list("calls", c -> call(c, money)),
                in.list("accruals", a -> accrual(a, money)),
                in.list(
                        "fees",
                        f -> new FeeAccrual(f.text("name"), f.value("accrued", money), f.value("unpaidBefore", money))),
                in.list("tests", ReportJson::test),
                in.list("changes", ReportJson::change),
                in.list("amounts", ReportJson::amount),
                in.list("lines", l -> line(l, money)),
                in.object("opening", o -> StateJson.read(o, money)),
                in.object("closing", c -> StateJson.read(c, money)),
                in.text("stateHash"));
    }

    private static Json call(CallResult call) {
        return new JsonOut()
                .text("name", call.name())
                .text("exercisable", call.exercisable())
                .text("exercised", call.exercised())
                .money("price", call.price())
                .texts("inputs", call.inputs())
                .json();
    }

    private static CallResult call(Fields in, Function<String, Money> money) {
        return new CallResult(
                in.text("name"),
                in.flag("exercisable"),
                in.flag("exercised"),
                in.value("price", money),
                in.texts("inputs", text -> text));
    }

    private static Json accrual(InterestAccrual accrual) {
        return new JsonOut()
                .text("className", accrual.className())
                .text("rate", NumberText.of(accrual.rate()))
                .text("start", accrual.start())
                .text("end", accrual.end())
                .money("balance", accrual.balance())
                .money("accrued", accrual.accrued())
                .money("deferredBefore", accrual.deferredBefore())
                .money("onDeferred", accrual.onDeferred())
                .money("overCap", accrual.overCap())
                .json();
    }

    private static InterestAccrual accrual(Fields in, Function<String, Money> money) {
        return new InterestAccrual(
                in.text("className"),
                in.value("rate", NumberText::parse),
                in.value("start", LocalDate::parse),
                in.value("end", LocalDate::parse),
                in.value("balance", money),
                in.value("accrued", money),
                in.value("deferredBefore", money),
                in.value("onDeferred", money),
                in.value("overCap", money));
    }

    private static Json fee(FeeAccrual fee) {
        return new JsonOut()
                .text("name", fee.name())
                .money("accrued", fee.accrued())
                .money("unpaidBefore", fee.unpaidBefore())
                .json();
    }

    private static Json test(TestResult test) {
        return new JsonOut()
                .text("name", test.name())
                .text("passes", test.passes())
                .text("inCompliance", test.inCompliance())
                .text("passesInARow", test.passesInARow())
                .text("value", test.value())
                .text("level", test.level())
                .text("distance", test.distance())
                .texts("inputs", test.inputs())
                .json();
    }

    private static TestResult test(Fields in) {
        return new TestResult(
                in.text("name"),
                in.flag("passes"),
                in.flag("inCompliance"),
                in.value("passesInARow", Integer::parseInt),
                in.text("value"),
                in.text("level"),
                in.text("distance"),
                in.texts("inputs", text -> text));
    }

    private static Json change(ModeChange change) {
        return new JsonOut()
                .text("from", change.from())
                .text("to", change.to())
                .text("at", change.at())
                .text("reason", change.reason())
                .texts("inputs", change.inputs())
                .json();
    }

    private static ModeChange change(Fields in) {
        return new ModeChange(
                in.text("from"),
                in.text("to"),
                in.value("at", ModeChange.Moment::valueOf),
                in.text("reason"),
                in.texts("inputs", text -> text));
    }

    private static Json amount(EvaluatedAmount amount) {
        return new JsonOut()
                .text("name", amount.name())
                .text("formula", amount.formula())
                .text("value", amount.value())
                .texts("inputs", amount.inputs())
                .json();
    }

    private static EvaluatedAmount amount(Fields in) {
        return new EvaluatedAmount(
                in.text("name"), in.text("formula"), in.text("value"), in.texts("inputs", text -> text));
    }

    private static Json line(PaymentLine line) {
        return new JsonOut()
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
                        source -> new JsonOut()
                                .text("account", source.account())
                                .money("amount", source.amount())
                                .json())
                .texts("reads", line.reads())
                .json();
    }

    private static PaymentLine line(Fields in, Function<String, Money> money) {
        var line = new PaymentLine(
                in.text("clause"),
                in.value("kind", Kind::valueOf),
                in.text("target"),
                in.value("payeeType", PayeeType::valueOf),
                in.text("payee"),
                in.value("due", money),
                in.value("paid", money),
                in.list("sources", s -> new PaymentLine.Source(s.text("account"), s.value("amount", money))),
                new TreeSet<>(in.texts("reads")));
        if (!in.value("shortfall", money).equals(line.shortfall())) {
            throw new IllegalArgumentException("clause " + line.clause() + ": shortfall is not due less paid");
        }
        return line;
    }
}
