package io.penstock.servicing.report.domain;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Money;
import io.penstock.servicing.SmallDeal;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.DeclaredInputs;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.PeriodFigures;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanPeriod;
import io.penstock.waterfall.PeriodCollections;
import io.penstock.waterfall.PoolBalances;
import io.penstock.waterfall.WaterfallJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first payment date of the small deal. Forty loans of 25,000.00 at 6 %, 500.00 a month, so 125.00 interest and 375.00
 * scheduled principal: L001 pays nothing, 38 pay what is due, L040 pays 5,375.00 more than that.
 *
 * <pre>
 *   principal   39 × 375.00 + 5,375.00 = 20,000.00, of which prepaid 5,375.00
 *   balance     1,000,000.00 − 20,000.00 = 980,000.00: L001 25,000.00, 38 × 24,625.00, L040 19,250.00
 * </pre>
 */
public final class ReportCases {

    static final ResolvedDeal DEAL = SmallDeal.resolved();
    static final LocalDate DATE = LocalDate.of(2020, 9, 15);
    static final DistributionId ID = DistributionId.of(SmallDeal.ID, DATE);
    static final YearMonth AUGUST = YearMonth.of(2020, 8);
    static final CollectionTotals TOTALS = new CollectionTotals(
            39,
            usd("25000.00"),
            usd("5000.00"),
            usd("20000.00"),
            usd("0.00"),
            usd("0.00"),
            usd("1000000.00"),
            usd("980000.00"),
            40,
            usd("0.00"),
            usd("25000.00"),
            usd("0.00"),
            usd("0.00"));

    private ReportCases() {}

    /** All that the report of the first payment date is made of. */
    public static ReportFacts facts() {
        return facts(Optional.of(loans()));
    }

    static ReportFacts facts(Optional<LoanPeriod> loans) {
        var calculation = calculation();
        return new ReportFacts(
                DEAL,
                usd("1000000.00"),
                new TreeMap<>(Map.of(AUGUST, TOTALS)),
                List.of(),
                calculation,
                List.of(WaterfallJson.parseReport(calculation.report())),
                loans,
                "731:12");
    }

    static LoanPeriod loans() {
        var opening = new ArrayList<LoanAccount>();
        var closing = new ArrayList<LoanAccount>();
        for (int i = 1; i <= 40; i++) {
            opening.add(loan(i, 2_500_000, 60, 0));
            closing.add(
                    switch (i) {
                        case 1 -> loan(i, 2_500_000, 60, 30);
                        case 40 -> loan(i, 1_925_000, 59, 0);
                        default -> loan(i, 2_462_500, 59, 0);
                    });
        }
        return new LoanPeriod(opening, closing);
    }

    static LoanAccount loan(int number, long balance, int term, int daysPastDue) {
        return LoanAccount.boarded(
                "L%03d".formatted(number), balance, new BigDecimal("0.06"), 50_000, term, daysPastDue);
    }

    static WaterfallCalculated calculation() {
        var figures = new PeriodFigures(
                new PeriodCollections(usd("5000.00"), usd("20000.00"), usd("0.00")).bySource(),
                new PoolBalances(usd("1000000.00"), usd("0.00"), usd("980000.00"), usd("1000000.00"))
                        .withLoans(usd("25000.00"), usd("0.00"), usd("0.00"), 40));
        var decision = Distribution.decide(
                new Calculate(
                        ID,
                        "olga",
                        DEAL,
                        Optional.of(figures),
                        Optional.empty(),
                        DeclaredInputs.NONE,
                        ID.paymentDate()),
                Distribution.INITIAL);
        return decision instanceof Accepted<DistributionEvent>(var events)
                ? (WaterfallCalculated) events.getFirst()
                : refused(decision);
    }

    private static WaterfallCalculated refused(Object decision) {
        throw new AssertionError(decision.toString());
    }

    /** Up to the order of the payout: ALDER holds 60 % of A, BIRCH 40 % of A and all of B. */
    static HolderPayments ordered() {
        var calculation = calculation();
        return HolderPayments.NONE
                .evolve(calculation)
                .evolve(new HoldersRecorded(
                        ID,
                        "olga",
                        LocalDate.of(2020, 9, 14),
                        1,
                        List.of(
                                new Holding("A", "ALDER", "0xa1", 48_000_000),
                                new Holding("A", "BIRCH", "0xb1", 32_000_000),
                                new Holding("B", "BIRCH", "0xb1", 10_000_000))))
                .evolve(new DeclarationOrdered(
                        ID, "olga", 1, usd("24016.67"), List.of(alder(), birch()), List.of(pay())));
    }

    /** Class A has 23,720.56, of which 22,420.56 is principal. */
    static Payout alder() {
        return new Payout(Payout.Kind.CLASS, "ALDER", "A", "0xa1", usd("14232.34"), 1);
    }

    static Payout birch() {
        return new Payout(Payout.Kind.CLASS, "BIRCH", "A", "0xb1", usd("9488.22"), 1);
    }

    static PayoutStep pay() {
        return new PayoutStep(PayoutStep.Kind.PAY, "1", "distribution/" + ID + "/pay/1");
    }

    static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
