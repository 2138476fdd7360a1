package io.penstock.servicing.report.domain;

import io.penstock.kernel.Money;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.report.ReportColumn.Kind;
import io.penstock.servicing.report.ReportDocument;
import io.penstock.servicing.report.ReportDocument.Fact;
import io.penstock.servicing.report.ReportSection;
import java.util.List;
import java.util.Optional;

/**
 * Makes the statement of one investor for a payment date: what it held on the record date, what it was paid, and by which
 * transaction.
 *
 * <p>A wallet is paid one amount for each class. How much of it is interest, principal and residual is shared in the
 * proportion in which the class was paid, by largest remainder: the three add up to the amount that was paid, to the cent,
 * and each is within a cent of its exact share. Tax is not in it: the platform withholds none and knows none.
 */
public final class HolderStatement {

    /** {@link ReportDocument#kind()} of statements. */
    public static final String KIND = "holder-statement";

    private HolderStatement() {}

    /** The statement; empty if the investor held nothing on the record date, or none is fixed yet. */
    public static Optional<ReportDocument> of(HolderPayments payments, String investorId) {
        var record = payments.record();
        var calculated = payments.calculation();
        if (record.isEmpty() || calculated.isEmpty()) {
            return Optional.empty();
        }
        var holdings = record.get().holdings().stream()
                .filter(holding -> holding.investorId().equals(investorId))
                .toList();
        if (holdings.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ReportDocument(
                KIND,
                "Holder statement",
                head(calculated.get(), investorId),
                List.of(holdings(calculated.get(), holdings), payments(calculated.get(), payments, investorId))));
    }

    private static List<Fact> head(WaterfallCalculated calculation, String investorId) {
        var id = calculation.distributionId();
        return List.of(
                new Fact("deal", "Deal", id.dealId()),
                new Fact("investor", "Investor", investorId),
                new Fact("paymentDate", "Payment date", id.paymentDate().toString()),
                new Fact("recordDate", "Record date", calculation.recordDate().toString()),
                new Fact(
                        "collectionPeriod",
                        "Collection period",
                        calculation.collectionPeriod().toString()),
                new Fact(
                        "currency",
                        "Currency",
                        calculation.availableFunds().currency().getCurrencyCode()),
                new Fact("stateHash", "Payment report, SHA-256", calculation.stateHash()));
    }

    private static ReportSection holdings(WaterfallCalculated calculation, List<Holding> holdings) {
        var table = new Table("holdings", "Holdings on the record date")
                .column("class", "Class", Kind.TEXT)
                .column("wallet", "Wallet", Kind.TEXT)
                .column("units", "Original face", Kind.AMOUNT)
                .column("openingFactor", "Per 1,000 before", Kind.DECIMAL)
                .column("closingFactor", "Per 1,000 after", Kind.DECIMAL);
        for (var holding : holdings) {
            var paid = amounts(calculation, holding.className());
            table.row(
                    holding.className(),
                    holding.wallet(),
                    new Money(calculation.availableFunds().currency(), holding.units()),
                    Rates.perThousand(paid.openingBalance(), paid.originalBalance()),
                    Rates.perThousand(paid.closingBalance(), paid.originalBalance()));
        }
        return table.section();
    }

    private static ReportSection payments(WaterfallCalculated calculation, HolderPayments payments, String investorId) {
        var table = new Table("payments", "Payments")
                .column("class", "Class", Kind.TEXT)
                .column("wallet", "Wallet", Kind.TEXT)
                .column("interest", "Interest", Kind.AMOUNT)
                .column("principal", "Principal", Kind.AMOUNT)
                .column("residual", "Residual", Kind.AMOUNT)
                .column("amount", "Amount", Kind.AMOUNT)
                .column("state", "State", Kind.TEXT)
                .column("transaction", "Transaction", Kind.TEXT);
        var zero = Money.zero(calculation.availableFunds().currency());
        var sums = new Money[] {zero, zero, zero, zero};
        var own = payments.order().stream()
                .flatMap(order -> order.payouts().stream())
                .filter(payout ->
                        payout.kind() == Payout.Kind.CLASS && payout.payee().equals(investorId))
                .toList();
        for (var payout : own) {
            var paid = amounts(calculation, payout.className());
            var parts = payout.amount().allocate(List.of(paid.interest(), paid.principal(), paid.residual()));
            table.row(
                    payout.className(),
                    payout.wallet(),
                    parts.get(0),
                    parts.get(1),
                    parts.get(2),
                    payout.amount(),
                    state(payments, payout),
                    payments.transaction(payout).orElse(""));
            for (int i = 0; i < parts.size(); i++) {
                sums[i] = sums[i].plus(parts.get(i));
            }
            sums[3] = sums[3].plus(payout.amount());
        }
        return table.row("total", "", sums[0], sums[1], sums[2], sums[3], "", "")
                .section();
    }

    private static String state(HolderPayments payments, Payout payout) {
        if (payments.isReserved(payout)) {
            return "RESERVED";
        }
        return payments.transaction(payout).isPresent() ? "PAID" : "ORDERED";
    }

    private static ClassAmount amounts(WaterfallCalculated calculation, String className) {
        return calculation.classes().stream()
                .filter(c -> c.className().equals(className))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        calculation.distributionId() + " has holders of class " + className + " and did not pay it"));
    }
}
