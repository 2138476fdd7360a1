package io.penstock.projection.deal;

import io.penstock.deal.FeeTerms;
import io.penstock.deal.LedgerTerms;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step;
import io.penstock.deal.TrancheTerms;
import io.penstock.waterfall.program.Output;
import io.penstock.waterfall.program.Output.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Everything that a projection of a deal can report. */
final class DealOutputs {

    static final Output MODE = Output.of(Kind.MODE, "");
    static final Output ENDED = Output.of(Kind.ENDED, "");
    static final Output PURCHASED = Output.of(Kind.PURCHASED, "");

    private static final List<Kind> OF_A_CLASS = List.of(
            Kind.INTEREST_DUE,
            Kind.INTEREST_PAID,
            Kind.PRINCIPAL_PAID,
            Kind.WRITE_DOWN,
            Kind.BALANCE,
            Kind.DEFERRED_INTEREST);

    private DealOutputs() {}

    static List<Output> all(ResolvedDeal deal) {
        var outputs = new LinkedHashSet<Output>();
        for (var tranche : deal.tranches()) {
            outputs.addAll(ofClass(tranche.className()));
        }
        residualPayees(deal).forEach(payee -> outputs.add(Output.of(Kind.RESIDUAL_PAID, payee)));
        for (var fee : fees(deal)) {
            outputs.add(Output.of(Kind.FEE_PAID, fee));
            outputs.add(Output.of(Kind.FEE_UNPAID, fee));
        }
        deal.accounts().keySet().forEach(name -> outputs.add(Output.of(Kind.ACCOUNT, name)));
        deal.ledgers().stream().map(LedgerTerms::name).forEach(name -> outputs.add(Output.of(Kind.LEDGER, name)));
        deal.tests().keySet().forEach(name -> outputs.add(Output.of(Kind.TEST, name)));
        outputs.addAll(List.of(PURCHASED, MODE, ENDED));
        return List.copyOf(outputs);
    }

    static List<Output> ofClass(String className) {
        return OF_A_CLASS.stream().map(kind -> Output.of(kind, className)).toList();
    }

    static List<String> classes(ResolvedDeal deal) {
        return deal.tranches().stream().map(TrancheTerms::className).toList();
    }

    static List<String> fees(ResolvedDeal deal) {
        return deal.document().fees().stream().map(FeeTerms::name).toList();
    }

    /** Classes and roles that a residual step pays, in any mode. */
    static SequencedSet<String> residualPayees(ResolvedDeal deal) {
        var payees = new LinkedHashSet<String>();
        deal.document().modes().values().forEach(steps -> payees(steps, payees));
        return payees;
    }

    /** Whether a step of any mode buys assets. */
    static boolean buys(ResolvedDeal deal) {
        return deal.document().modes().values().stream().anyMatch(DealOutputs::buys);
    }

    private static void payees(List<Step> steps, SequencedSet<String> payees) {
        for (var step : steps) {
            if (step instanceof Step.Residual residual) {
                payees.add(residual.payee());
            } else if (step instanceof Step.Branch branch) {
                branch.cases().forEach(way -> payees(way.steps(), payees));
                payees(branch.otherwise(), payees);
            }
        }
    }

    private static boolean buys(List<Step> steps) {
        return steps.stream().anyMatch(step -> switch (step) {
            case Step.Buy _ -> true;
            case Step.Branch branch ->
                buys(branch.otherwise()) || branch.cases().stream().anyMatch(way -> buys(way.steps()));
            default -> false;
        });
    }
}
