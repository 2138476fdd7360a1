package io.penstock.issuance.tranche;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    /**
     * The same part of each class: a vertical interest, in whole units.
     *
     * @param percent {@code 5} is 5 %; each class's part is rounded up to its denomination, and never more than the class
     */
    public static RetentionPlan ofEachClass(RetentionForm form, BigDecimal percent, List<ClassTerms> classes) {
        return new RetentionPlan(
                form,
                classes.stream()
                        .map(each -> new RetainedClass(each.className(), part(each, percent), Optional.empty()))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Money part(ClassTerms terms, BigDecimal percent) {
        var whole = terms.originalBalance();
        var unit = BigDecimal.valueOf(terms.denomination().minorUnits());
        var kept = BigDecimal.valueOf(whole.minorUnits())
                .multiply(percent)
                .movePointLeft(2)
                .divide(unit, 0, RoundingMode.UP)
                .multiply(unit)
                .min(BigDecimal.valueOf(whole.minorUnits()));
        return new Money(whole.currency(), kept.longValueExact());
    }
}
