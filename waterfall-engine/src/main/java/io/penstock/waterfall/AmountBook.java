package io.penstock.waterfall;

import io.penstock.deal.AmountTerms.Moment;
import io.penstock.deal.ResolvedAmount;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.FormulaEvaluator;
import io.penstock.deal.formula.FormulaNames;
import io.penstock.deal.formula.Values;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The named amounts of one payment date: each is computed once, at its moment, and kept with its inputs. */
final class AmountBook {

    private final ResolvedDeal deal;
    private final Function<Figure, Money> figures;
    private final Map<String, Fraction> values = new HashMap<>();
    private final List<EvaluatedAmount> evaluated = new ArrayList<>();

    /** @param figures the figures of the payment date as they are when asked */
    AmountBook(ResolvedDeal deal, Function<Figure, Money> figures) {
        this.deal = deal;
        this.figures = figures;
    }

    /** Computes the amounts that are fixed before the first step. */
    void start() {
        deal.amounts().forEach((name, amount) -> {
            if (amount.terms().at() == Moment.START) {
                value(name);
            }
        });
    }

    /** An amount that something is limited to: a negative one limits it to nothing. */
    Money limit(String name) {
        return new Money(deal.currency(), Math.max(0, value(name).floor()));
    }

    /** All amounts computed so far, in the order in which they were. */
    List<EvaluatedAmount> evaluated() {
        return evaluated;
    }

    private Fraction value(String name) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var amount = deal.amounts().get(name);
        if (amount == null) {
            throw new IllegalStateException("a checked deal names no amount " + name);
        }
        FormulaNames.amounts(amount.formula()).forEach(this::value);
        var inputs = new TreeMap<String, String>();
        var exact = FormulaEvaluator.evaluate(amount.formula(), new Recorded(inputs));
        var value =
                amount.rounding().map(mode -> Fraction.of(exact.round(mode))).orElse(exact);
        if (amount.money() && !value.isWhole()) {
            throw new IllegalStateException("amount " + name + " is not whole minor units: " + value);
        }
        values.put(name, value);
        evaluated.add(new EvaluatedAmount(name, amount.terms().formula(), text(amount, value), inputs));
        return value;
    }

    private String text(ResolvedAmount amount, Fraction value) {
        return amount.money() ? MoneyText.of(new Money(deal.currency(), value.floor())) : value.toString();
    }

    /** Hands out values and notes them down. */
    private final class Recorded implements Values {

        private final SortedMap<String, String> inputs;

        Recorded(SortedMap<String, String> inputs) {
            this.inputs = inputs;
        }

        @Override
        public Fraction figure(Figure figure) {
            var money = figures.apply(figure);
            inputs.put(figure.path(), MoneyText.of(money));
            return Fraction.of(money.minorUnits());
        }

        @Override
        public Optional<Fraction> previous(String amount) {
            return Optional.empty();
        }

        @Override
        public RoundingMode rounding(String name) {
            return deal.document().rounding().modes().getOrDefault(name, RoundingMode.UNNECESSARY);
        }

        @Override
        public Fraction amount(String name) {
            var found = value(name);
            var amount = deal.amounts().get(name);
            inputs.put(name, amount == null ? found.toString() : text(amount, found));
            return found;
        }
    }
}
