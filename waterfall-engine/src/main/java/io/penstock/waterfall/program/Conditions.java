package io.penstock.waterfall.program;

import io.penstock.deal.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conditions of the branches among steps. */
final class Conditions {

    private Conditions() {}

    static Set<String> of(List<Step> steps) {
        var found = new LinkedHashSet<String>();
        collect(steps, found);
        return found;
    }

    private static void collect(List<Step> steps, Set<String> found) {
        for (var step : steps) {
            if (step instanceof Step.Branch(var _, var cases, var otherwise)) {
                for (var one : cases) {
                    found.add(one.when());
                    collect(one.steps(), found);
                }
                collect(otherwise, found);
            }
        }
    }
}
