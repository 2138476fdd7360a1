package io.penstock.measure;

import io.penstock.kernel.DayCount;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * How the distance of two dates becomes years for a life or a yield. It belongs to the deal: prospectuses differ, and
 * the difference shows in the second decimal of a life.
 *
 * <p>A life that is quoted in months of thirty days is {@link #ACT_360} times twelve.
 */
public enum TimeBasis {

    /** Calendar months over 12; the day of the month does not count. Usual in decrement tables. */
    WHOLE_MONTHS {
        @Override
        double forward(LocalDate from, LocalDate to) {
            return ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) / 12.0;
        }
    },

    /** Thirty-day months over 360, so that a first stub counts in days. Usual for pass-through yields. */
    THIRTY_360 {
        @Override
        double forward(LocalDate from, LocalDate to) {
            return fraction(DayCount.THIRTY_360, from, to);
        }
    },

    /** Actual days over 365. Usual for rates of return. */
    ACT_365 {
        @Override
        double forward(LocalDate from, LocalDate to) {
            return fraction(DayCount.ACT_365F, from, to);
        }
    },

    /** Actual days over 360. Usual for floating-rate notes. */
    ACT_360 {
        @Override
        double forward(LocalDate from, LocalDate to) {
            return fraction(DayCount.ACT_360, from, to);
        }
    },

    /** Days of each calendar year over its length. */
    ACT_ACT {
        @Override
        double forward(LocalDate from, LocalDate to) {
            return fraction(DayCount.ACT_ACT, from, to);
        }
    };

    /** Years from one date to the other, negative if the second is the earlier one. */
    public double years(LocalDate from, LocalDate to) {
        return to.isBefore(from) ? -forward(to, from) : forward(from, to);
    }

    abstract double forward(LocalDate from, LocalDate to);

    private static double fraction(DayCount dayCount, LocalDate from, LocalDate to) {
        return (double) dayCount.numerator(from, to) / dayCount.denominator(from, to);
    }
}
