package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.domain.eligibility.Condition.Comparison;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/** Makes checks of conditions, for one cut-off date and one currency. All arithmetic is exact. */
final class Checks {

    private final LocalDate cutOff;
    private final int currencyDigits;
    private final Operands operands;

    Checks(LocalDate cutOff, int currencyDigits) {
        this.cutOff = cutOff;
        this.currencyDigits = currencyDigits;
        this.operands = new Operands(cutOff, currencyDigits);
    }

    Check of(Condition condition) {
        return switch (condition) {
            case Condition.And(var parts) -> and(checks(parts));
            case Condition.Or(var parts) -> or(checks(parts));
            case Condition.Not(var inner) -> {
                var check = of(inner);
                yield facts -> -check.test(facts);
            }
            case Condition.Compare(var left, var comparison, var right) -> compare(left, comparison, right);
            case Condition.Between(var value, var low, var high, boolean negated) -> {
                var within = and(
                        new Check[] {compare(value, Comparison.AT_LEAST, low), compare(value, Comparison.AT_MOST, high)
                        });
                yield negated ? facts -> -within.test(facts) : within;
            }
            case Condition.In(var value, var choices, boolean negated) -> {
                var in = in(value, choices);
                yield negated ? facts -> -in.test(facts) : in;
            }
            case Condition.Missing(var field, boolean negated) ->
                facts -> Derived.has(facts, field, cutOff) == negated ? Check.TRUE : Check.FALSE;
        };
    }

    private Check[] checks(List<Condition> parts) {
        return parts.stream().map(this::of).toArray(Check[]::new);
    }

    private static Check and(Check[] parts) {
        return facts -> {
            int least = Check.TRUE;
            for (var part : parts) {
                least = Math.min(least, part.test(facts));
            }
            return least;
        };
    }

    private static Check or(Check[] parts) {
        return facts -> {
            int most = Check.FALSE;
            for (var part : parts) {
                most = Math.max(most, part.test(facts));
            }
            return most;
        };
    }

    private static int truth(boolean holds) {
        return holds ? Check.TRUE : Check.FALSE;
    }

    private Check compare(Operand left, Comparison comparison, Operand right) {
        return switch (left.kind()) {
            case NUMBER -> {
                if (left instanceof Operand.Field(var field) && right instanceof Operand.Figure(var limit)) {
                    yield scaled(field, comparison, limit);
                }
                var a = operands.number(left);
                var b = operands.number(right);
                yield facts -> {
                    var x = a.of(facts);
                    var y = b.of(facts);
                    return x == null || y == null ? Check.UNKNOWN : truth(comparison.holds(x.compareTo(y)));
                };
            }
            case DATE -> {
                var a = operands.day(left);
                var b = operands.day(right);
                yield facts -> {
                    var x = a.of(facts);
                    var y = b.of(facts);
                    return x == null || y == null ? Check.UNKNOWN : truth(comparison.holds(x.compareTo(y)));
                };
            }
            case TEXT -> {
                var a = operands.text(left);
                var b = operands.text(right);
                yield facts -> {
                    var x = a.of(facts);
                    var y = b.of(facts);
                    return x == null || y == null
                            ? Check.UNKNOWN
                            : truth(x.equals(y) == (comparison == Comparison.EQUAL));
                };
            }
        };
    }

    /** The most frequent case without making a number of each loan: a field against a figure, both in the field's unit. */
    private Check scaled(LoanField field, Comparison comparison, BigDecimal limit) {
        var exact = limit.movePointRight(field.type().decimals(currencyDigits));
        var below = exact.setScale(0, RoundingMode.FLOOR).toBigInteger();
        if (below.bitLength() > 62) { // no loan has such a figure, but the answer still has to be right
            int outcome = -limit.signum();
            return facts ->
                    Derived.number(facts, field, cutOff).isEmpty() ? Check.UNKNOWN : truth(comparison.holds(outcome));
        }
        long floor = below.longValueExact();
        boolean whole = exact.stripTrailingZeros().scale() <= 0;
        return facts -> {
            var value = Derived.number(facts, field, cutOff);
            if (value.isEmpty()) {
                return Check.UNKNOWN;
            }
            long figure = value.getAsLong();
            // Between the floor and the limit itself there is no whole figure but the floor.
            int outcome = figure > floor ? 1 : figure == floor && whole ? 0 : -1;
            return truth(comparison.holds(outcome));
        };
    }

    private Check in(Operand value, List<Operand> choices) {
        return switch (value.kind()) {
            case NUMBER -> {
                var number = operands.number(value);
                var set = new HashSet<BigDecimal>();
                for (var choice : choices) {
                    if (choice instanceof Operand.Figure(var figure)) {
                        set.add(figure);
                    }
                }
                yield facts -> {
                    var x = number.of(facts);
                    return x == null ? Check.UNKNOWN : truth(set.contains(new Operand.Figure(x).value()));
                };
            }
            case DATE -> {
                var day = operands.day(value);
                var set = new HashSet<LocalDate>();
                for (var choice : choices) {
                    if (choice instanceof Operand.Day(var date)) {
                        set.add(date);
                    }
                }
                yield facts -> {
                    var x = day.of(facts);
                    return x == null ? Check.UNKNOWN : truth(set.contains(x));
                };
            }
            case TEXT -> {
                var text = operands.text(value);
                var set = new HashSet<String>();
                for (var choice : choices) {
                    if (choice instanceof Operand.Text(var word)) {
                        set.add(word);
                    }
                }
                yield facts -> {
                    var x = text.of(facts);
                    return x == null ? Check.UNKNOWN : truth(set.contains(x));
                };
            }
        };
    }
}
