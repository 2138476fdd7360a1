package io.penstock.cli.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * The deal of the demo, sized to the pool that was frozen: 80 % senior, 10 % mezzanine, the rest equity, each rounded
 * down to its denomination.
 *
 * @param dealId of the deal
 * @param poolBalance of the eligible loans at the cut-off date, in cents
 */
record SampleDeal(String dealId, long poolBalance) {

    static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);
    static final LocalDate CLOSING = LocalDate.of(2020, 8, 19);
    static final List<YearMonth> COLLECTION_PERIODS =
            List.of(YearMonth.of(2020, 8), YearMonth.of(2020, 9), YearMonth.of(2020, 10));
    private static final long DENOMINATION = 1_000_00;

    /** One class of the sample, with what each investor takes of it in per cent. */
    record SampleClass(String className, String rank, String coupon, long originalBalance, List<Part> parts) {}

    record Part(String investorId, int percent) {}

    /** What one investor takes of a class, in cents. */
    record Subscription(String className, String investorId, long amount) {}

    List<SampleClass> classes() {
        var senior = floor(percent(80));
        var mezzanine = floor(percent(10));
        return List.of(
                new SampleClass(
                        "A", "SENIOR", "0.0225", senior, List.of(new Part("INV-ALDER", 60), new Part("INV-BIRCH", 40))),
                new SampleClass(
                        "B",
                        "MEZZANINE",
                        "0.0410",
                        mezzanine,
                        List.of(new Part("INV-BIRCH", 70), new Part("INV-CEDAR", 30))),
                new SampleClass(
                        "C",
                        "EQUITY",
                        "",
                        floor(poolBalance - senior - mezzanine),
                        List.of(new Part("INV-CEDAR", 25), new Part("INV-DOGWOOD", 75))));
    }

    /** In whole denominations; the last investor of a class takes what rounding left. */
    List<Subscription> subscriptions() {
        return classes().stream()
                .flatMap(c -> {
                    var first = c.parts().getFirst();
                    var taken = floor(c.originalBalance() / 100 * first.percent());
                    return List.of(
                            new Subscription(c.className(), first.investorId(), taken),
                            new Subscription(
                                    c.className(), c.parts().getLast().investorId(), c.originalBalance() - taken))
                            .stream();
                })
                .toList();
    }

    static List<String> investors() {
        return List.of("INV-ALDER", "INV-BIRCH", "INV-CEDAR", "INV-DOGWOOD");
    }

    /** What an investor needs in tokenised cash to settle, in cents. */
    long cashOf(String investorId) {
        return subscriptions().stream()
                .filter(s -> s.investorId().equals(investorId))
                .mapToLong(Subscription::amount)
                .sum();
    }

    /**
     * The deal document.
     *
     * @param seller wallet that receives the proceeds
     * @param servicer wallet of the servicing fee
     * @param trustee wallet of the trustee's fee
     */
    String document(String seller, String servicer, String trustee) {
        var text = new StringBuilder(
                """
                # Sample deal of ./penstock demo, sized to its pool.
                schema: penstock/deal/1
                deal:
                  id: %s
                  name: Atlas Auto Receivables 2020-1
                  currency: USD
                  cutOffDate: %s
                  closingDate: %s
                  legalFinalMaturity: 2027-09-15
                parties:
                  - {role: seller, name: Atlas Motor Credit, wallet: "%s"}
                  - {role: servicer, name: Atlas Servicing, wallet: "%s"}
                  - {role: trustee, name: Harbor Trust, wallet: "%s"}
                calendar:
                  centre: USNY
                  convention: FOLLOWING
                  paymentDay: 15
                  firstPaymentDate: 2020-09-15
                  collectionPeriod: PREVIOUS_MONTH
                  recordDateBusinessDaysBefore: 1
                  accrual: {THIRTY_360: UNADJUSTED}
                rounding: {interest: HALF_UP, fee: HALF_UP, cent: HALF_UP, share: LARGEST_REMAINDER}
                accounts:
                  collections: {}
                  reserve: {initialDeposit: "%s", target: reserveTarget}
                tranches:
                """.formatted(dealId, CUT_OFF, CLOSING, seller, servicer, trustee, major(percent(1))));
        for (var c : classes()) {
            text.append("  - {className: %s, rank: %s, originalBalance: \"%s\", denomination: \"1000.00\""
                    .formatted(c.className(), c.rank(), major(c.originalBalance())));
            text.append(
                    c.coupon().isEmpty()
                            ? "}\n"
                            : ", coupon: {fixed: \"%s\"}, dayCount: THIRTY_360}\n".formatted(c.coupon()));
        }
        return text.append("""
                fees:
                  - {name: servicingFee, payee: servicer, amount: servicingFeeDue}
                  - {name: trusteeFee, payee: trustee, amount: trusteeFeeDue}
                amounts:
                  # 1.00 % a year of the pool at the begin of the collection period, a twelfth each month.
                  - {name: servicingFeeDue, formula: "0.01 / 12 * pool.balance@begin", round: fee}
                  - {name: trusteeFeeDue, formula: "USD 1500.00"}
                  # 1 % of the pool at cut-off, but never more than the notes still outstanding.
                  - {name: reserveTarget, formula: "min(sum(A, B).balance@open, 0.01 * pool.balance@cutOff)", round: cent}
                  - {name: reserveExcess, formula: "excess(account.reserve.balance@open, reserveTarget)"}
                  - {name: ocTarget, formula: "max(0.12 * pool.balance@end, 0.02 * pool.balance@cutOff)", round: cent}
                  - {name: first, formula: "excess(sum(A).balance@open, pool.balance@end)"}
                  - {name: second, formula: "excess(sum(A, B).balance@open, pool.balance@end + first)"}
                  - {name: regular, formula: "excess(sum(A, B).balance@open - first - second, pool.balance@end - ocTarget)"}
                  # Equity is repaid as the pool shrinks, once no note is outstanding.
                  - {name: equity, formula: "if(sum(A, B).balance@now = USD 0.00, excess(tranche.C.balance@open, pool.balance@end), USD 0.00)", at: use}
                orders:
                  principalOrder: {sequential: [A, B]}
                modes:
                  amortizing:
                    - {clause: "3.01(a)", transfer: reserveExcess, from: reserve, to: collections}
                    - {clause: "3.01(b)", pay: fee, targets: [servicingFee], from: collections, support: [reserve]}
                    - {clause: "3.01(c)", pay: fee, targets: [trusteeFee], from: collections, support: [reserve]}
                    - {clause: "3.01(d)", pay: interest, targets: [A], from: collections, support: [reserve]}
                    - {clause: "3.01(e)", pay: principal, upTo: first, targets: {ref: principalOrder}, from: collections, support: [reserve]}
                    - {clause: "3.01(f)", pay: interest, targets: [B], from: collections, support: [reserve]}
                    - {clause: "3.01(g)", pay: principal, upTo: second, targets: {ref: principalOrder}, from: collections, support: [reserve]}
                    - {clause: "3.01(h)", toTarget: reserve, from: collections}
                    - {clause: "3.01(i)", pay: principal, upTo: regular, targets: {ref: principalOrder}, from: collections}
                    - {clause: "3.01(j)", pay: principal, upTo: equity, targets: [C], from: collections}
                    - {clause: "3.01(k)", residual: C, from: collections}
                """).toString();
    }

    /** Cents as major units with two decimals. */
    static String major(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private long percent(int percent) {
        return BigDecimal.valueOf(poolBalance)
                .multiply(BigDecimal.valueOf(percent, 2))
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    private static long floor(long cents) {
        return cents / DENOMINATION * DENOMINATION;
    }
}
