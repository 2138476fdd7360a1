package io.penstock.issuance.pool.domain.eligibility;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A sentence about a loan that is true, false, or unknown because a value is missing. {@code and}, {@code or} and {@code
 * not} follow Kleene's three-valued logic, as SQL does: unknown stays unknown unless the other side decides.
 */
public sealed interface Condition {

    /** How two operands are compared. */
    enum Comparison {
        EQUAL("="),
        DIFFERENT("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** As rules write it. */
        public String sign() {
            return sign;
        }

        /** What is the case when this is not. */
        public Comparison opposite() {
            return switch (this) {
                case EQUAL -> DIFFERENT;
                case DIFFERENT -> EQUAL;
                case LESS -> AT_LEAST;
                case AT_MOST -> MORE;
                case MORE -> AT_MOST;
                case AT_LEAST -> LESS;
            };
        }

        /** Whether a comparison with this outcome satisfies it. */
        public boolean holds(int outcome) {
            return switch (this) {
                case EQUAL -> outcome == 0;
                case DIFFERENT -> outcome != 0;
                case LESS -> outcome < 0;
                case AT_MOST -> outcome <= 0;
                case MORE -> outcome > 0;
                case AT_LEAST -> outcome >= 0;
            };
        }
    }

    /** All of them. */
    record And(List<Condition> parts) implements Condition {

        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them. */
    record Or(List<Condition> parts) implements Condition {

        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition inner) implements Condition {}

    record Compare(Operand left, Comparison comparison, Operand right) implements Condition {}

    /** Both bounds belong to the range. */
    record Between(Operand value, Operand low, Operand high, boolean negated) implements Condition {}

    /**
     * One of a list, or none of it.
     *
     * @param choices literals of the kind of the value, at least one
     */
    record In(Operand value, List<Operand> choices, boolean negated) implements Condition {

        public In {
            choices = List.copyOf(choices);
        }
    }

    /** Whether a field has no value; never unknown. */
    record Missing(LoanField field, boolean negated) implements Condition {}

    /** The fields whose values decide; asking whether one is missing does not count. */
    default Set<LoanField> fields() {
        var fields = EnumSet.noneOf(LoanField.class);
        Fields.of(this, fields);
        return fields;
    }
}
