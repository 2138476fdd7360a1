package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.DayCount;
import java.util.Optional;

/** The year fractions of classes: those that always agree are one input. */
final class Days {

    private Days() {}

    /** What the year fractions of a day count are brought over. */
    static long over(DayCount dayCount) {
        return switch (dayCount) {
            case ACT_360, THIRTY_360, THIRTY_E_360, THIRTY_E_PLUS_360, THIRTY_360_GERMAN, THIRTY_360_US -> 360;
            case ACT_365F, NL_365 -> 365;
            case ACT_ACT, ACT_365A, ACT_365L -> 365 * 366;
        };
    }

    /** The input that brings the year fraction of a class. */
    static Input input(ResolvedDeal deal, TrancheTerms tranche) {
        return new Input(Input.Kind.DAYS, name(deal, tranche));
    }

    private static String name(ResolvedDeal deal, TrancheTerms tranche) {
        var dayCount = tranche.dayCount();
        var rule = tranche.accrual()
                .or(() -> dayCount.flatMap(count ->
                        Optional.ofNullable(deal.document().calendar().accrual().get(count))));
        return dayCount.map(Object::toString).orElse("") + " "
                + rule.map(Object::toString).orElse("");
    }

    /** A class whose year fraction the input brings. */
    static TrancheTerms tranche(ResolvedDeal deal, Input input) {
        return deal.tranches().stream()
                .filter(tranche ->
                        tranche.coupon().isPresent() && name(deal, tranche).equals(input.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no class accrues by " + input.name()));
    }
}
