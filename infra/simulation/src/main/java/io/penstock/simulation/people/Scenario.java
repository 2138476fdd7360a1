package io.penstock.simulation.people;

import io.penstock.deal.DealDocuments;
import io.penstock.deal.ResolvedDeal;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.application.DealPreparation.Asked;
import io.penstock.kernel.Money;
import io.penstock.platform.deal.DealYaml;
import io.penstock.simulation.world.Dice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a simulated life is about: a pool, a deal on it, and who subscribes. There are a few, made once.
 *
 * @param tape of which some loans miss the criteria
 * @param deal document that people want
 * @param draft another document, which somebody may send first
 * @param asked the allocation: in two investors' hands for each class
 */
public record Scenario(
        AssetPoolId poolId,
        DealId dealId,
        List<EligibilityCriterion> criteria,
        LoanTape tape,
        ResolvedDeal deal,
        ResolvedDeal draft,
        List<Asked> asked) {

    public static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);
    public static final Currency DOLLAR = Currency.getInstance("USD");
    public static final List<InvestorId> INVESTORS =
            List.of(InvestorId.named("INV-1"), InvestorId.named("INV-2"), InvestorId.named("INV-3"));
    private static final int VARIANTS = 8;
    private static final long DENOMINATION = 1_000_00;
    private static final long DEAREST_TO_POOL = 40_000_00;
    private static final Map<Integer, Scenario> MADE = new ConcurrentHashMap<>();

    /** One of the few. */
    public static Scenario draw(Dice dice) {
        return MADE.computeIfAbsent(dice.below(VARIANTS), Scenario::make);
    }

    private static Scenario make(int variant) {
        var dice = new Dice(variant);
        var loans = new ArrayList<LoanRecord>();
        int count = dice.between(6, 14);
        for (int i = 1; i <= count; i++) {
            loans.add(loan(i, dice.between(4_000_00, 42_000_00), dice));
        }
        var tape = new LoanTape("%064x".formatted(variant + 1), "tape.csv", DOLLAR, CUT_OFF, loans);
        long balance = loans.stream()
                .mapToLong(LoanRecord::currentBalance)
                .filter(amount -> amount <= DEAREST_TO_POOL)
                .sum();
        var id = "LIFE-2020-" + (variant + 1);
        long senior = floor(balance * 80 / 100);
        long mezzanine = floor(balance * 10 / 100);
        long equity = floor(balance - senior - mezzanine);
        return new Scenario(
                AssetPoolId.named("POOL-" + (variant + 1)),
                DealId.named(id),
                List.of(new EligibilityCriterion(EligibilityCriterion.Rule.MAX_BALANCE, new BigDecimal("40000"))),
                tape,
                DocumentText.resolve(id, senior, mezzanine, equity, balance / 100, "15.00"),
                DocumentText.resolve(id, senior, mezzanine, equity, balance / 100, "16.00"),
                asked(List.of(senior, mezzanine, equity)));
    }

    private static LoanRecord loan(int line, long balance, Dice dice) {
        int term = dice.between(3, 60);
        var rate = BigDecimal.valueOf(dice.between(0, 1999), 4);
        return new LoanRecord(
                line,
                "LOAN-%03d".formatted(line),
                CUT_OFF,
                "CA",
                OptionalInt.of(700),
                balance,
                72,
                term,
                rate.stripTrailingZeros(),
                OptionalInt.of(dice.perMille(150) ? 31 : 0),
                balance,
                balance,
                balance / term + dice.between(1, 5_000),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static List<Asked> asked(List<Long> balances) {
        var lines = new ArrayList<Asked>();
        for (int i = 0; i < balances.size(); i++) {
            long first = floor(balances.get(i) / 3);
            var className = DocumentText.CLASSES.get(i);
            long second = balances.get(i) - first;
            if (first > 0) {
                lines.add(new Asked(className, INVESTORS.get(i % 3), new Money(DOLLAR, first)));
            }
            lines.add(new Asked(className, INVESTORS.get((i + 1) % 3), new Money(DOLLAR, second)));
        }
        return List.copyOf(lines);
    }

    private static long floor(long cents) {
        return cents / DENOMINATION * DENOMINATION;
    }

    /** The wallet of an investor or a party, by number. */
    public static String wallet(int number) {
        return "0x%040x".formatted(0xabc000 + number);
    }

    public static String walletOf(InvestorId investor) {
        return wallet(INVESTORS.indexOf(investor));
    }

    /** What an investor has to pay at closing, in cents. */
    public long cashOf(InvestorId investor) {
        return asked.stream()
                .filter(line -> line.investorId().equals(investor))
                .mapToLong(line -> line.faceValue().minorUnits())
                .sum();
    }

    /** The document of a scenario's deal. */
    private static final class DocumentText {

        static final List<String> CLASSES = List.of("A", "B", "C");

        private DocumentText() {}

        static ResolvedDeal resolve(
                String id, long senior, long mezzanine, long equity, long reserve, String trusteeFee) {
            var yaml = """
                    schema: penstock/deal/1
                    deal: {id: %s, name: Life, currency: USD, cutOffDate: 2020-07-31, closingDate: 2020-08-19, legalFinalMaturity: 2027-09-15}
                    parties:
                      - {role: seller, name: Seller, wallet: "%s"}
                      - {role: servicer, name: Servicer, wallet: "%s"}
                      - {role: trustee, name: Trustee, wallet: "%s"}
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
                      - {className: A, rank: SENIOR, originalBalance: "%s", denomination: "1000.00", coupon: {fixed: "0.0225"}, dayCount: THIRTY_360}
                      - {className: B, rank: MEZZANINE, originalBalance: "%s", denomination: "1000.00", coupon: {fixed: "0.041"}, dayCount: THIRTY_360}
                      - {className: C, rank: EQUITY, originalBalance: "%s", denomination: "1000.00"}
                    fees:
                      - {name: servicingFee, payee: servicer, amount: servicingFeeDue}
                      - {name: trusteeFee, payee: trustee, amount: trusteeFeeDue}
                    amounts:
                      - {name: servicingFeeDue, formula: "0.01 / 12 * pool.balance@begin", round: fee}
                      - {name: trusteeFeeDue, formula: "USD %s"}
                      - {name: reserveTarget, formula: "min(sum(A, B).balance@open, 0.01 * pool.balance@cutOff)", round: cent}
                      - {name: reserveExcess, formula: "excess(account.reserve.balance@open, reserveTarget)"}
                      - {name: ocTarget, formula: "max(0.12 * pool.balance@end, 0.02 * pool.balance@cutOff)", round: cent}
                      - {name: first, formula: "excess(sum(A).balance@open, pool.balance@end)"}
                      - {name: second, formula: "excess(sum(A, B).balance@open, pool.balance@end + first)"}
                      - {name: regular, formula: "excess(sum(A, B).balance@open - first - second, pool.balance@end - ocTarget)"}
                      - {name: equity, formula: "if(sum(A, B).balance@now = USD 0.00, excess(tranche.C.balance@open, pool.balance@end), USD 0.00)", at: use}
                    orders:
                      principalOrder: {sequential: [A, B]}
                    modes:
                      amortizing:
                        - {clause: "1", transfer: reserveExcess, from: reserve, to: collections}
                        - {clause: "2", pay: fee, targets: [servicingFee], from: collections, support: [reserve]}
                        - {clause: "3", pay: fee, targets: [trusteeFee], from: collections, support: [reserve]}
                        - {clause: "4", pay: interest, targets: [A], from: collections, support: [reserve]}
                        - {clause: "5", pay: principal, upTo: first, targets: {ref: principalOrder}, from: collections, support: [reserve]}
                        - {clause: "6", pay: interest, targets: [B], from: collections, support: [reserve]}
                        - {clause: "7", pay: principal, upTo: second, targets: {ref: principalOrder}, from: collections, support: [reserve]}
                        - {clause: "8", toTarget: reserve, from: collections}
                        - {clause: "9", pay: principal, upTo: regular, targets: {ref: principalOrder}, from: collections}
                        - {clause: "10", pay: principal, upTo: equity, targets: [C], from: collections}
                        - {clause: "11", residual: C, from: collections}
                    """.formatted(
                            id,
                            wallet(10),
                            wallet(11),
                            wallet(12),
                            major(reserve),
                            major(senior),
                            major(mezzanine),
                            major(equity),
                            trusteeFee);
            var parsed = DealDocuments.parse(DealYaml.toCanonicalJson(yaml));
            return parsed.deal().orElseThrow(() -> new IllegalStateException(String.valueOf(parsed.findings())));
        }

        private static String major(long cents) {
            return BigDecimal.valueOf(cents, 2).toPlainString();
        }
    }
}
