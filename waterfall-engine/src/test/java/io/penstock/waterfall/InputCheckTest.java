package io.penstock.waterfall;

import static io.penstock.waterfall.LabDeal.first;
import static io.penstock.waterfall.LabDeal.lines;
import static io.penstock.waterfall.LabDeal.month;
import static io.penstock.waterfall.LabDeal.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.deal.ResolvedDeal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes from outside: sources, declared figures, states. Each refusal says what to correct. */
class InputCheckTest {

    private static final String BOOKS = "{'income':{},'principal':{},'collections':{}}";

    private static ResolvedDeal weighted() {
        return new LabDeal()
                .section("accounts", BOOKS)
                .section(
                        "sources",
                        "{'interest':{'to':{'income':'0.3','principal':'0.35','collections':'0.35'}},"
                                + "'principal':{'to':'collections'},'recoveries':{'to':'principal'},"
                                + "'servicerAdvances':{'to':'collections'}}")
                .amount("both", "account.income.balance@open + account.principal.balance@open")
                .amount("incomeRest", "account.income.balance@now", ",'at':'use'")
                .amount("principalRest", "account.principal.balance@now", ",'at':'use'")
                .mode(
                        "amortizing",
                        "{'clause':'n','note':['both']}",
                        "{'clause':'i','transfer':'incomeRest','from':'income','to':'collections'}",
                        "{'clause':'p','transfer':'principalRest','from':'principal','to':'collections'}",
                        LabDeal.FEE,
                        LabDeal.INTEREST,
                        LabDeal.PRINCIPAL,
                        LabDeal.RESIDUAL)
                .deal();
    }

    /** 0.03 by 30 : 35 : 35 is 0.9, 1.05 and 1.05 cents: the largest remainder is that of income. */
    @Test
    void sourcesAreSharedByWeight() {
        var deal = weighted();
        var input = month(deal, DealState.atClosing(deal), "0.03", "10.00")
                .withCollected("servicerAdvances", usd("5.00"))
                .withCollected("recoveries", usd("1.00"));
        var report = LabDeal.run(deal, input);
        assertThat(report.accountsBefore())
                .containsEntry("income", usd("0.01"))
                .containsEntry("principal", usd("1.01"))
                .containsEntry("collections", usd("15.01"));
        assertThat(report.received()).isEqualTo(usd("16.03"));
        assertThat(report.named("both").orElseThrow().value()).isEqualTo("1.02");
        assertThat(lines(report, "fee"))
                .containsExactly("fee FEE trusteeFee due 100.00 paid 16.03 [collections 16.03]");
    }

    @Test
    void unknownSourcesAreRefusedUnlessTheyBroughtNothing() {
        var deal = weighted();
        var input = month(deal, DealState.atClosing(deal), "5.00", "10.00");
        assertThat(LabDeal.run(deal, input.withCollected("investmentIncome", usd("0.00")))
                        .lines())
                .isNotEmpty();
        assertThatThrownBy(() -> LabDeal.run(deal, input.withCollected("investmentIncome", usd("0.01"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("collections.investmentIncome: LAB-2026-1 has no such source; it has [interest, principal,"
                        + " recoveries, servicerAdvances]");
        assertThatThrownBy(() -> input.withCollected("interest", usd("-0.01")))
                .hasMessage("collections.interest may not be negative: USD -0.01");
    }

    private static ResolvedDeal declaring() {
        return new LabDeal()
                .section(
                        "inputs",
                        "[{'name':'ysoc','type':'MONEY','note':'from the certificate'},"
                                + "{'name':'haircut','type':'RATE','default':'0.5'},"
                                + "{'name':'breach','type':'FLAG','default':'false'}]")
                .amount(
                        "cut",
                        "if(input.breach@period, input.ysoc@period * input.haircut@period, USD 1.00)",
                        ",'round':'down'")
                .steps("{'clause':'n','note':['cut']}", LabDeal.PRINCIPAL)
                .deal();
    }

    @Test
    void declaredFiguresAreReadOrTakeTheirDefault() {
        var deal = declaring();
        var input = month(deal, DealState.atClosing(deal), "5.00", "10.00");
        var plain = LabDeal.run(deal, input.withInputs(Map.of("ysoc", "3.33")));
        assertThat(plain.named("cut").orElseThrow().value()).isEqualTo("1.00");
        var breach = LabDeal.run(deal, input.withInputs(Map.of("ysoc", "3.33", "breach", "true")));
        assertThat(breach.named("cut").orElseThrow().value()).isEqualTo("1.66");
        assertThat(breach.named("cut").orElseThrow().inputs())
                .containsEntry("input.haircut@period", "1/2")
                .containsEntry("input.breach@period", "true")
                .containsEntry("input.ysoc@period", "3.33");
    }

    @Test
    void declaredFiguresAreCheckedByName() {
        var deal = declaring();
        var input = month(deal, DealState.atClosing(deal), "5.00", "10.00");
        assertThatThrownBy(() -> LabDeal.run(deal, input))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs.ysoc is missing: LAB-2026-1 asks for it on each payment date, as MONEY"
                        + " (from the certificate)");
        assertThatThrownBy(() -> LabDeal.run(deal, input.withInputs(Map.of("ysoc", "x"))))
                .hasMessageStartingWith("inputs.ysoc: \"x\" is no MONEY");
        assertThatThrownBy(() -> LabDeal.run(deal, input.withInputs(Map.of("ysoc", "1.00", "other", "1"))))
                .hasMessage("inputs: LAB-2026-1 declares no [other]; it declares [breach, haircut, ysoc]");
    }

    @Test
    void paymentDatesFollowOneAnother() {
        var deal = new LabDeal().deal();
        var one = first(deal, "2100.00", "0.00");
        var again = month(deal, DealState.atClosing(deal), "1.00", "0.00");
        assertThatThrownBy(() -> LabDeal.run(
                        deal,
                        WaterfallInput.of(
                                deal, LabDeal.JANUARY.plusMonths(2), again.collections(), again.pool(), one.closing())))
                .hasMessage("opening.paymentNumber: the state is that after payment date 1 of LAB-2026-1, but 2026-03"
                        + " is paid on payment date 3; run the payment dates one after the other");
        assertThatThrownBy(() -> WaterfallInput.of(
                        deal,
                        LabDeal.JANUARY.plusMonths(1),
                        Map.of(),
                        new PoolBalances(usd("5.00"), usd("0.00"), usd("5.00"), usd("5.00")),
                        one.closing()))
                .hasMessage("pool.begin is USD 5.00, but the opening state left the pool at USD 200000.00: correct it,"
                        + " or the state it starts from");
    }

    @Test
    void removedAndBoughtAssetsAreInThePoolRoll() {
        var deal = new LabDeal().deal();
        var opening = DealState.atClosing(deal).withPool(new PoolState(Optional.empty(), usd("3.00"), usd("20.00")));
        var good = new PoolBalances(usd("100.00"), usd("5.00"), usd("105.00"), usd("100.00")).withRemoved(usd("1.00"));
        var collections = Map.of("principal", usd("10.00"));
        var input = WaterfallInput.of(deal, LabDeal.JANUARY, collections, good, opening);
        assertThat(LabDeal.run(deal, input).closing().pool())
                .isEqualTo(new PoolState(Optional.of(usd("104.00")), usd("8.00"), usd("0.00")));
        var bad = new PoolBalances(usd("100.00"), usd("5.00"), usd("104.99"), usd("100.00")).withRemoved(usd("1.00"));
        assertThatThrownBy(() -> WaterfallInput.of(deal, LabDeal.JANUARY, collections, bad, opening))
                .hasMessage("pool begins at USD 100.00, with USD 20.00 bought, less principal USD 10.00 and defaulted"
                        + " USD 5.00 and removed USD 1.00 is USD 104.00, not USD 103.99");
    }

    @Test
    void aStateFitsItsDocument() {
        var deal = new LabDeal().deal();
        var good = DealState.atClosing(deal);
        var classes = List.of("A", "B", "C");
        assertThat(good.classes().keySet()).containsExactlyElementsOf(classes);
        refused(deal, good.withMode("turbo"), "opening.mode: LAB-2026-1 has no mode turbo; it has [amortizing]");
        refused(
                deal,
                good.withClass("A", new ClassState(usd("100000.00"), usd("99000.00"), usd("0.00"), usd("2000.00"))),
                "opening.classes.A.balance: USD 99000.00 is above USD 98000.00, the original balance less what was"
                        + " written down");
        refused(deal, good.withLedger("pdl", usd("0.00")), "ledgers: deal LAB-2026-1 has [], the input [pdl]");
        refused(deal, good.withTest("oc", TestState.UNTESTED), "tests: deal LAB-2026-1 has [], the input [oc]");
        refused(
                deal,
                good.withAccount("reserve", usd("0.00")),
                "accounts: deal LAB-2026-1 has [collections], the input [collections, reserve]");
    }

    private static void refused(ResolvedDeal deal, DealState opening, String message) {
        assertThatThrownBy(() -> LabDeal.run(deal, month(deal, opening, "1.00", "0.00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
