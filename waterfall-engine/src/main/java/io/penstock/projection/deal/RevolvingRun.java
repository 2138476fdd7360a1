package io.penstock.projection.deal;

import io.penstock.deal.ResolvedDeal;
import io.penstock.projection.Pool;
import io.penstock.projection.PoolProjection;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Payment dates one after the other, because what a deal buys on one date pays on the next: each purchase adds the
 * flows of the scenario's purchase profile, scaled to what was spent.
 */
final class RevolvingRun {

    private final FrameRun run;
    private final List<PoolFeed> units = new ArrayList<>();
    private final List<Double> unitBalances = new ArrayList<>();

    RevolvingRun(FrameRun run, List<DealScenario> scenarios, PoolSources sources, PaymentMonths months, int payments) {
        this.run = run;
        for (var scenario : scenarios) {
            var bought = Pool.of(scenario.purchases().orElseThrow().loan());
            var flows = PoolProjection.project(bought, scenario.pool(), months.lastMonth(payments - 1), 1);
            long balance = bought.balance().minorUnits();
            units.add(new PoolFeed(flows, balance, scenario.defaults(), sources, months, payments));
            unitBalances.add((double) balance);
        }
    }

    /** What keeps the purchases of a scenario from being projected. */
    static List<String> findings(DealScenario scenario) {
        var findings = new ArrayList<String>();
        if (scenario.purchases().isEmpty()) {
            findings.add("purchases: the deal buys assets; say which, with rate and remainingTerm");
        }
        if (scenario.pool().conventions().needsDates()) {
            findings.add("convention: the deal buys assets, and "
                    + scenario.pool().conventions().name() + " counts days: take a convention of equal months");
        }
        return findings;
    }

    /** Until the legal final maturity. */
    static int paymentDates(ResolvedDeal deal, PaymentMonths months) {
        long all = ChronoUnit.MONTHS.between(
                months.firstPeriod(), YearMonth.from(deal.document().deal().legalFinalMaturity()));
        return months.paymentsFor(Math.max(1, Math.toIntExact(all)));
    }

    void run(int payments) {
        for (int payment = 0; payment < payments; payment++) {
            run.run(payment);
            for (int i = 0; i < run.lanes().size(); i++) {
                var lane = run.lanes().get(i);
                long spent = lane.value(DealOutputs.PURCHASED, payment);
                if (spent != 0) {
                    lane.feed().buy(payment, spent, units.get(i), unitBalances.get(i));
                }
            }
        }
    }
}
