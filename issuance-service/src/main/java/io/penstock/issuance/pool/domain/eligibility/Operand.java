package io.penstock.issuance.pool.domain.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One side of a comparison. Numbers are exact decimals: amounts in major units, rates as fractions of one. */
public sealed interface Operand {

    /** What an operand is, once types are checked. */
    enum Kind {
        NUMBER,
        DATE,
        TEXT
    }

    /** In what a date is moved. */
    enum Span {
        DAYS,
        MONTHS,
        YEARS
    }

    /** What it is. */
    Kind kind();

    record Field(LoanField field) implements Operand {

        @Override
        public Kind kind() {
            return switch (field.type()) {
                case AMOUNT, RATE, INTEGER -> Kind.NUMBER;
                case DATE -> Kind.DATE;
                case TEXT -> Kind.TEXT;
            };
        }
    }

    record Figure(BigDecimal value) implements Operand {

        /** Equal numbers are equal operands, whatever their scale. */
        public Figure {
            value = value.signum() == 0
                    ? BigDecimal.ZERO
                    : new BigDecimal(value.stripTrailingZeros().toPlainString());
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    record Text(String value) implements Operand {

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    record Day(LocalDate value) implements Operand {

        @Override
        public Kind kind() {
            return Kind.DATE;
        }
    }

    /** The cut-off date of the pool. */
    record CutOff() implements Operand {

        @Override
        public Kind kind() {
            return Kind.DATE;
        }
    }

    /** Sum of two numbers. */
    record Plus(Operand left, Operand right) implements Operand {

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /** Difference of two numbers. */
    record Minus(Operand left, Operand right) implements Operand {

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /** Product of two numbers. */
    record Times(Operand left, Operand right) implements Operand {

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /**
     * A date moved by a fixed time; a day that the month does not have becomes its last day.
     *
     * @param count negative to move back
     */
    record Moved(Operand date, int count, Span span) implements Operand {

        @Override
        public Kind kind() {
            return Kind.DATE;
        }
    }

    /** Calendar months from the month of one date to the month of another; the days within the months do not count. */
    record MonthsBetween(Operand from, Operand to) implements Operand {

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /** Days from one date to another. */
    record DaysBetween(Operand from, Operand to) implements Operand {

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /** Year of a date. */
    record YearOf(Operand date) implements Operand {

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }
}
