package io.penstock.waterfall.program;

import io.penstock.deal.AmountTerms.Moment;
import io.penstock.deal.ResolvedAmount;
import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaNames;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.waterfall.EvaluatedAmount;
import io.penstock.waterfall.program.Assembler.Variable;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The named amounts of a payment date: each is computed where it is first needed, once, and kept. Where it depends on
 * the way through the branches whether it was needed before, a mask knows.
 */
final class AmountCode implements FormulaCode.Names {

    private final Books books;
    private final Assembler code;
    private final FormulaCode formulas;
    private final Map<String, Known> known = new HashMap<>();

    /** One amount: a mask where it was computed, and its value, which is a mask itself if the amount is a flag. */
    private static final class Known {
        private final ResolvedAmount amount;
        private final Variable computed;
        private final Variable value;
        private final Variable over;
        /** A value from before the first step that does not fit slots. */
        private Optional<Quantity> deep = Optional.empty();

        private Known(ResolvedAmount amount, Assembler code) {
            this.amount = amount;
            computed = code.variable(code.constant(Val.FALSE));
            value = code.variable(code.constant(0));
            over = code.variable(code.constant(1));
        }
    }

    AmountCode(Books books, FigureCode figures) {
        this.books = books;
        this.code = books.code;
        this.formulas = new FormulaCode(books, figures, this);
        books.deal.amounts().forEach((name, amount) -> known.put(name, new Known(amount, code)));
    }

    FormulaCode formulas() {
        return formulas;
    }

    /** Computes the amounts that are fixed before the first step. */
    void start() {
        books.deal.amounts().forEach((name, amount) -> {
            if (amount.terms().at() == Moment.START) {
                compute(name, code.constant(Val.TRUE));
            }
        });
    }

    /** Computes the amounts that are fixed right after a step. */
    void after(String clause, Val mask) {
        books.deal.amounts().forEach((name, amount) -> {
            if (amount.terms().after().filter(clause::equals).isPresent()) {
                compute(name, mask);
            }
        });
    }

    /** Computes, where the mask holds, the amounts that a formula reads, from left to right. */
    void need(Formula formula, Val mask) {
        switch (formula) {
            case Formula.Amount(var name) -> compute(name, mask);
            case Formula.Reference(Figure.Tranche(var name, var property, var _))
            when property == Figure.TrancheProperty.RATE -> books.rates().need(name, mask);
            case Formula.Reference(Figure.Classes(var _, var names, var property, var _))
            when property == Figure.TrancheProperty.RATE ->
                names.stream()
                        .flatMap(name -> books.deal.classesOf(name).stream())
                        .forEach(name -> books.rates().need(name, mask));
            default -> FormulaNames.parts(formula).forEach(part -> need(part, mask));
        }
    }

    /** A condition that is asked where the mask holds. */
    Val condition(Formula formula, Val mask) {
        need(formula, mask);
        return formulas.flag(formula);
    }

    /** An amount of money that something is limited to: a negative one limits it to nothing. */
    Val limit(String name, Val mask) {
        compute(name, mask);
        var value = Books.found(known, name).value.value();
        return code.checked(code.max(value, code.constant(0)));
    }

    /** An amount of any kind that is no flag. */
    Quantity value(String name, Val mask) {
        compute(name, mask);
        return number(name);
    }

    /** Computes an amount where the mask holds and it was not computed before. */
    void compute(String name, Val mask) {
        var entry = Books.found(known, name);
        var computed = entry.computed.value();
        if (computed.is(Val.TRUE) || mask.is(Val.FALSE) || computed.slot() == mask.slot()) {
            return;
        }
        var formula = entry.amount.formula();
        var needed = code.and(mask, code.not(computed));
        need(formula, needed);
        books.calculator.begin(name);
        if (entry.amount.type().kind() == Kind.FLAG) {
            settle(entry, formulas.flag(formula), code.constant(1));
        } else if (entry.amount.rounding().isPresent()) {
            settle(entry, formulas.round(formula, entry.amount.rounding().get()), code.constant(1));
        } else {
            settle(entry, formulas.number(formula), needed);
        }
        code.set(entry.computed, code.or(mask, computed));
        if (!books.recorder.isMuted()) {
            var text = books.texts.amount(entry.amount, number(name));
            var inputs = books.texts.inputs(List.of(formula), formulas);
            books.recorder.fact(
                    needed,
                    (outputs, _, facts) -> facts.evaluated(new EvaluatedAmount(
                            name, entry.amount.terms().formula(), text.of(outputs), inputs.of(outputs))));
        }
    }

    private void settle(Known entry, Quantity quantity, Val needed) {
        if (quantity instanceof Quantity.Ratio(var value, var over)) {
            settle(entry, value, over);
        } else if (entry.amount.money() || entry.amount.type().whole()) {
            settle(entry, books.calculator.round(quantity, RoundingMode.UNNECESSARY), code.constant(1));
        } else if (needed.is(Val.TRUE) && entry.amount.terms().at() == Moment.START) {
            entry.deep = Optional.of(quantity);
        } else {
            var settled = formulas.settled(quantity);
            settle(entry, settled.value(), settled.over());
        }
    }

    private void settle(Known entry, Val value, Val over) {
        var computed = entry.computed.value();
        if (computed.is(Val.FALSE)) {
            code.set(entry.value, value);
            code.set(entry.over, over);
        } else {
            code.set(entry.value, code.select(computed, entry.value.value(), value));
            code.set(entry.over, code.select(computed, entry.over.value(), over));
        }
    }

    @Override
    public Quantity number(String name) {
        var entry = Books.found(known, name);
        if (entry.amount.type().kind() == Kind.FLAG) {
            return books.calculator.flag(entry.value.value());
        }
        return entry.deep.orElseGet(() -> new Quantity.Ratio(entry.value.value(), entry.over.value()));
    }

    @Override
    public Val flag(String name) {
        return Books.found(known, name).value.value();
    }

    /** Where an amount was computed on this payment date. */
    Val computed(String name) {
        return Books.found(known, name).computed.value();
    }
}
