package io.penstock.waterfall;

import static io.penstock.waterfall.LabDeal.first;
import static io.penstock.waterfall.LabDeal.month;
import static io.penstock.waterfall.LabDeal.next;
import static io.penstock.waterfall.LabDeal.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Fraction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates, what interest is computed on, and what becomes of interest that is not paid. */
class InterestRulesTest {

    private static LabDeal withA(String terms) {
        return new LabDeal().tranche("A", "'rank':'SENIOR','originalBalance':'100000'," + terms);
    }

    private static InterestAccrual accrualOfA(PaymentReport report) {
        return report.accruals().getFirst();
    }

    /** 31 days from 15 January to 15 February 2026: 100,000.00 × rate × 31 / 360. */
    @ParameterizedTest
    @CsvSource({
        "0.0530, '',     '',     0.0588, 506.33",
        "0.0530, 0.055,  '',     0.055,  473.61",
        "0.0030, '',     0.01,   0.01,    86.11",
        "-0.0100, '',    '',     0,        0.00",
    })
    void aFloatingRateKeepsToItsCapAndFloor(String fixing, String cap, String floor, String rate, String interest) {
        var limits =
                (cap.isEmpty() ? "" : ",'cap':'" + cap + "'") + (floor.isEmpty() ? "" : ",'floor':'" + floor + "'");
        var deal = withA("'coupon':{'index':'SOFR_30D_AVG','margin':'0.0058'" + limits + "},'dayCount':'ACT_360'")
                .deal();
        var input = month(deal, DealState.atClosing(deal), "5000.00", "0.00")
                .withFixings(Map.of("SOFR_30D_AVG", new BigDecimal(fixing)));
        var accrual = accrualOfA(LabDeal.run(deal, input));
        assertThat(accrual.rate()).isEqualTo(Fraction.of(new BigDecimal(rate)));
        assertThat(accrual.accrued()).isEqualTo(usd(interest));
    }

    /** The step-up counts from the accrual period that starts on its date; that is the second one. */
    @Test
    void aRateStepsUpWithItsAccrualPeriod() {
        var deal = withA("'coupon':{'fixed':'0.12','stepUps':[{'from':'2026-02-15','rate':'0.18'}]},"
                        + "'dayCount':'THIRTY_360'")
                .deal();
        var one = first(deal, "5000.00", "0.00");
        assertThat(accrualOfA(one).accrued()).isEqualTo(usd("1000.00"));
        assertThat(accrualOfA(next(deal, one, "5000.00", "0.00")).accrued()).isEqualTo(usd("1500.00"));
    }

    @Test
    void theClassOverrulesTheCalendar() {
        var deal = withA("'coupon':{'fixed':'0.12'},'dayCount':'ACT_360','accrual':'UNADJUSTED'")
                .deal();
        var one = first(deal, "5000.00", "0.00");
        assertThat(accrualOfA(one).start()).isEqualTo(LocalDate.of(2026, 1, 15));
        assertThat(accrualOfA(one).end()).isEqualTo(LocalDate.of(2026, 2, 15));
        assertThat(accrualOfA(one).accrued()).isEqualTo(usd("1033.33"));
    }

    /** A formula rate is exact: one thirtieth is no decimal. */
    @Test
    void aRateCanBeAFormula() {
        var deal = withA("'coupon':{'formula':'thirtieth'},'dayCount':'THIRTY_360'")
                .amount("thirtieth", "div(USD 1.00, USD 30.00, 0)")
                .deal();
        var accrual = accrualOfA(first(deal, "5000.00", "0.00"));
        assertThat(accrual.rate()).isEqualTo(Fraction.of(1).dividedBy(Fraction.of(30)));
        assertThat(accrual.accrued()).isEqualTo(usd("277.78"));
    }

    /** The cap takes 400.00 of 1,000.00; they are owed by the ledger and paid when cash is left. */
    @Test
    void interestAboveTheNetRateCapIsCarriedOver() {
        var deal = withA("'coupon':{'fixed':'0.12'},'dayCount':'THIRTY_360','netRateCap':'netRate',"
                        + "'capCarryOver':'carryOver'")
                .section("ledgers", "[{'name':'carryOver'}]")
                .amount("netRate", "div(collected.interest@period, pool.balance@begin, 0) * 12")
                .amount("carried", "ledger.carryOver.balance@now", ",'at':'use'")
                .amount("repaid", "paid.C.principal@period", ",'at':'use'")
                .steps(
                        LabDeal.PRINCIPAL,
                        "{'clause':'co','residual':'A','upTo':'carried','from':'collections'}",
                        "{'clause':'cr','credit':['carryOver'],'amount':'carried'}",
                        "{'clause':'n','note':['repaid']}")
                .deal();
        // 1,200.00 on 200,000.00 is 7.2 % a year
        var report = LabDeal.run(
                deal,
                month(deal, DealState.atClosing(deal), "1200.00", "0.00").withCollected("recoveries", usd("650.00")));
        var accrual = accrualOfA(report);
        assertThat(accrual.rate()).isEqualTo(Fraction.of(new BigDecimal("0.072")));
        assertThat(accrual.accrued()).isEqualTo(usd("600.00"));
        assertThat(accrual.overCap()).isEqualTo(usd("400.00"));
        // After fee 100.00 and interest 600.00 and 1,000.00, 150.00 of 400.00 are left for the carry-over.
        assertThat(LabDeal.lines(report, "co"))
                .containsExactly("co RESIDUAL A due 150.00 paid 150.00 [collections 150.00]");
        assertThat(report.closing().ledger("carryOver")).isEqualTo(usd("0.00"));
    }

    @Test
    void interestCanBeOnANotionalBalance() {
        var deal = withA("'coupon':{'fixed':'0.12'},'dayCount':'THIRTY_360','interestBalance':'notional'")
                .amount("notional", "0.5 * pool.balance@begin", ",'round':'cent'")
                .deal();
        var one = first(deal, "9000.00", "40000.00");
        assertThat(accrualOfA(one).balance()).isEqualTo(usd("100000.00"));
        var two = next(deal, one, "9000.00", "0.00");
        assertThat(accrualOfA(two).balance()).isEqualTo(usd("80000.00"));
        assertThat(accrualOfA(two).accrued()).isEqualTo(usd("800.00"));
    }

    /** 300.00 of 1,000.00 are paid on the first date; what the second one owes on top of 1,000.00 differs. */
    @ParameterizedTest
    @CsvSource({
        "CARRY,      '',                700.00, 0.00,  100000.00, 1700.00",
        "CARRY,      COUPON,            700.00, 7.00,  100000.00, 1707.00",
        "CARRY,      {'spread':'0.06'}, 700.00, 10.50, 100000.00, 1710.50",
        "LOST,       '',                0.00,   0.00,  100000.00, 1000.00",
        "CAPITALISE, '',                0.00,   0.00,  100700.00, 1007.00",
    })
    void unpaidInterest(
            String deferral, String onInterest, String deferred, String onDeferred, String balance, String due) {
        var terms = onInterest.isEmpty()
                ? ""
                : ",'interestOnInterest':" + (onInterest.startsWith("{") ? onInterest : "'" + onInterest + "'");
        ResolvedDeal deal = withA(
                        "'coupon':{'fixed':'0.12'},'dayCount':'THIRTY_360','deferral':'" + deferral + "'" + terms)
                .mode("amortizing", LabDeal.INTEREST, LabDeal.FEE, LabDeal.PRINCIPAL, LabDeal.RESIDUAL)
                .deal();
        var one = first(deal, "300.00", "0.00");
        assertThat(one.closing().deferredInterest("A")).isEqualTo(usd(deferred));
        assertThat(one.closing().balance("A")).isEqualTo(usd(balance));
        var two = next(deal, one, "0.00", "0.00");
        assertThat(accrualOfA(two).onDeferred()).isEqualTo(usd(onDeferred));
        assertThat(accrualOfA(two).due()).isEqualTo(usd(due));
        assertThat(two.lines().getFirst().due()).isEqualTo(usd(due));
        assertThat(WaterfallJson.parseReport(WaterfallJson.print(two))).isEqualTo(two);
    }

    /** On and after its date the document's own formula makes the whole balance due. */
    @Test
    void aScheduledFinalPaymentDateIsAFigure() {
        var deal = withA("'coupon':{'fixed':'0.12'},'dayCount':'THIRTY_360','scheduledFinalPaymentDate':'2026-03-15'")
                .amount("dueNow", "if(tranche.A.isFinal@open, tranche.A.balance@open, principalDue)")
                .steps(
                        "{'clause':'p','pay':'principal','targets':'A','upTo':'dueNow','from':'collections'}",
                        LabDeal.PRINCIPAL)
                .deal();
        var one = first(deal, "2100.00", "500.00");
        assertThat(one.named("dueNow").orElseThrow().value()).isEqualTo("500.00");
        var two = next(deal, one, "2100.00", "0.00");
        assertThat(two.named("dueNow").orElseThrow().value()).isEqualTo("99500.00");
        assertThat(two.named("dueNow").orElseThrow().inputs()).containsEntry("tranche.A.isFinal@open", "true");
    }
}
