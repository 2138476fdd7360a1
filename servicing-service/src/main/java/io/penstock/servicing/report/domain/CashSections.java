package io.penstock.servicing.report.domain;

import io.penstock.kernel.Money;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.report.ReportColumn.Kind;
import io.penstock.servicing.report.ReportSection;
import io.penstock.waterfall.PaymentLine;
import io.penstock.waterfall.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What came in, where it went, and what is left: the tables that follow from the waterfall. */
final class CashSections {

    private CashSections() {}

    static List<ReportSection> of(ReportFacts facts) {
        var sections = new ArrayList<ReportSection>();
        sections.add(availableFunds(facts));
        sections.add(distributions(facts));
        sections.add(factors(facts));
        sections.add(steps(facts));
        sections.add(fees(facts));
        sections.add(accounts(facts));
        addUnlessEmpty(sections, ledgers(facts));
        addUnlessEmpty(sections, tests(facts));
        sections.add(mode(facts));
        return sections;
    }

    private static void addUnlessEmpty(List<ReportSection> sections, Table table) {
        if (!table.isEmpty()) {
            sections.add(table.section());
        }
    }

    private static ReportSection availableFunds(ReportFacts facts) {
        var report = facts.payment();
        var table = Table.ofAmounts("availableFunds", "Available funds");
        report.sources().forEach((source, amount) -> table.row(source, amount));
        return table.row("received", report.received())
                .row("keptFromBefore", report.keptBefore())
                .row("total", report.received().plus(report.keptBefore()))
                .row("paidOut", report.totalPaidOut())
                .row("keptForNext", report.keptAfter())
                .section();
    }

    private static ReportSection distributions(ReportFacts facts) {
        var report = facts.payment();
        var table = new Table("distributions", "Distributions by class")
                .column("class", "Class", Kind.TEXT)
                .column("originalBalance", "Original balance", Kind.AMOUNT)
                .column("openingBalance", "Opening balance", Kind.AMOUNT)
                .column("interestDue", "Interest due", Kind.AMOUNT)
                .column("interestPaid", "Interest paid", Kind.AMOUNT)
                .column("principalPaid", "Principal paid", Kind.AMOUNT)
                .column("residualPaid", "Residual paid", Kind.AMOUNT)
                .column("totalPaid", "Total paid", Kind.AMOUNT)
                .column("closingBalance", "Closing balance", Kind.AMOUNT)
                .column("deferredInterest", "Interest carried", Kind.AMOUNT)
                .column("writtenDown", "Written down", Kind.AMOUNT);
        var zero = Money.zero(report.currency());
        for (ClassAmount paid : facts.calculation().classes()) {
            var closing = report.closing().classes().get(paid.className());
            table.row(
                    paid.className(),
                    paid.originalBalance(),
                    paid.openingBalance(),
                    interestDue(facts, paid.className()),
                    paid.interest(),
                    paid.principal(),
                    paid.residual(),
                    paid.total(),
                    paid.closingBalance(),
                    closing == null ? zero : closing.deferredInterest(),
                    closing == null ? zero : closing.writtenDown());
        }
        var classes = facts.calculation().classes();
        return table.row(
                        "total",
                        sum(
                                zero,
                                classes.stream()
                                        .map(ClassAmount::originalBalance)
                                        .toList()),
                        sum(
                                zero,
                                classes.stream()
                                        .map(ClassAmount::openingBalance)
                                        .toList()),
                        sum(
                                zero,
                                classes.stream()
                                        .map(c -> interestDue(facts, c.className()))
                                        .toList()),
                        sum(zero, classes.stream().map(ClassAmount::interest).toList()),
                        sum(zero, classes.stream().map(ClassAmount::principal).toList()),
                        sum(zero, classes.stream().map(ClassAmount::residual).toList()),
                        sum(zero, classes.stream().map(ClassAmount::total).toList()),
                        sum(
                                zero,
                                classes.stream()
                                        .map(ClassAmount::closingBalance)
                                        .toList()),
                        "",
                        "")
                .section();
    }

    private static Money interestDue(ReportFacts facts, String className) {
        return facts.payment().accruals().stream()
                .filter(accrual -> accrual.className().equals(className))
                .findFirst()
                .map(accrual -> accrual.due())
                .orElse(Money.zero(facts.payment().currency()));
    }

    /** Per 1,000 of original face, as holders read it. */
    private static ReportSection factors(ReportFacts facts) {
        var table = new Table("factors", "Per 1,000 of original balance")
                .column("class", "Class", Kind.TEXT)
                .column("openingFactor", "Opening balance", Kind.DECIMAL)
                .column("interest", "Interest", Kind.DECIMAL)
                .column("principal", "Principal", Kind.DECIMAL)
                .column("residual", "Residual", Kind.DECIMAL)
                .column("closingFactor", "Closing balance", Kind.DECIMAL);
        for (ClassAmount c : facts.calculation().classes()) {
            var original = c.originalBalance();
            table.row(
                    c.className(),
                    Rates.perThousand(c.openingBalance(), original),
                    Rates.perThousand(c.interest(), original),
                    Rates.perThousand(c.principal(), original),
                    Rates.perThousand(c.residual(), original),
                    Rates.perThousand(c.closingBalance(), original));
        }
        return table.section();
    }

    private static ReportSection steps(ReportFacts facts) {
        var table = new Table("priorityOfPayments", "Priority of payments")
                .column("clause", "Clause", Kind.TEXT)
                .column("kind", "Kind", Kind.TEXT)
                .column("target", "Target", Kind.TEXT)
                .column("due", "Due", Kind.AMOUNT)
                .column("paid", "Paid", Kind.AMOUNT)
                .column("shortfall", "Shortfall", Kind.AMOUNT);
        for (PaymentLine line : facts.payment().lines()) {
            table.row(line.clause(), line.kind().name(), line.target(), line.due(), line.paid(), line.shortfall());
        }
        return table.section();
    }

    private static ReportSection fees(ReportFacts facts) {
        var report = facts.payment();
        var table = new Table("fees", "Fees")
                .column("fee", "Fee", Kind.TEXT)
                .column("unpaidBefore", "Unpaid before", Kind.AMOUNT)
                .column("accrued", "Accrued", Kind.AMOUNT)
                .column("paid", "Paid", Kind.AMOUNT)
                .column("unpaidAfter", "Unpaid after", Kind.AMOUNT);
        var zero = Money.zero(report.currency());
        for (var fee : report.fees()) {
            var paid = sum(
                    zero,
                    report.lines().stream()
                            .filter(line -> line.kind() == PaymentLine.Kind.FEE
                                    && line.target().equals(fee.name()))
                            .map(PaymentLine::paid)
                            .toList());
            table.row(
                    fee.name(),
                    fee.unpaidBefore(),
                    fee.accrued(),
                    paid,
                    report.closing().fees().getOrDefault(fee.name(), zero));
        }
        return table.section();
    }

    private static ReportSection accounts(ReportFacts facts) {
        var report = facts.payment();
        var table = new Table("accounts", "Accounts")
                .column("account", "Account", Kind.TEXT)
                .column("opening", "Opening", Kind.AMOUNT)
                .column("received", "Received", Kind.AMOUNT)
                .column("moved", "Paid in less paid out", Kind.AMOUNT)
                .column("closing", "Closing", Kind.AMOUNT);
        var zero = Money.zero(report.currency());
        var names = new TreeSet<>(report.accountsBefore().keySet());
        names.addAll(report.accountsAfter().keySet());
        for (var name : names) {
            var opening = report.opening().accounts().getOrDefault(name, zero);
            var before = report.accountsBefore().getOrDefault(name, zero);
            var closing = report.accountsAfter().getOrDefault(name, zero);
            table.row(name, opening, before.minus(opening), closing.minus(before), closing);
        }
        return table.section();
    }

    private static Table ledgers(ReportFacts facts) {
        var report = facts.payment();
        var table = new Table("ledgers", "Ledgers")
                .column("ledger", "Ledger", Kind.TEXT)
                .column("opening", "Opening", Kind.AMOUNT)
                .column("closing", "Closing", Kind.AMOUNT);
        report.closing()
                .ledgers()
                .forEach((name, closing) -> table.row(
                        name, report.opening().ledgers().getOrDefault(name, Money.zero(report.currency())), closing));
        return table;
    }

    /** Values as the engine has them; a ratio, which it keeps exact, is rounded to eight decimals. */
    private static Table tests(ReportFacts facts) {
        var table = new Table("tests", "Tests and triggers")
                .column("test", "Test", Kind.TEXT)
                .column("value", "Value", Kind.TEXT)
                .column("level", "Level", Kind.TEXT)
                .column("distance", "Distance", Kind.TEXT)
                .column("passes", "Passes", Kind.TEXT)
                .column("inCompliance", "In compliance", Kind.TEXT);
        for (TestResult test : facts.payment().tests()) {
            table.row(
                    test.name(),
                    Rates.decimal(test.value()),
                    Rates.decimal(test.level()),
                    Rates.decimal(test.distance()),
                    test.passes() ? "yes" : "no",
                    test.inCompliance() ? "yes" : "no");
        }
        return table;
    }

    private static ReportSection mode(ReportFacts facts) {
        var report = facts.payment();
        var table = new Table("mode", "Mode of payment")
                .column("event", "Event", Kind.TEXT)
                .column("mode", "Mode", Kind.TEXT)
                .column("reason", "Reason", Kind.TEXT)
                .row("paidIn", report.mode(), "");
        report.changes().forEach(change -> table.row("changed", change.to(), change.reason()));
        report.calls()
                .forEach(call -> table.row(call.exercised() ? "callExercised" : "callNotExercised", "", call.name()));
        return table.row("next", report.closing().mode(), report.closing().ended() ? "ended" : "")
                .section();
    }

    private static Money sum(Money zero, List<Money> amounts) {
        return amounts.stream().reduce(zero, Money::plus);
    }
}
