package io.penstock.cli.pay;

import static java.util.stream.Collectors.joining;

import io.penstock.cli.output.Table;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import io.penstock.waterfall.ClassPayment;
import io.penstock.waterfall.InterestAccrual;
import io.penstock.waterfall.PaymentLine;
import io.penstock.waterfall.PaymentReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A payment report for people: every step, class, account, amount and test of one payment date. */
final class PaymentTable {

    private final ResolvedDeal deal;
    private final PaymentReport report;
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    private PaymentTable(ResolvedDeal deal, PaymentReport report) {
        this.deal = deal;
        this.report = report;
    }

    static String of(ResolvedDeal deal, PaymentReport report) {
        return new PaymentTable(deal, report).print();
    }

    private String print() {
        head();
        section("Steps", steps());
        section("Classes", classes());
        section("Accounts", accounts());
        if (!report.closing().ledgers().isEmpty()) {
            section("Ledgers", ledgers());
        }
        if (!report.amounts().isEmpty()) {
            section("Amounts", amounts());
        }
        if (!report.tests().isEmpty()) {
            section("Tests", tests());
        }
        if (!report.calls().isEmpty()) {
            section("Calls", calls());
        }
        report.changes()
                .forEach(change -> line("Mode changes from " + change.from() + " to " + change.to() + " ("
                        + change.at().name().toLowerCase(Locale.ROOT) + "): " + change.reason()));
        line("");
        line(grouped(report.keptBefore()) + " in the accounts + " + grouped(report.received()) + " received = "
                + grouped(report.totalPaidOut()) + " paid out + " + grouped(report.keptAfter())
                + " left in the accounts");
        line("report " + report.stateHash());
        out.flush();
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private void head() {
        var period = deal.period(report.collectionPeriod());
        line(deal.dealId() + "  " + deal.document().deal().name());
        line("Collection period " + report.collectionPeriod() + ", payment date " + period.number() + ": "
                + report.paymentDate() + ", record date " + period.recordDate());
        var closing = report.closing();
        line("Mode " + report.mode() + ", then " + (closing.ended() ? "ended" : closing.mode()) + "; amounts in "
                + report.currency());
        line("document " + report.documentHash());
        line("input    " + report.inputHash());
        var table = Table.of("source", "received");
        report.sources().forEach((source, cash) -> table.row(source, grouped(cash)));
        section("Received", table);
    }

    private Table steps() {
        var table = Table.of("clause", "kind", "for", "to", "due", "paid", "shortfall", "from");
        var lines = report.lines();
        for (int i = 0; i < lines.size(); i++) {
            var step = lines.get(i);
            // A step with many targets shows those that are due something, or its first one if none is.
            boolean isFirst = i == 0 || !lines.get(i - 1).clause().equals(step.clause());
            boolean isIdle =
                    lines.stream().filter(l -> l.clause().equals(step.clause())).allMatch(PaymentTable::isZero);
            if (!isZero(step) || (isFirst && isIdle)) {
                table.row(
                        step.clause(),
                        step.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        step.target(),
                        step.payee(),
                        grouped(step.due()),
                        grouped(step.paid()),
                        grouped(step.shortfall()),
                        sources(step));
            }
        }
        return table;
    }

    private static boolean isZero(PaymentLine step) {
        return step.due().isZero() && step.paid().isZero();
    }

    private static String sources(PaymentLine step) {
        if (step.sources().size() == 1) {
            return step.sources().getFirst().account();
        }
        return step.sources().stream()
                .map(source -> source.account() + " " + grouped(source.amount()))
                .collect(joining(", "));
    }

    private Table classes() {
        var table = Table.of(
                "class",
                "opening",
                "rate",
                "days from",
                "to",
                "interest due",
                "interest",
                "principal",
                "residual",
                "written down",
                "closing",
                "factor");
        var names = deal.tranches().stream().map(TrancheTerms::className).toList();
        var inDocumentOrder = report.classPayments().stream()
                .sorted(Comparator.comparingInt((ClassPayment payment) -> names.indexOf(payment.className())))
                .toList();
        for (var payment : inDocumentOrder) {
            var accrual = accrual(payment.className());
            var before = report.opening().classes().get(payment.className());
            var after = report.closing().classes().get(payment.className());
            table.row(
                    payment.className(),
                    grouped(payment.openingBalance()),
                    accrual.map(PaymentTable::rate).orElse(""),
                    accrual.map(a -> a.start().toString()).orElse(""),
                    accrual.map(a -> a.end().toString()).orElse(""),
                    accrual.map(a -> grouped(a.due())).orElse(""),
                    grouped(payment.interest()),
                    grouped(payment.principal()),
                    grouped(payment.residual()),
                    before == null || after == null
                            ? ""
                            : grouped(after.writtenDown().minus(before.writtenDown())),
                    grouped(payment.closingBalance()),
                    factor(payment.closingBalance(), report.closing().originalBalance(payment.className())));
        }
        return table;
    }

    private Optional<InterestAccrual> accrual(String className) {
        return report.accruals().stream()
                .filter(a -> a.className().equals(className))
                .findFirst();
    }

    private static String rate(InterestAccrual accrual) {
        return new BigDecimal(accrual.rate().numerator())
                .divide(new BigDecimal(accrual.rate().denominator()), 10, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String factor(Money closing, Money original) {
        return original.isZero()
                ? ""
                : BigDecimal.valueOf(closing.minorUnits())
                        .divide(BigDecimal.valueOf(original.minorUnits()), 7, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private Table accounts() {
        var table = Table.of("account", "opening", "at the first step", "closing");
        report.accountsBefore()
                .forEach((name, before) -> table.row(
                        name,
                        grouped(report.opening().account(name)),
                        grouped(before),
                        grouped(report.closing().account(name))));
        return table;
    }

    private Table ledgers() {
        var table = Table.of("ledger", "opening", "closing");
        report.closing()
                .ledgers()
                .forEach((name, closing) ->
                        table.row(name, grouped(report.opening().ledger(name)), grouped(closing)));
        return table;
    }

    private Table amounts() {
        var table = Table.of("amount", "value", "formula", "read");
        report.amounts()
                .forEach(amount -> table.row(amount.name(), amount.value(), amount.formula(), inputs(amount.inputs())));
        return table;
    }

    private Table tests() {
        var table = Table.of("test", "passes", "in compliance", "in a row", "value", "level", "distance", "read");
        report.tests()
                .forEach(test -> table.row(
                        test.name(),
                        test.passes() ? "yes" : "no",
                        test.inCompliance() ? "yes" : "no",
                        test.passesInARow(),
                        test.value(),
                        test.level(),
                        test.distance(),
                        inputs(test.inputs())));
        return table;
    }

    private Table calls() {
        var table = Table.of("call", "exercisable", "exercised", "price", "read");
        report.calls()
                .forEach(call -> table.row(
                        call.name(),
                        call.exercisable() ? "yes" : "no",
                        call.exercised() ? "yes" : "no",
                        grouped(call.price()),
                        inputs(call.inputs())));
        return table;
    }

    private static String inputs(Map<String, String> inputs) {
        return new TreeSet<>(inputs.keySet())
                .stream().map(name -> name + " = " + inputs.get(name)).collect(joining(", "));
    }

    private void section(String title, Table table) {
        line("");
        line(title);
        table.print(out);
    }

    private void line(String content) {
        out.println(content);
    }

    private static String grouped(Money money) {
        return Figures.grouped(money);
    }
}
