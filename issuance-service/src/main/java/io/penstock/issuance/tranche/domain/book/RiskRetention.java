package io.penstock.issuance.tranche.domain.book;

import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.issuance.tranche.OfferingTerms;
import io.penstock.issuance.tranche.RetentionFinding;
import io.penstock.issuance.tranche.RetentionPlan;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much of the risk the sponsor keeps. EU: Regulation (EU) 2017/2402, article 6, nominal values; US: 17 CFR 246.4, classes
 * by nominal share (vertical) or fair value (horizontal). Exact: a share of 4.999999 % does not meet 5 %.
 *
 * <p>Not counted for the first-loss form: overcollateralisation, which the technical standards admit under conditions.
 */
public final class RiskRetention {

    /** Per cent: article 6(1); 17 CFR 246.4(a). */
    private static final Fraction REQUIRED = Fraction.of(5);

    private static final Fraction HUNDRED = Fraction.of(100);

    /** Article 6(3)(c): exposures that could have been securitised, at least. */
    private static final int EXPOSURES_NEEDED = 100;

    private static final int DECIMALS = 6;

    private final OfferingTerms terms;
    private final RetentionPlan plan;
    private final Function<String, Money> held;

    private RiskRetention(OfferingTerms terms, RetentionPlan plan, Function<String, Money> held) {
        this.terms = terms;
        this.plan = plan;
        this.held = held;
    }

    /** What the plan says, taken as carried out. */
    public static Optional<RetentionFinding> planned(OfferingTerms terms) {
        return measure(
                terms,
                className -> terms.offeredClass(className)
                        .map(OfferedClass::retained)
                        .orElse(Money.zero(terms.currency())));
    }

    /**
     * What units in the sponsor's hands amount to.
     *
     * @param held face value by class
     * @return empty if the offering declares no retention
     */
    public static Optional<RetentionFinding> measure(OfferingTerms terms, Function<String, Money> held) {
        return terms.retention().map(plan -> new RiskRetention(terms, plan, held).finding());
    }

    private RetentionFinding finding() {
        var percent = percent();
        boolean met = percent.compareTo(REQUIRED) >= 0;
        return new RetentionFinding(
                plan.form(),
                decimal(percent),
                decimal(REQUIRED),
                met,
                plan.form() + ": " + decimal(percent) + " % kept of " + decimal(REQUIRED) + " % needed" + note());
    }

    private Fraction percent() {
        return switch (plan.form()) {
            case EU_VERTICAL, US_VERTICAL -> HUNDRED.times(smallestShare());
            case EU_REVOLVING -> HUNDRED.times(ofPool(amount()));
            case EU_RANDOM ->
                plan.exposures().orElse(0) < EXPOSURES_NEEDED ? Fraction.ZERO : HUNDRED.times(ofPool(amount()));
            case EU_FIRST_LOSS -> HUNDRED.times(ofPool(firstLoss()));
            case EU_FIRST_LOSS_EACH -> Fraction.of(plan.firstLossPercent().orElse(BigDecimal.ZERO));
            case US_HORIZONTAL -> HUNDRED.times(horizontal(Fraction.ZERO));
            case US_L_SHAPED -> {
                var vertical = smallestShare();
                yield HUNDRED.times(vertical.plus(horizontal(vertical)));
            }
        };
    }

    /** A vertical interest is the same share of every class: the smallest counts. */
    private Fraction smallestShare() {
        return terms.classes().stream()
                .map(this::share)
                .min(Fraction::compareTo)
                .orElse(Fraction.ZERO);
    }

    private Fraction share(OfferedClass each) {
        return ratio(held.apply(each.className()), each.size());
    }

    /** From the most junior class up, as far as classes are kept whole; the first that is not counts with its part. */
    private Money firstLoss() {
        var sum = Money.zero(terms.currency());
        for (OfferedClass each : terms.classes().reversed()) {
            var kept = held.apply(each.className());
            sum = sum.plus(kept);
            if (kept.compareTo(each.size()) < 0) {
                break;
            }
        }
        return sum;
    }

    /**
     * The residual interest at fair value, with the cash reserve, over the fair value of all classes.
     *
     * @param vertical share of each class that counts as vertical interest already
     */
    private Fraction horizontal(Fraction vertical) {
        var all = Fraction.ZERO;
        for (OfferedClass each : terms.classes()) {
            var value = fairValue(each);
            if (value.isEmpty()) {
                return Fraction.ZERO;
            }
            all = all.plus(Fraction.of(value.get().minorUnits()));
        }
        if (all.signum() <= 0) {
            return Fraction.ZERO;
        }
        var kept = Fraction.of(amount().minorUnits());
        for (OfferedClass each : terms.classes().reversed()) {
            var share = share(each);
            kept = kept.plus(
                    Fraction.of(fairValue(each).orElseThrow().minorUnits()).times(share.minus(vertical)));
            if (share.compareTo(Fraction.of(1)) < 0) {
                break;
            }
        }
        return kept.dividedBy(all);
    }

    private Optional<Money> fairValue(OfferedClass each) {
        return plan.classes().stream()
                .filter(c -> c.className().equals(each.className()))
                .flatMap(c -> c.fairValue().stream())
                .findFirst();
    }

    private Money amount() {
        return plan.amount().orElse(Money.zero(terms.currency()));
    }

    private Fraction ofPool(Money amount) {
        return ratio(amount, terms.poolBalance());
    }

    private static Fraction ratio(Money part, Money whole) {
        return whole.isZero()
                ? Fraction.ZERO
                : Fraction.of(part.minorUnits()).dividedBy(Fraction.of(whole.minorUnits()));
    }

    private String note() {
        return switch (plan.form()) {
            case US_HORIZONTAL, US_L_SHAPED -> {
                List<String> missing = terms.classes().stream()
                        .filter(each -> fairValue(each).isEmpty())
                        .map(OfferedClass::className)
                        .toList();
                yield missing.isEmpty() ? "" : "; the fair value of " + missing + " is not stated";
            }
            case EU_RANDOM ->
                plan.exposures().orElse(0) < EXPOSURES_NEEDED
                        ? "; " + plan.exposures().orElse(0) + " exposures, at least " + EXPOSURES_NEEDED
                        : "";
            case EU_VERTICAL, US_VERTICAL, EU_REVOLVING, EU_FIRST_LOSS, EU_FIRST_LOSS_EACH -> "";
        };
    }

    private static BigDecimal decimal(Fraction number) {
        return new BigDecimal(number.numerator())
                .divide(new BigDecimal(number.denominator()), DECIMALS, RoundingMode.DOWN);
    }
}
