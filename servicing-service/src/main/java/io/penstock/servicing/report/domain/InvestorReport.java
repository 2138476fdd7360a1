package io.penstock.servicing.report.domain;

import io.penstock.kernel.Money;
import io.penstock.servicing.report.ReportColumn.Kind;
import io.penstock.servicing.report.ReportDocument;
import io.penstock.servicing.report.ReportDocument.Fact;
import io.penstock.servicing.report.ReportSection;
import java.util.ArrayList;
import java.util.List;

/** Makes the investor report of a payment date. It names no holder: who holds what is told to holders alone. */
public final class InvestorReport {

    /** {@link ReportDocument#kind()} of investor reports. */
    public static final String KIND = "investor-report";

    private InvestorReport() {}

    /**
     * The report.
     *
     * @throws IllegalStateException if figures that must agree do not: then nothing is reported
     */
    public static ReportDocument of(ReportFacts facts) {
        held(facts);
        var sections = new ArrayList<ReportSection>();
        var pool = new PoolSections(facts).sections();
        sections.add(pool.getFirst());
        sections.addAll(CashSections.of(facts));
        sections.addAll(pool.subList(1, pool.size()));
        sections.add(classHistory(facts));
        return new ReportDocument(KIND, "Investor report", head(facts), sections);
    }

    private static List<Fact> head(ReportFacts facts) {
        var calculation = facts.calculation();
        var id = calculation.distributionId();
        return List.of(
                new Fact("deal", "Deal", id.dealId()),
                new Fact("dealName", "Name", facts.deal().document().deal().name()),
                new Fact("paymentDate", "Payment date", id.paymentDate().toString()),
                new Fact("paymentNumber", "Payment number", Integer.toString(calculation.number())),
                new Fact("recordDate", "Record date", calculation.recordDate().toString()),
                new Fact(
                        "collectionPeriod",
                        "Collection period",
                        calculation.collectionPeriod().toString()),
                new Fact(
                        "currency",
                        "Currency",
                        calculation.availableFunds().currency().getCurrencyCode()),
                new Fact("documentHash", "Deal document, SHA-256", calculation.documentHash()),
                new Fact("engineVersion", "Engine", calculation.engineVersion()),
                new Fact("stateHash", "Payment report, SHA-256", calculation.stateHash()),
                new Fact("logPosition", "Log position", facts.position()));
    }

    /** What is reported to investors must be what the payment date was calculated on. */
    private static void held(ReportFacts facts) {
        var report = facts.payment();
        var calculation = facts.calculation();
        if (!report.stateHash().equals(calculation.stateHash())
                || !report.received()
                        .plus(report.keptBefore())
                        .equals(report.totalPaidOut().plus(report.keptAfter()))) {
            throw new IllegalStateException(
                    "the payment report of " + calculation.distributionId() + " is not the one that was calculated");
        }
        var classes = calculation.classes().stream()
                .map(c -> c.interest().plus(c.principal()).plus(c.residual()))
                .reduce(Money.zero(report.currency()), Money::plus);
        var parties =
                report.partyPayments().stream().map(p -> p.amount()).reduce(Money.zero(report.currency()), Money::plus);
        if (classes.plus(parties).compareTo(report.totalPaidOut()) > 0) {
            throw new IllegalStateException("classes and parties of " + calculation.distributionId() + " receive "
                    + classes.plus(parties) + " of " + report.totalPaidOut() + " paid out");
        }
    }

    private static ReportSection classHistory(ReportFacts facts) {
        var table = new Table("classHistory", "Balances by payment date")
                .column("paymentDate", "Payment date", Kind.DATE)
                .column("class", "Class", Kind.TEXT)
                .column("closingBalance", "Closing balance", Kind.AMOUNT)
                .column("factor", "Per 1,000", Kind.DECIMAL);
        for (var payment : facts.payments()) {
            payment.closing()
                    .classes()
                    .forEach((name, state) -> table.row(
                            payment.paymentDate(),
                            name,
                            state.balance(),
                            Rates.perThousand(state.balance(), state.originalBalance())));
        }
        return table.section();
    }
}
