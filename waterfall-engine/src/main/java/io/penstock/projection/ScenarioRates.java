package io.penstock.projection;

import java.util.HashMap;

/** The monthly rates of a scenario for each segment of a pool. */
final class ScenarioRates {

    private final MonthlyRates[] bySegment;

    ScenarioRates(LoanBlocks loans, Scenario scenario, PeriodLengths periods, int months) {
        int oldest = 0;
        for (var group : loans.groups()) {
            oldest = Math.max(oldest, group.age());
        }
        var tags = loans.pool().segments();
        bySegment = new MonthlyRates[tags.size()];
        var made = new HashMap<Assumptions, MonthlyRates>();
        for (int segment = 0; segment < bySegment.length; segment++) {
            int longest = oldest;
            bySegment[segment] = made.computeIfAbsent(
                    scenario.assumptionsOf(tags.get(segment)),
                    curves -> new MonthlyRates(curves, periods, months, longest));
        }
    }

    MonthlyRates of(LoanBlocks.Group group) {
        return bySegment[group.segment()];
    }
}
