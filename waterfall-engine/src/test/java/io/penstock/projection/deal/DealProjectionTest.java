package io.penstock.projection.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import io.penstock.projection.Conventions;
import io.penstock.projection.LoanTerms;
import io.penstock.projection.Pool;
import io.penstock.projection.Scenario;
import io.penstock.waterfall.ClassState;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.program.CallRule;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class DealProjectionTest {

    /** A loan without interest: 100 million in 50 months of 2 million. */
    private static final Pool PLAIN = Pool.of(LoanTerms.level("L", Money.of("USD", "100000000.00"), "0", 50, 0));

    private static final DealScenario CALM = DealScenario.of(Scenario.of("calm", Conventions.SEQUENTIAL));

    /** Without interest and with a fee of 83,333.33 the reserve of 500,000 pays the first fees and class A's interest. */
    @Test
    void paymentDatesFollowTheCalendarAndTheReserveHelps() {
        var flows = DealProjection.of(SmallDeals.sequential(), PLAIN).run(CALM, 1);
        assertThat(flows.payments()).isEqualTo(50);
        assertThat(flows.period(0).paymentDate()).isEqualTo(LocalDate.of(2025, 2, 15));
        assertThat(flows.feePaid("servicing", 0)).isEqualTo(8_333_333);
        // 4 % of 70 million and 5 % of 20 million and 7 % of 10 million for a month.
        assertThat(flows.classFlows("A").interestPaid(0)).isEqualTo(23_333_333);
        assertThat(flows.classFlows("B").interestPaid(0)).isEqualTo(8_333_333);
        assertThat(flows.classFlows("C").interestPaid(0)).isEqualTo(5_833_333);
        assertThat(flows.classFlows("A").principal(0)).isEqualTo(200_000_000);
        assertThat(flows.classFlows("A").closing(0)).isEqualTo(6_800_000_000L);
        // 500,000 + 2,000,000 − 83,333.33 − 233,333.33 − 83,333.33 − 58,333.33 − 2,000,000 stay in the reserve.
        assertThat(flows.account("reserve", 0)).isEqualTo(4_166_668);
        assertThat(flows.residual("certificateHolder", 0)).isZero();
        assertThat(flows.notes()).containsExactly("no cash is assumed from investmentIncome, reserveIncome");
    }

    @Test
    void aCallEndsTheProjection() {
        var flows = DealProjection.of(SmallDeals.sequential(), PLAIN).run(CALM.withCalls(CallRule.FIRST_CHANCE), 1);
        assertThat(flows.called()).isTrue();
        // 10 million of 100 are left after 45 months of 2 million.
        assertThat(flows.payments()).isEqualTo(45);
        assertThat(flows.poolPayments().end(44)).isEqualTo(1_000_000_000);
    }

    @Test
    void aLaterStateGoesOnWhereItWas() {
        var deal = SmallDeals.sequential();
        var whole = DealProjection.of(deal, PLAIN).run(CALM, 1);
        var rest = Pool.of(LoanTerms.level("L", Money.of("USD", "98000000.00"), "0", 49, 1));
        var state = DealState.atClosing(deal).withPaymentNumber(1).withAccount("reserve", whole.money(4_166_668));
        var later = DealProjection.from(
                        deal,
                        rest,
                        state.withClass(
                                "A",
                                new ClassState(
                                        whole.money(7_000_000_000L), whole.money(6_800_000_000L), whole.money(0))),
                        YearMonth.of(2025, 2))
                .run(CALM, 1);
        assertThat(later.period(0)).isEqualTo(whole.period(1));
        for (int payment = 0; payment < later.payments(); payment++) {
            for (var flows : later.classes()) {
                assertThat(flows.closing(payment))
                        .isEqualTo(whole.classFlows(flows.className()).closing(payment + 1));
                assertThat(flows.interestPaid(payment))
                        .isEqualTo(whole.classFlows(flows.className()).interestPaid(payment + 1));
            }
        }
    }

    @Test
    void aRevolvingDealBuysWhatItCollectsAndThenRepays() {
        var loan = LoanTerms.equalPrincipal("bought", Money.of("USD", "1.00"), "0.09", 20, 0);
        var paying = Pool.of(LoanTerms.equalPrincipal("L", Money.of("USD", "100000000.00"), "0.09", 50, 0));
        var flows =
                DealProjection.of(SmallDeals.revolving(), paying).run(CALM.withPurchases(new PurchaseProfile(loan)), 1);
        var pool = flows.poolPayments();
        for (int payment = 0; payment < 12; payment++) {
            assertThat(flows.mode(payment)).isEqualTo("revolving");
            assertThat(flows.purchased(payment)).isEqualTo(pool.cash("principal", payment));
            assertThat(pool.bought(payment + 1)).isEqualTo(flows.purchased(payment));
            assertThat(flows.classFlows("A").principal(payment)).isZero();
        }
        // The first purchase of 2 million repays 100,000 a month from the second date on.
        assertThat(pool.cash("principal", 0)).isEqualTo(200_000_000);
        assertThat(pool.cash("principal", 1)).isEqualTo(210_000_000);
        assertThat(flows.mode(12)).isEqualTo("amortizing");
        assertThat(flows.purchased(12)).isZero();
        assertThat(flows.classFlows("C").closing(flows.payments() - 1)).isZero();
    }

    @Test
    void whatAScenarioLacksIsNamed() {
        var real = DealProjection.of(
                SampleDeals.read("/golden/caot-2024-2/deal.json"),
                Pool.of(LoanTerms.level("L", Money.of("USD", "1000.00"), "0.05", 12, 0)));
        assertThat(real.findings(CALM)).containsExactly("index SOFR_30D_AVG has no rates, and the deal needs them");
        assertThat(real.findings(CALM.withFixing("SOFR_30D_AVG", Series.of("0.05"))
                        .withFixing("EURIBOR", Series.of("0.02"))
                        .withInput("ysoc", Series.of("1"))
                        .withOtherCash("principal", Series.of("1"))))
                .containsExactly(
                        "index EURIBOR is none of the deal's: [SOFR_30D_AVG]",
                        "input ysoc is none of the deal's: []",
                        "source principal is not one that the pool leaves open: [investmentIncome, reserveIncome]");
        assertThatThrownBy(() -> real.run(CALM, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scenario calm: index SOFR_30D_AVG");
    }

    @Test
    void figuresWithTooManyDecimalsAreNamed() {
        var projection = DealProjection.of(SmallDeals.sequential(), PLAIN);
        assertThat(projection.findings(CALM.withOtherCash("investmentIncome", Series.of("1.005"))))
                .containsExactly("source investmentIncome: 1.005 has more than 2 decimals or is too large");
    }

    @Test
    void purchasesAndDealsMustFit() {
        var revolving = DealProjection.of(SmallDeals.revolving(), PLAIN);
        assertThat(revolving.findings(CALM))
                .containsExactly("purchases: the deal buys assets; say which, with rate and remainingTerm");
        var profile = new PurchaseProfile(LoanTerms.level("x", Money.of("USD", "1.00"), "0", 20, 0));
        assertThat(DealProjection.of(SmallDeals.sequential(), PLAIN).findings(CALM.withPurchases(profile)))
                .containsExactly("purchases: no step of the deal buys assets; remove the key");
        assertThat(revolving.findings(CALM.withPurchases(profile)
                        .withPool(Scenario.of("days", Conventions.ACTUAL_CALENDAR)
                                .withCutOffDate(LocalDate.of(2024, 12, 31)))))
                .containsExactly(
                        "convention: the deal buys assets, and ACTUAL_CALENDAR counts days: take a convention of equal months");
    }

    @Test
    void aPoolInAnotherCurrencyIsRefused() {
        var euros = Pool.of(LoanTerms.level("L", Money.of("EUR", "1000.00"), "0.05", 12, 0));
        assertThatThrownBy(() -> DealProjection.of(SmallDeals.sequential(), euros))
                .hasMessageContaining("the pool is in EUR, deal SMALL in USD");
    }

    @Test
    void aPoolOfAnotherSizeIsReported() {
        var half = Pool.of(LoanTerms.level("L", Money.of("USD", "50000000.00"), "0.05", 50, 0));
        assertThat(DealProjection.of(SmallDeals.sequential(), half).run(CALM, 1).notes())
                .first()
                .isEqualTo("the pool holds USD 50000000.00, the classes USD 100000000.00");
    }
}
