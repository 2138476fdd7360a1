package io.penstock.deal;

import io.penstock.deal.CalendarTerms.AccrualRule;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One class of the deal.
 *
 * @param className {@code "A"}
 * @param denomination the smallest amount that can be held; divides the original balance
 * @param coupon none for a class that receives only principal and residual
 * @param dayCount present where there is a coupon
 * @param netRateCap a named rate that the coupon does not exceed: an available-funds cap
 * @param capCarryOver the ledger to which the interest lost by that cap goes
 * @param interestBalance a named amount of money that interest is computed on, instead of the balance
 * @param accrual from where to where interest runs, if not as the calendar says for the day count
 * @param interestOnInterest spread over the coupon at which unpaid interest of earlier dates bears interest
 *     itself; none if it bears no interest
 * @param scheduledFinalPaymentDate from then on {@code tranche.NAME.isFinal@open} holds
 */
public record TrancheTerms(
        String className,
        Rank rank,
        Money originalBalance,
        Money denomination,
        Optional<Coupon> coupon,
        Optional<DayCount> dayCount,
        Optional<String> netRateCap,
        Optional<String> capCarryOver,
        Optional<String> interestBalance,
        Optional<AccrualRule> accrual,
        Deferral deferral,
        Optional<BigDecimal> interestOnInterest,
        Losses losses,
        Optional<LocalDate> scheduledFinalPaymentDate) {

    public TrancheTerms {
        interestOnInterest = interestOnInterest.map(BigDecimal::stripTrailingZeros);
    }

    /** Standing in the capital structure. For readers; who is paid when is decided by the steps alone. */
    public enum Rank {
        SENIOR,
        MEZZANINE,
        JUNIOR,
        EQUITY
    }

    /** What becomes of interest that is not paid when due. */
    public enum Deferral {
        /** It stays due. */
        CARRY,
        /** It is added to the balance after the last step. */
        CAPITALISE,
        /** It is no longer due. */
        LOST
    }

    /** Whether losses reduce the balance. */
    public enum Losses {
        NONE,
        /** By {@code writeDown} steps, for good. */
        WRITE_DOWN,
        /** By {@code writeDown} steps; {@code writeUp} steps restore it. */
        WRITE_DOWN_AND_UP
    }
}
