package io.penstock.deal;

import io.penstock.kernel.DayCount;
import io.penstock.kernel.Money;
import java.util.Optional;

/**
 * One class of the deal.
 *
 * @param className {@code "A"}
 * @param denomination the smallest amount that can be held; divides the original balance
 * @param coupon none for a class that receives only principal and residual
 * @param dayCount present where there is a coupon
 */
public record TrancheTerms(
        String className,
        Rank rank,
        Money originalBalance,
        Money denomination,
        Optional<Coupon> coupon,
        Optional<DayCount> dayCount) {

    /** Standing in the capital structure. For readers; who is paid when is decided by the steps alone. */
    public enum Rank {
        SENIOR,
        MEZZANINE,
        JUNIOR,
        EQUITY
    }
}
