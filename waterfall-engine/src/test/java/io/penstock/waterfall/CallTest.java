package io.penstock.waterfall;

import static io.penstock.waterfall.LabDeal.lines;
import static io.penstock.waterfall.LabDeal.month;
import static io.penstock.waterfall.LabDeal.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.deal.ResolvedDeal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A clean-up call below 10 % of the pool at cut-off, for the pool balance. */
class CallTest {

    private static final String CALLED =
            "{'clause':'c','pay':'principal','targets':{'sequential':['A','B']},'from':'collections'}";

    private static LabDeal callable(String more) {
        return new LabDeal()
                .section(
                        "calls",
                        "[{'name':'cleanUp','by':'seller','when':'poolEnd <= 0.10 * pool.balance@cutOff',"
                                + "'price':'price','to':'collections'" + more + "}]")
                .amount("poolEnd", "pool.balance@end")
                .amount("price", "poolEnd + USD 50.00")
                .amount("gap", "excess(sum(A, B).balance@open, poolEnd)")
                .mode(
                        "amortizing",
                        LabDeal.FEE,
                        LabDeal.INTEREST,
                        "{'clause':'p','pay':'principal','targets':{'sequential':['A','B']},'upTo':'gap',"
                                + "'from':'collections'}",
                        LabDeal.PRINCIPAL,
                        LabDeal.RESIDUAL);
    }

    private static WaterfallInput small(ResolvedDeal deal) {
        var opening = DealState.atClosing(deal)
                .withClass("A", new ClassState(usd("100000.00"), usd("15000.00"), usd("0.00")))
                .withClass("B", new ClassState(usd("50000.00"), usd("4000.00"), usd("0.00")))
                .withPool(new PoolState(java.util.Optional.of(usd("21000.00")), usd("0.00"), usd("0.00")));
        return month(deal, opening, "400.00", "1500.00");
    }

    @Test
    void itIsOnlyReportedWhileNobodyExercisesIt() {
        var deal = callable("").deal();
        var report = LabDeal.run(deal, small(deal));
        assertThat(report.calls()).hasSize(1);
        var call = report.calls().getFirst();
        assertThat(call.exercisable()).isTrue();
        assertThat(call.exercised()).isFalse();
        assertThat(call.price()).isEqualTo(usd("19550.00"));
        assertThat(call.inputs())
                .containsEntry("poolEnd", "19500.00")
                .containsEntry("pool.balance@cutOff", "200000.00")
                .containsEntry("price", "19550.00");
        assertThat(report.sources()).doesNotContainKey("call");
        assertThat(report.closing().ended()).isFalse();
    }

    /** The assets are gone, so the amounts of the steps see an empty pool: all is repaid, the rest is residual. */
    @Test
    void exercisedItSellsTheAssetsAndEndsTheDeal() {
        var deal = callable("").deal();
        var report = LabDeal.run(deal, small(deal).withExercised(List.of("cleanUp")));
        assertThat(report.sources()).containsEntry("call", usd("19550.00"));
        assertThat(report.accountsBefore()).containsEntry("collections", usd("21450.00"));
        assertThat(report.named("poolEnd").orElseThrow().value()).isEqualTo("0.00");
        assertThat(lines(report))
                .containsExactly(
                        "fee FEE trusteeFee due 100.00 paid 100.00 [collections 100.00]",
                        "int INTEREST A due 150.00 paid 150.00 [collections 150.00]",
                        "int INTEREST B due 80.00 paid 80.00 [collections 80.00]",
                        "p PRINCIPAL A due 15000.00 paid 15000.00 [collections 15000.00]",
                        "p PRINCIPAL B due 4000.00 paid 4000.00 [collections 4000.00]",
                        "end RESIDUAL C due 2120.00 paid 2120.00 [collections 2120.00]");
        assertThat(report.closing().ended()).isTrue();
        assertThat(report.closing().pool().balance()).contains(usd("0.00"));
        var after = LabDeal.JANUARY.plusMonths(1);
        var next = WaterfallInput.of(
                deal,
                after,
                java.util.Map.of(),
                new PoolBalances(usd("0.00"), usd("0.00"), usd("0.00"), usd("200000.00")),
                report.closing());
        assertThatThrownBy(() -> LabDeal.run(deal, next))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("opening.ended: LAB-2026-1 ended with payment date 1; nothing is paid after it");
    }

    @Test
    void itsModeRunsOnThatDateAndNoTransitionDoes() {
        var deal = callable(",'mode':'called'")
                .section("transitions", "[{'to':'amortizing','when':'true','at':'start'}]")
                .mode("called", LabDeal.FEE, LabDeal.INTEREST, CALLED, LabDeal.RESIDUAL)
                .deal();
        var report = LabDeal.run(deal, small(deal).withExercised(List.of("cleanUp")));
        assertThat(report.mode()).isEqualTo("called");
        assertThat(report.changes())
                .extracting(ModeChange::at, ModeChange::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ModeChange.Moment.CALL, "cleanUp"));
        assertThat(lines(report, "c")).hasSize(2);
    }

    @Test
    void itIsRefusedWhileItsConditionDoesNotHold() {
        var deal = callable("").deal();
        var input = month(deal, DealState.atClosing(deal), "400.00", "1500.00");
        assertThat(LabDeal.run(deal, input).calls().getFirst().price()).isEqualTo(usd("0.00"));
        assertThatThrownBy(() -> LabDeal.run(deal, input.withExercised(List.of("cleanUp"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exercised: call cleanUp of LAB-2026-1 cannot be exercised on 2026-02-15, because"
                        + " poolEnd <= 0.10 * pool.balance@cutOff does not hold with"
                        + " {pool.balance@cutOff=200000.00, poolEnd=198500.00}; leave it out of the input");
        assertThatThrownBy(() -> LabDeal.run(deal, input.withExercised(List.of("other"))))
                .hasMessage("exercised: LAB-2026-1 has no call [other]; it has [cleanUp]");
    }
}
