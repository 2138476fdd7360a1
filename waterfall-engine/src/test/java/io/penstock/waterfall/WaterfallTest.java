package io.penstock.waterfall;

import static io.penstock.waterfall.AtlasInputs.ATLAS;
import static io.penstock.waterfall.AtlasInputs.input;
import static io.penstock.waterfall.AtlasInputs.state;
import static io.penstock.waterfall.AtlasInputs.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample deal on payment dates counted by hand. */
class WaterfallTest {

    private static final YearMonth AUGUST = YearMonth.of(2020, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2020, 9);

    /**
     * Fee 55,000,000 / 1200. 26 days of 30/360 from 19 August to 15 September: A 44,000,000 × 1.45 % × 26/360,
     * B 6,000,000 × 3.10 % × 26/360. Reserve 50,000 to 1 % of the cut-off pool. Pool at end 53,700,000, OC
     * target 12 % of it, so regular principal due is 50,000,000 − (53,700,000 − 6,444,000) = 2,744,000, and
     * 1,543,155.56 of cash are left for it.
     */
    @Test
    void paysInOrderUntilCashIsGone() {
        var report =
                run(input(AUGUST, "500000.00", "1200000.00", "55000000.00", "100000.00", DealState.atClosing(ATLAS)));

        assertThat(lines(report))
                .containsExactly(
                        "3.01(a) TRANSFER collections due 0.00 paid 0.00 []",
                        "3.01(b) FEE servicingFee due 45833.33 paid 45833.33 [collections]",
                        "3.01(c) FEE trusteeFee due 1500.00 paid 1500.00 [collections]",
                        "3.01(d) INTEREST A due 46077.78 paid 46077.78 [collections]",
                        "3.01(e) PRINCIPAL A due 0.00 paid 0.00 []",
                        "3.01(e) PRINCIPAL B due 0.00 paid 0.00 []",
                        "3.01(f) INTEREST B due 13433.33 paid 13433.33 [collections]",
                        "3.01(g) PRINCIPAL A due 0.00 paid 0.00 []",
                        "3.01(g) PRINCIPAL B due 0.00 paid 0.00 []",
                        "3.01(h) TRANSFER reserve due 50000.00 paid 50000.00 [collections]",
                        "3.01(i) PRINCIPAL A due 2744000.00 paid 1543155.56 [collections]",
                        "3.01(i) PRINCIPAL B due 0.00 paid 0.00 []",
                        "3.01(j) PRINCIPAL C due 0.00 paid 0.00 []",
                        "3.01(k) RESIDUAL C due 0.00 paid 0.00 []");
        assertThat(left(report)).containsExactly("550000.00", "42456844.44", "6000000.00", "5000000.00");
        assertThat(report.totalPaidOut()).isEqualTo(usd("1650000.00"));
        assertThat(report.partyPayments())
                .containsExactly(
                        new PartyPayment("servicer", usd("45833.33")), new PartyPayment("trustee", usd("1500.00")));
        assertThat(report.classPayments().getFirst())
                .isEqualTo(new ClassPayment(
                        "A", usd("46077.78"), usd("1543155.56"), usd("0.00"), usd("44000000.00"), usd("42456844.44")));
        assertThat(report.classPayments().getFirst().total()).isEqualTo(usd("1589233.34"));
    }

    @Test
    void keepsEachAmountWithItsInputs() {
        var report =
                run(input(AUGUST, "500000.00", "1200000.00", "55000000.00", "100000.00", DealState.atClosing(ATLAS)));
        assertThat(report.named("regular"))
                .contains(new EvaluatedAmount(
                        "regular",
                        "excess(sum(A, B).balance@open - first - second, pool.balance@end - ocTarget)",
                        "2744000.00",
                        new TreeMap<>(Map.of(
                                "sum(A, B).balance@open", "50000000.00",
                                "first", "0.00",
                                "second", "0.00",
                                "pool.balance@end", "53700000.00",
                                "ocTarget", "6444000.00"))));
        assertThat(report.named("nothing")).isEmpty();
        assertThat(report.accruals().getFirst().accrued()).isEqualTo(usd("46077.78"));
    }

    /** 30,000.00 came in; fees and interest of 106,844.44 draw 76,844.44 from the reserve, nothing else does. */
    @Test
    void theReserveSupportsFeesAndInterest() {
        var report = run(input(AUGUST, "20000.00", "10000.00", "55000000.00", "0.00", DealState.atClosing(ATLAS)));
        assertThat(lines(report))
                .contains(
                        "3.01(b) FEE servicingFee due 45833.33 paid 45833.33 [collections, reserve]",
                        "3.01(f) INTEREST B due 13433.33 paid 13433.33 [reserve]",
                        "3.01(h) TRANSFER reserve due 126844.44 paid 0.00 []",
                        "3.01(i) PRINCIPAL A due 1608800.00 paid 0.00 []");
        assertThat(report.reserveAfter()).isEqualTo(usd("423155.56"));
        assertThat(line(report, "3.01(b)").sources())
                .containsExactly(
                        new PaymentLine.Source("collections", usd("30000.00")),
                        new PaymentLine.Source("reserve", usd("15833.33")));
    }

    @Test
    void whatIsNotPaidIsCarriedAndDueFirstNextTime() {
        var first = run(input(
                AUGUST,
                "20000.00",
                "10000.00",
                "55000000.00",
                "0.00",
                state("0.00", "44000000.00", "6000000.00", "5000000.00")));
        assertThat(first.closing().fees())
                .isEqualTo(Map.of("servicingFee", usd("15833.33"), "trusteeFee", usd("1500.00")));
        assertThat(first.closing().classes().get("A"))
                .isEqualTo(new ClassState(usd("44000000.00"), usd("44000000.00"), usd("46077.78")));

        var second = run(input(SEPTEMBER, "500000.00", "0.00", "54990000.00", "0.00", first.closing()));
        // 54,990,000 / 1200 = 45,825.00 and what was owed; a month of A is 53,166.67, without interest on interest.
        assertThat(lines(second))
                .contains(
                        "3.01(b) FEE servicingFee due 61658.33 paid 61658.33 [collections]",
                        "3.01(c) FEE trusteeFee due 3000.00 paid 3000.00 [collections]",
                        "3.01(d) INTEREST A due 99244.45 paid 99244.45 [collections]",
                        "3.01(f) INTEREST B due 28933.33 paid 28933.33 [collections]");
        assertThat(second.closing().classes().get("A"))
                .extracting(ClassState::deferredInterest)
                .isEqualTo(usd("0.00"));
    }

    /** A loss of 12,000,000 leaves A above the pool: A is paid down to it before B has its interest. */
    @Test
    void priorityPrincipalComesBeforeJuniorInterest() {
        var report = run(input(
                SEPTEMBER,
                "100000.00",
                "900000.00",
                "55000000.00",
                "12000000.00",
                state("0.00", "44000000.00", "6000000.00", "5000000.00")));
        // Pool at end 42,100,000: first = 1,900,000; cash 1,000,000 − 45,833.33 − 1,500 − 53,166.67 = 899,500.00.
        assertThat(lines(report))
                .contains(
                        "3.01(e) PRINCIPAL A due 1900000.00 paid 899500.00 [collections]",
                        "3.01(f) INTEREST B due 15500.00 paid 0.00 []",
                        // second = 50,000,000 − 42,100,000 − 1,900,000, of which A takes what the first left of it
                        "3.01(g) PRINCIPAL A due 6000000.00 paid 0.00 []");
    }

    /**
     * B is down to 100,000.00 and the OC target is above the pool: B is repaid whole, never more than whole.
     * The reserve target falls with B, 450,000.00 are released, and equity has the rest as principal.
     */
    @Test
    void equityIsRepaidWhenNoNoteIsLeft() {
        var report = run(input(
                SEPTEMBER,
                "20000.00",
                "600000.00",
                "1600000.00",
                "0.00",
                state("550000.00", "0.00", "100000.00", "5000000.00")));
        assertThat(lines(report))
                .contains(
                        "3.01(a) TRANSFER collections due 450000.00 paid 450000.00 [reserve]",
                        "3.01(b) FEE servicingFee due 1333.33 paid 1333.33 [collections]",
                        "3.01(f) INTEREST B due 258.33 paid 258.33 [collections]",
                        "3.01(i) PRINCIPAL B due 100000.00 paid 100000.00 [collections]",
                        "3.01(j) PRINCIPAL C due 4000000.00 paid 966908.34 [collections]",
                        "3.01(k) RESIDUAL C due 0.00 paid 0.00 []");
        assertThat(left(report)).containsExactly("100000.00", "0.00", "0.00", "4033091.66");
    }

    @Test
    void approvesEveryLineByOneHash() {
        var opening = DealState.atClosing(ATLAS);
        var one = run(input(AUGUST, "500000.00", "1200000.00", "55000000.00", "100000.00", opening));
        var same = run(input(AUGUST, "500000.00", "1200000.00", "55000000.00", "100000.00", opening));
        var other = run(input(AUGUST, "500000.01", "1200000.00", "55000000.00", "100000.00", opening));
        assertThat(same).isEqualTo(one);
        assertThat(one.stateHash()).matches("[0-9a-f]{64}").isNotEqualTo(other.stateHash());
        assertThat(one.inputHash()).isNotEqualTo(other.inputHash());
    }

    @Test
    void refusesTheInputOfAnotherDealOrDate() {
        var good = input(AUGUST, "1.00", "1.00", "55000000.00", "0.00", DealState.atClosing(ATLAS));
        assertThatThrownBy(() -> Waterfall.run(SampleDeals.read("/golden/caot-2024-2/deal.json"), good))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("documentHash: deal CAOT-2024-2 has ");
        assertThatThrownBy(() -> run(good.withFixings(Map.of("SOFR", BigDecimal.ONE))))
                .hasMessage("fixings: deal ATLAS-2020-1 has [], the input [SOFR]");
        assertThatThrownBy(() -> run(new WaterfallInput(
                        good.documentHash(),
                        good.currency(),
                        SEPTEMBER,
                        good.previousPaymentDate(),
                        good.paymentDate(),
                        good.accrualStart(),
                        good.accrualEnd(),
                        good.collections(),
                        good.pool(),
                        good.fixings(),
                        good.inputs(),
                        good.exercised(),
                        good.opening())))
                .hasMessage("paymentDate: deal ATLAS-2020-1 has 2020-10-15, the input 2020-09-15");
        var o = good.opening();
        var lessClasses = new DealState(
                o.mode(),
                o.ended(),
                o.paymentNumber(),
                o.accounts(),
                new TreeMap<>(),
                o.fees(),
                o.ledgers(),
                o.tests(),
                o.previous(),
                o.pool(),
                o.collected());
        assertThatThrownBy(() -> run(input(AUGUST, "1.00", "1.00", "55000000.00", "0.00", lessClasses)))
                .hasMessage("classes: deal ATLAS-2020-1 has [A, B, C], the input []");
    }

    @Test
    void refusesAPoolThatDoesNotRollForward() {
        var collections = new PeriodCollections(usd("1.00"), usd("10.00"), usd("0.00"));
        var pool = new PoolBalances(usd("100.00"), usd("5.00"), usd("85.01"), usd("100.00"));
        assertThatThrownBy(() -> WaterfallInput.of(ATLAS, AUGUST, collections, pool, DealState.atClosing(ATLAS)))
                .hasMessage("pool begins at USD 100.00, less principal USD 10.00 and defaulted USD 5.00 is USD 85.00,"
                        + " not USD 85.01");
    }

    @Test
    void refusesNegativeAmounts() {
        assertThatThrownBy(() -> new PeriodCollections(usd("-0.01"), usd("0.00"), usd("0.00")))
                .hasMessage("interest collections may not be negative: USD -0.01");
        assertThatThrownBy(() -> new ClassState(usd("1.00"), usd("1.00"), usd("-0.01")))
                .hasMessage("deferred interest may not be negative: USD -0.01");
    }

    private static PaymentReport run(WaterfallInput input) {
        return Waterfall.confirmed(ATLAS, input);
    }

    /** The reserve and the balances of A, B and C. */
    private static List<String> left(PaymentReport report) {
        var closing = report.closing();
        return Stream.of(closing.account("reserve"), closing.balance("A"), closing.balance("B"), closing.balance("C"))
                .map(WaterfallTest::figures)
                .toList();
    }

    private static PaymentLine line(PaymentReport report, String clause) {
        return report.lines().stream()
                .filter(l -> l.clause().equals(clause))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(PaymentReport report) {
        return report.lines().stream()
                .map(l -> l.clause() + " " + l.kind() + " " + l.target() + " due " + figures(l.due()) + " paid "
                        + figures(l.paid()) + " "
                        + l.sources().stream().map(PaymentLine.Source::account).toList())
                .toList();
    }

    private static String figures(Money money) {
        return money.toString().substring("USD ".length());
    }
}
