package io.penstock.issuance.tranche;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the sponsor declares to keep.
 *
 * @param classes units by class; for the US forms with the fair value of every class of the deal
 * @param amount by form: the originator's interest, the exposures kept, or the horizontal cash reserve account
 * @param exposures by form {@code EU_RANDOM}: how many could have been securitised
 * @param firstLossPercent by form {@code EU_FIRST_LOSS_EACH}: of every exposure, {@code 5} is 5 %
 */
public record RetentionPlan(
        RetentionForm form,
        List<RetainedClass> classes,
        Optional<Money> amount,
        Optional<Integer> exposures,
        Optional<BigDecimal> firstLossPercent) {

    /**
     * One class.
     *
     * @param faceValue kept; zero for a class of which nothing is
     * @param fairValue of the whole class, which the US forms need
     */
    public record RetainedClass(String className, Money faceValue, Optional<Money> fairValue) {}

    public RetentionPlan {
        classes = List.copyOf(classes);
    }
}
