package io.penstock.waterfall;

import static io.penstock.waterfall.LabDeal.lines;
import static io.penstock.waterfall.LabDeal.month;
import static io.penstock.waterfall.LabDeal.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import org.junit.jupiter.api.Test;

/** Ledgers and losses: what moves no cash. */
class LossStepsTest {

    private static final String LEDGERS = "[{'name':'pdlA','class':'A'},{'name':'pdlB','class':'B'},{'name':'memo'}]";

    private static ResolvedDeal pdl() {
        return new LabDeal()
                .section("ledgers", LEDGERS)
                .amount("losses", "pool.defaulted@period")
                .amount("cure", "account.collections.balance@now", ",'at':'use'")
                .amount("owed", "ledger.pdlA.balance@now + ledger.pdlB.balance@now", ",'at':'use'")
                .mode(
                        "amortizing",
                        "{'clause':'loss','debit':['pdlB','pdlA'],'amount':'losses'}",
                        "{'clause':'memo','debit':['memo'],'amount':'losses'}",
                        LabDeal.FEE,
                        LabDeal.INTEREST,
                        LabDeal.PRINCIPAL,
                        "{'clause':'cure','credit':['pdlA','pdlB'],'amount':'cure'}",
                        "{'clause':'n','note':['owed']}",
                        LabDeal.RESIDUAL)
                .deal();
    }

    private static PaymentReport run(ResolvedDeal deal, DealState opening, String interest, String defaulted) {
        return LabDeal.run(deal, month(deal, opening, interest, "0.00", defaulted));
    }

    /** B's ledger holds as much as B, then A's is debited; credits go the other way. */
    @Test
    void lossesClimbTheLedgersAndExcessSpreadDescendsThem() {
        var deal = pdl();
        var report = run(deal, DealState.atClosing(deal), "22100.00", "60000.00");
        assertThat(lines(report))
                .containsSubsequence(
                        "loss DEBIT pdlB due 50000.00 paid 50000.00 []",
                        "loss DEBIT pdlA due 10000.00 paid 10000.00 []",
                        "memo DEBIT memo due 60000.00 paid 60000.00 []",
                        "cure CREDIT pdlA due 10000.00 paid 10000.00 []",
                        "cure CREDIT pdlB due 10000.00 paid 10000.00 []");
        assertThat(report.closing().ledger("pdlA")).isEqualTo(usd("0.00"));
        assertThat(report.closing().ledger("pdlB")).isEqualTo(usd("40000.00"));
        assertThat(report.named("owed").orElseThrow().value()).isEqualTo("40000.00");
        assertThat(report.closing().pool().cumulativeDefaulted()).isEqualTo(usd("60000.00"));
    }

    @Test
    void whatNoLedgerTakesIsAShortfallOfTheLast() {
        var deal = pdl();
        var full = DealState.atClosing(deal).withLedger("pdlA", usd("99999.00")).withLedger("pdlB", usd("50000.00"));
        var report = run(deal, full, "2100.00", "7.00");
        assertThat(lines(report)).contains("loss DEBIT pdlA due 7.00 paid 1.00 []");
        var cured = run(deal, report.closing(), "300000.00", "0.00");
        // 300,000.00 less fee and interest are 297,900.00; the ledgers hold 150,000.00.
        assertThat(lines(cured, "cure"))
                .containsExactly(
                        "cure CREDIT pdlA due 100000.00 paid 100000.00 []",
                        "cure CREDIT pdlB due 197900.00 paid 50000.00 []");
    }

    private static ResolvedDeal losses(String order) {
        return new LabDeal()
                .tranche(
                        "A",
                        "'rank':'SENIOR','originalBalance':'100000','coupon':{'fixed':'0.12'},"
                                + "'dayCount':'THIRTY_360','losses':'WRITE_DOWN_AND_UP'")
                .tranche(
                        "B",
                        "'rank':'JUNIOR','originalBalance':'50000','coupon':{'fixed':'0.24'},"
                                + "'dayCount':'THIRTY_360','losses':'WRITE_DOWN_AND_UP'")
                .amount("losses", "pool.defaulted@period")
                .amount("spread", "collected.recoveries@period")
                .mode(
                        "amortizing",
                        "{'clause':'down','writeDown':" + order + ",'amount':'losses'}",
                        LabDeal.FEE,
                        LabDeal.INTEREST,
                        LabDeal.PRINCIPAL,
                        "{'clause':'up','writeUp':{'sequential':['A','B']},'amount':'spread'}",
                        LabDeal.RESIDUAL)
                .deal();
    }

    @Test
    void lossesReduceBalancesAndAreRestored() {
        var deal = losses("{'reverse':['A','B']}");
        var one = run(deal, DealState.atClosing(deal), "2100.00", "50100.00");
        assertThat(lines(one, "down"))
                .containsExactly(
                        "down WRITE_DOWN B due 50000.00 paid 50000.00 []",
                        "down WRITE_DOWN A due 100.00 paid 100.00 []");
        assertThat(one.closing().classes().get("A"))
                .isEqualTo(new ClassState(usd("100000.00"), usd("99900.00"), usd("0.00"), usd("100.00")));
        // Interest of the next month is on what is left; recoveries restore A first.
        var input = month(deal, one.closing(), "1000.00", "0.00").withCollected("recoveries", usd("250.00"));
        var two = LabDeal.run(deal, input);
        assertThat(lines(two, "int")).containsExactly("int INTEREST A due 999.00 paid 999.00 [collections 999.00]");
        assertThat(lines(two, "up"))
                .containsExactly("up WRITE_UP A due 100.00 paid 100.00 []", "up WRITE_UP B due 150.00 paid 150.00 []");
        assertThat(two.closing().balance("B")).isEqualTo(usd("150.00"));
        assertThat(two.closing().writtenDown("B")).isEqualTo(usd("49850.00"));
    }

    @Test
    void lossesAreSharedByBalanceAndBeyondAllBalancesFallShort() {
        var deal = losses("{'proRata':'balance','of':['A','B']}");
        assertThat(lines(run(deal, DealState.atClosing(deal), "2100.00", "1000.00"), "down"))
                .containsExactly(
                        "down WRITE_DOWN A due 666.67 paid 666.67 []", "down WRITE_DOWN B due 333.33 paid 333.33 []");
        var all = run(deal, DealState.atClosing(deal), "2100.00", "160000.00");
        assertThat(lines(all, "down"))
                .containsExactly(
                        "down WRITE_DOWN A due 100000.00 paid 100000.00 []",
                        "down WRITE_DOWN B due 60000.00 paid 50000.00 []");
        assertThat(total(all)).isEqualTo(usd("0.00"));
    }

    /** After a write-down the principal of the same order is counted from the balances that are left. */
    @Test
    void principalAfterAWriteDownStopsAtWhatIsLeft() {
        var deal = new LabDeal()
                .tranche(
                        "A",
                        "'rank':'SENIOR','originalBalance':'100000','coupon':{'fixed':'0.12'},"
                                + "'dayCount':'THIRTY_360','losses':'WRITE_DOWN'")
                .amount("loss", "USD 99500.00")
                .steps(
                        "{'clause':'p1','pay':'principal','targets':'A','upTo':'principalDue','from':'collections'}",
                        "{'clause':'down','writeDown':'A','amount':'loss'}",
                        "{'clause':'p2','pay':'principal','targets':'A','upTo':'principalDue','from':'collections'}",
                        "{'clause':'p3','pay':'principal','targets':'B','upTo':'principalDue','from':'collections'}")
                .deal();
        var report = LabDeal.first(deal, "2100.00", "400.00");
        assertThat(lines(report))
                .contains(
                        "p1 PRINCIPAL A due 400.00 paid 400.00 [collections 400.00]",
                        "p2 PRINCIPAL A due 100.00 paid 0.00 []");
        assertThat(report.closing().balance("A")).isEqualTo(usd("100.00"));
    }

    private static Money total(PaymentReport report) {
        return report.closing().balance("A").plus(report.closing().balance("B"));
    }
}
