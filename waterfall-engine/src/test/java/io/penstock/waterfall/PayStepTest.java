package io.penstock.waterfall;

import static io.penstock.waterfall.LabDeal.first;
import static io.penstock.waterfall.LabDeal.lines;
import static io.penstock.waterfall.LabDeal.month;
import static io.penstock.waterfall.LabDeal.next;
import static io.penstock.waterfall.LabDeal.usd;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What limits a payment, and where its cash comes from. */
class PayStepTest {

    private static final String RESERVE = "{'collections':{},'reserve':{'initialDeposit':'5000',"
            + "'target':'reserveTarget','floor':'reserveFloor'}}";

    @Test
    void aShareIsOfWhatIsDueRoundedDown() {
        var deal = new LabDeal()
                .mode(
                        "amortizing",
                        LabDeal.FEE,
                        "{'clause':'a','pay':'interest','targets':'A','share':'0.3333333333','from':'collections'}",
                        "{'clause':'b','pay':'interest','targets':{'sequential':['A','B']},'from':'collections'}",
                        "{'clause':'c','pay':'principal','targets':{'sequential':['A','B']},'upTo':'principalDue',"
                                + "'share':'0.5','from':'collections'}",
                        LabDeal.RESIDUAL)
                .deal();
        assertThat(lines(first(deal, "5000.00", "7000.01")))
                .containsExactly(
                        "fee FEE trusteeFee due 100.00 paid 100.00 [collections 100.00]",
                        "a INTEREST A due 1000.00 paid 333.33 [collections 333.33]",
                        "b INTEREST A due 666.67 paid 666.67 [collections 666.67]",
                        "b INTEREST B due 1000.00 paid 1000.00 [collections 1000.00]",
                        "c PRINCIPAL A due 3500.00 paid 3500.00 [collections 3500.00]",
                        "end RESIDUAL C due 6400.01 paid 6400.01 [collections 6400.01]");
    }

    /** Of 4,000.00 at least 2,500.00 stay for what follows; what is due is unchanged. */
    @Test
    void keepLeavesCashBehind() {
        var deal = new LabDeal()
                .amount("stays", "USD 2500.00")
                .steps("{'clause':'p','pay':'principal','targets':{'sequential':['A','B']},'upTo':'principalDue',"
                        + "'keep':'stays','from':'collections'}")
                .deal();
        assertThat(lines(first(deal, "3100.00", "3000.00")))
                .contains(
                        "p PRINCIPAL A due 3000.00 paid 1500.00 [collections 1500.00]",
                        "end RESIDUAL C due 2500.00 paid 2500.00 [collections 2500.00]");
    }

    /** Support stops at the floor of the account; the lowest of several limits counts. */
    @Test
    void supportLeavesTheFloor() {
        var deal = new LabDeal()
                .section("accounts", RESERVE)
                .amount("reserveTarget", "USD 5000.00")
                .amount("reserveFloor", "USD 4200.00")
                .mode(
                        "amortizing",
                        LabDeal.FEE,
                        "{'clause':'i','pay':'interest','targets':{'proRata':'due','of':['A','B']},"
                                + "'from':'collections','support':['reserve']}",
                        LabDeal.PRINCIPAL,
                        "{'clause':'r','toTarget':'reserve','from':'collections'}",
                        LabDeal.RESIDUAL)
                .deal();
        var report = first(deal, "600.00", "0.00");
        // 500.00 are left and 800.00 come from the reserve: 1,300.00 for 2,000.00.
        assertThat(lines(report))
                .contains(
                        "i INTEREST A due 1000.00 paid 650.00 [collections 500.00, reserve 150.00]",
                        "i INTEREST B due 1000.00 paid 650.00 [reserve 650.00]",
                        "r TRANSFER reserve due 800.00 paid 0.00 []");
        assertThat(report.reserveAfter()).isEqualTo(usd("4200.00"));
        assertThat(report.lines().get(1).reads()).containsExactly("reserveFloor");
        var after = next(deal, report, "9000.00", "0.00");
        assertThat(lines(after)).contains("r TRANSFER reserve due 800.00 paid 800.00 [collections 800.00]");
        assertThat(after.lines())
                .filteredOn(l -> l.clause().equals("r"))
                .allSatisfy(l -> assertThat(l.reads()).containsExactly("reserveTarget"));
    }

    /** 700.00 were not paid; then each kind of interest can be paid by itself. */
    @Test
    void eachPartOfInterestHasItsOwnStep() {
        var deal = new LabDeal()
                .tranche(
                        "A",
                        "'rank':'SENIOR','originalBalance':'100000','coupon':{'fixed':'0.12'},"
                                + "'dayCount':'THIRTY_360','interestOnInterest':'COUPON'")
                .mode(
                        "amortizing",
                        "{'clause':'cur','pay':'currentInterest','targets':'A','from':'collections'}",
                        "{'clause':'ioi','pay':'interestOnInterest','targets':'A','from':'collections'}",
                        "{'clause':'def','pay':'deferredInterest','targets':'A','from':'collections'}",
                        "{'clause':'all','pay':'interest','targets':'B','from':'collections'}",
                        LabDeal.FEE,
                        LabDeal.PRINCIPAL,
                        LabDeal.RESIDUAL)
                .deal();
        var one = first(deal, "300.00", "0.00");
        assertThat(one.closing().deferredInterest("A")).isEqualTo(usd("700.00"));
        var two = next(deal, one, "1800.00", "0.00");
        assertThat(lines(two))
                .containsExactly(
                        "cur INTEREST A due 1000.00 paid 1000.00 [collections 1000.00]",
                        "ioi INTEREST A due 7.00 paid 7.00 [collections 7.00]",
                        "def INTEREST A due 700.00 paid 700.00 [collections 700.00]",
                        "all INTEREST B due 2000.00 paid 93.00 [collections 93.00]",
                        "fee FEE trusteeFee due 200.00 paid 0.00 []");
        assertThat(two.accruals().getFirst().due()).isEqualTo(usd("1707.00"));
        assertThat(two.closing().deferredInterest("A")).isEqualTo(usd("0.00"));
    }

    @Test
    void aTargetIsFilledUpToALimitAndATransferGoesAsFarAsCash() {
        var deal = new LabDeal()
                .section(
                        "accounts",
                        "{'collections':{},'reserve':{'initialDeposit':'1000','target':'reserveTarget'},"
                                + "'spare':{'keeps':'true'}}")
                .amount("reserveTarget", "USD 9000.00")
                .amount("most", "USD 250.00")
                .amount("out", "USD 2000.00")
                .amount("in", "USD 400.00")
                .steps(
                        "{'clause':'t','toTarget':'reserve','upTo':'most','from':'collections'}",
                        "{'clause':'o','transfer':'out','from':'reserve','to':'spare'}",
                        "{'clause':'i','transfer':'in','from':'spare','to':'collections'}",
                        LabDeal.PRINCIPAL)
                .deal();
        var report = first(deal, "2600.00", "0.00");
        assertThat(lines(report))
                .contains(
                        "t TRANSFER reserve due 250.00 paid 250.00 [collections 250.00]",
                        "o TRANSFER spare due 2000.00 paid 1250.00 [reserve 1250.00]",
                        "i TRANSFER collections due 400.00 paid 400.00 [spare 400.00]",
                        "end RESIDUAL C due 650.00 paid 650.00 [collections 650.00]");
        assertThat(report.accountsAfter()).containsEntry("spare", usd("850.00")).containsEntry("reserve", usd("0.00"));
        assertThat(report.received().plus(report.keptBefore()))
                .isEqualTo(report.totalPaidOut().plus(report.keptAfter()));
    }

    /** What is bought is in the pool of the next collection period, and nothing can be bought beyond cash. */
    @Test
    void boughtAssetsJoinTheNextPool() {
        var deal = new LabDeal()
                .amount("wanted", "USD 6000.00")
                .steps("{'clause':'buy','buy':'wanted','from':'collections','payee':'seller'}", LabDeal.PRINCIPAL)
                .deal();
        var report = first(deal, "3100.00", "4000.00");
        assertThat(lines(report, "buy"))
                .containsExactly("buy PURCHASE seller due 6000.00 paid 5000.00 [collections 5000.00]");
        assertThat(report.partyPayments()).contains(new PartyPayment("seller", usd("5000.00")));
        assertThat(report.closing().pool().purchased()).isEqualTo(usd("5000.00"));
        var input = month(deal, report.closing(), "3000.00", "1000.00");
        assertThat(input.pool().end()).isEqualTo(usd("200000.00"));
        assertThat(LabDeal.run(deal, input).closing().pool().balance()).contains(usd("200000.00"));
    }

    @Test
    void reverseOrderStartsAtTheEnd() {
        var deal = new LabDeal()
                .steps("{'clause':'p','pay':'principal','targets':{'reverse':['A','B']},'upTo':'principalDue',"
                        + "'from':'collections'}")
                .deal();
        assertThat(lines(first(deal, "2100.00", "60000.00"), "p"))
                .containsExactly(
                        "p PRINCIPAL B due 50000.00 paid 50000.00 [collections 50000.00]",
                        "p PRINCIPAL A due 10000.00 paid 10000.00 [collections 10000.00]");
    }
}
