package io.penstock.projection.deal;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.PoolBalances;
import io.penstock.waterfall.Waterfall;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.program.CallRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The payment dates of a projection as the servicer would pay them: one after the other, from the cents alone. */
final class ServicingBySteps {

    private final ResolvedDeal deal;
    private final DealCashflows flows;
    private final Money cutOff;

    ServicingBySteps(DealCashflows flows, Money cutOff) {
        this.deal = flows.deal();
        this.flows = flows;
        this.cutOff = cutOff;
    }

    List<PaymentReport> reports() {
        var reports = new ArrayList<PaymentReport>();
        var state = DealState.atClosing(deal);
        for (int payment = 0; payment < flows.payments(); payment++) {
            var report = pay(payment, state);
            reports.add(report);
            state = report.closing();
        }
        return reports;
    }

    private PaymentReport pay(int payment, DealState state) {
        var pool = flows.poolPayments();
        var cash = new TreeMap<String, Money>();
        pool.cash().forEach((source, amounts) -> cash.put(source, flows.money(amounts[payment])));
        flows.scenario()
                .otherCash()
                .forEach((source, amounts) -> cash.put(
                        source,
                        Money.of(
                                deal.currency().getCurrencyCode(),
                                amounts.at(payment + 1).setScale(2).toPlainString())));
        var balances = new PoolBalances(
                flows.money(pool.begin(payment)),
                flows.money(pool.defaulted(payment)),
                flows.money(pool.end(payment)),
                cutOff);
        var fixings = new TreeMap<String, BigDecimal>();
        flows.scenario().fixings().forEach((index, rates) -> fixings.put(index, rates.at(payment + 1)));
        var input = WaterfallInput.of(deal, flows.period(payment).collectionPeriod(), cash, balances, state)
                .withFixings(fixings);
        var report = Waterfall.run(deal, input);
        if (flows.scenario().calls() == CallRule.NEVER) {
            return report;
        }
        return report.calls().stream()
                .filter(call -> call.exercisable())
                .findFirst()
                .map(call -> Waterfall.run(deal, input.withExercised(List.of(call.name()))))
                .orElse(report);
    }
}
