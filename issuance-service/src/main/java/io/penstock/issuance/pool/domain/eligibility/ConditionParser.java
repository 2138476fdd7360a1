package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.domain.eligibility.Condition.Comparison;
import io.penstock.issuance.pool.domain.eligibility.ConditionTokens.Kind;
import io.penstock.issuance.pool.domain.eligibility.ConditionTokens.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a condition.
 *
 * <pre>
 *   condition := conjunction { or conjunction }
 *   conjunction := negation { and negation }
 *   negation := not negation | ( condition ) | statement
 *   statement := operand comparison operand
 *              | operand [not] in ( literal {, literal} )
 *              | operand [not] between operand and operand
 *              | field is [not] missing
 * </pre>
 *
 * <p>Operands are those of {@link OperandParser}.
 */
final class ConditionParser {

    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 30;
    private static final int MOST_CHOICES = 500;

    private final OperandParser operands;
    private int depth;

    private ConditionParser(List<Token> tokens) {
        this.operands = new OperandParser(tokens);
    }

    /** @throws ConditionException at the first fault */
    static Condition parse(String text) {
        if (text.length() > LONGEST) {
            throw new ConditionException(
                    RuleFault.TOO_LONG, LONGEST, "a condition has at most " + LONGEST + " characters");
        }
        var parser = new ConditionParser(ConditionTokens.of(text));
        var condition = parser.condition();
        var rest = parser.operands.peek();
        if (rest.kind() != Kind.END) {
            throw new ConditionException(
                    RuleFault.WORD_UNEXPECTED, rest.offset(), "'" + rest.text() + "' after the end");
        }
        if (Fields.mentioned(condition).isEmpty()) {
            throw new ConditionException(RuleFault.NO_FIELD, 0, "no field of the loan is named");
        }
        return condition;
    }

    private Condition condition() {
        var parts = new ArrayList<Condition>();
        do {
            parts.add(conjunction());
        } while (operands.takes("or"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
    }

    private Condition conjunction() {
        var parts = new ArrayList<Condition>();
        do {
            parts.add(negation());
        } while (operands.takes("and"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.And(parts);
    }

    private Condition negation() {
        if (++depth > DEEPEST) {
            throw new ConditionException(RuleFault.TOO_LONG, operands.peek().offset(), "nested deeper than " + DEEPEST);
        }
        try {
            if (operands.takes("not")) {
                return new Condition.Not(negation());
            }
            if (operands.takes("(")) {
                var inner = condition();
                operands.expect(")");
                return inner;
            }
            return statement();
        } finally {
            depth--;
        }
    }

    private Condition statement() {
        var start = operands.peek();
        var left = operands.operand();
        if (operands.takes("is")) {
            boolean negated = operands.takes("not");
            operands.expect("missing");
            if (left instanceof Operand.Field(var field)) {
                return new Condition.Missing(field, negated);
            }
            throw new ConditionException(
                    RuleFault.FIELD_TYPE_WRONG, start.offset(), "only a field can be missing, not what is computed");
        }
        boolean negated = operands.takes("not");
        if (operands.takes("in")) {
            return in(left, negated);
        }
        if (operands.takes("between")) {
            var low = sameKind(left);
            operands.expect("and");
            return new Condition.Between(left, low, sameKind(left), negated);
        }
        var sign = operands.peek();
        if (!negated && sign.kind() == Kind.SIGN) {
            for (var comparison : Comparison.values()) {
                if (operands.takes(comparison.sign())) {
                    if (left.kind() == Operand.Kind.TEXT
                            && comparison != Comparison.EQUAL
                            && comparison != Comparison.DIFFERENT) {
                        throw new ConditionException(
                                RuleFault.TEXT_NOT_ORDERED, sign.offset(), "'" + comparison.sign() + "' of a text");
                    }
                    return new Condition.Compare(left, comparison, sameKindAny(left));
                }
            }
        }
        throw operands.unexpected("a comparison such as <=, in, between, is missing");
    }

    private Condition in(Operand left, boolean negated) {
        operands.expect("(");
        var choices = new ArrayList<Operand>();
        do {
            int at = operands.peek().offset();
            var choice = operands.literal();
            if (choice.kind() != left.kind()) {
                throw new ConditionException(
                        RuleFault.TYPES_DIFFER, at, choice.kind() + " in a list of " + left.kind());
            }
            if (choices.size() == MOST_CHOICES) {
                throw new ConditionException(RuleFault.TOO_LONG, at, "a list has at most " + MOST_CHOICES + " values");
            }
            choices.add(choice);
        } while (operands.takes(","));
        operands.expect(")");
        return new Condition.In(left, choices, negated);
    }

    private Operand sameKind(Operand left) {
        int at = operands.peek().offset();
        if (left.kind() == Operand.Kind.TEXT) {
            throw new ConditionException(RuleFault.TEXT_NOT_ORDERED, at, "'between' of a text");
        }
        return sameKindAny(left);
    }

    private Operand sameKindAny(Operand left) {
        int at = operands.peek().offset();
        var right = operands.operand();
        if (right.kind() != left.kind()) {
            throw new ConditionException(RuleFault.TYPES_DIFFER, at, left.kind() + " is compared with " + right.kind());
        }
        return right;
    }
}
