package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step;
import io.penstock.deal.formula.Formula;
import java.util.ArrayList;
import java.util.List;

/** Every formula of a deal. */
final class DealFormulas {

    private DealFormulas() {}

    static List<Formula> of(ResolvedDeal deal) {
        var formulas = new ArrayList<Formula>();
        deal.amounts().values().forEach(amount -> formulas.add(amount.formula()));
        deal.tests().values().forEach(test -> {
            formulas.add(test.passes());
            test.value().ifPresent(formulas::add);
            test.level().ifPresent(formulas::add);
        });
        deal.transitions().forEach(transition -> formulas.add(transition.when()));
        deal.calls().values().forEach(call -> formulas.add(call.when()));
        deal.document().modes().values().forEach(steps -> ofSteps(deal, steps, formulas));
        return formulas;
    }

    private static void ofSteps(ResolvedDeal deal, List<Step> steps, List<Formula> formulas) {
        for (var step : steps) {
            if (step instanceof Step.Branch branch) {
                branch.cases().forEach(way -> {
                    formulas.add(deal.formula(way.when()));
                    ofSteps(deal, way.steps(), formulas);
                });
                ofSteps(deal, branch.otherwise(), formulas);
            }
        }
    }
}
