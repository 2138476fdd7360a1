package io.penstock.waterfall;

import io.penstock.deal.AmountTerms.Moment;
import io.penstock.deal.ResolvedAmount;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaEvaluator;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.deal.formula.Values;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The named amounts of one payment date: each is computed once, when its moment comes or something first needs it,
 * and kept with what it was computed from.
 */
final class AmountBook {

    /** A formula as computed, with the figures and amounts that it named. */
    record Computed(Fraction value, SortedMap<String, String> inputs) {

        boolean holds() {
            return value.signum() != 0;
        }
    }

    private final ResolvedDeal deal;
    private final DealState opening;
    private final Figures figures;
    private final PaymentFacts facts;
    private final Map<String, Fraction> values = new HashMap<>();

    /** @param figures the figures of the payment date as they are when asked */
    AmountBook(ResolvedDeal deal, DealState opening, Figures figures, PaymentFacts facts) {
        this.deal = deal;
        this.opening = opening;
        this.figures = figures;
        this.facts = facts;
    }

    /** Computes the amounts that are fixed before the first step. */
    void start() {
        deal.amounts().forEach((name, amount) -> {
            if (amount.terms().at() == Moment.START) {
                value(name);
            }
        });
    }

    /** Computes the amounts that are fixed right after a step. */
    void after(String clause) {
        deal.amounts().forEach((name, amount) -> {
            if (amount.terms().after().filter(clause::equals).isPresent()) {
                value(name);
            }
        });
    }

    /** An amount that something is limited to: a negative one limits it to nothing. */
    Money limit(String name) {
        return new Money(deal.currency(), Math.max(0, value(name).floor()));
    }

    /** The value of an amount; computed now, if it was not before. */
    Fraction value(String name) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var amount = amount(name);
        var computed = compute(amount.formula());
        var exact = computed.value();
        var value =
                amount.rounding().map(mode -> Fraction.of(exact.round(mode))).orElse(exact);
        if (amount.money() && !value.isWhole()) {
            throw new IllegalStateException("amount " + name + " is not whole minor units: " + value);
        }
        values.put(name, value);
        facts.evaluated(new EvaluatedAmount(name, amount.terms().formula(), text(name, value), computed.inputs()));
        return value;
    }

    /** Computes a formula now: a condition, or what a test measures. */
    Computed compute(Formula formula) {
        var inputs = new TreeMap<String, String>();
        return new Computed(FormulaEvaluator.evaluate(formula, new Recorded(inputs)), inputs);
    }

    /** The value of an amount as the report writes it. */
    String text(String name) {
        return text(name, value(name));
    }

    private String text(String name, Fraction value) {
        return ValueText.of(amount(name).type().kind(), deal.currency(), value);
    }

    private ResolvedAmount amount(String name) {
        var amount = deal.amounts().get(name);
        if (amount == null) {
            throw new IllegalStateException("a checked deal names no amount " + name);
        }
        return amount;
    }

    /** Hands out values and notes them down. */
    private final class Recorded implements Values {

        private final SortedMap<String, String> inputs;

        Recorded(SortedMap<String, String> inputs) {
            this.inputs = inputs;
        }

        @Override
        public Fraction figure(Figure figure) {
            var value = figures.value(figure);
            inputs.put(figure.path(), ValueText.of(value.kind(), deal.currency(), value.value()));
            return value.value();
        }

        @Override
        public Fraction amount(String name) {
            inputs.put(name, text(name));
            return value(name);
        }

        @Override
        public Optional<Fraction> previous(String name) {
            var stored = Optional.ofNullable(opening.previous().get(name));
            stored.ifPresent(text -> inputs.put("previous(" + name + ")", text));
            Kind kind = AmountBook.this.amount(name).type().kind();
            return stored.map(text -> ValueText.parse(kind, deal.currency(), text));
        }

        @Override
        public RoundingMode rounding(String name) {
            var mode = deal.document().rounding().modes().get(name);
            if (mode == null) {
                throw new IllegalStateException("a checked deal names no rounding " + name);
            }
            return mode;
        }
    }
}
