package io.penstock.deal;

import io.penstock.deal.TrancheTerms.Deferral;
import io.penstock.deal.TrancheTerms.Losses;
import io.penstock.deal.TrancheTerms.Rank;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Builds one class; see {@link DealBuilder}. Rates and amounts are decimals as a document writes them. */
public final class TrancheBuilder {

    private final String className;
    private final Rank rank;
    private final Money originalBalance;
    private Money denomination;
    private Optional<Coupon> coupon = Optional.empty();
    private Optional<DayCount> dayCount = Optional.empty();
    private Optional<String> netRateCap = Optional.empty();
    private Optional<String> capCarryOver = Optional.empty();
    private Optional<String> interestBalance = Optional.empty();
    private Deferral deferral = Deferral.CARRY;
    private Optional<BigDecimal> interestOnInterest = Optional.empty();
    private Losses losses = Losses.NONE;
    private Optional<LocalDate> scheduledFinalPaymentDate = Optional.empty();

    TrancheBuilder(String className, Rank rank, Money originalBalance, Money denomination) {
        this.className = className;
        this.rank = rank;
        this.originalBalance = originalBalance;
        this.denomination = denomination;
    }

    public TrancheBuilder denomination(Money smallest) {
        denomination = smallest;
        return this;
    }

    /** The same rate for life. */
    public TrancheBuilder fixed(String rate, DayCount days) {
        return coupon(new Coupon.Fixed(new BigDecimal(rate), List.of()), days);
    }

    /** Index plus margin, not below zero. */
    public TrancheBuilder floating(String index, String margin, DayCount days) {
        return coupon(new Coupon.Floating(index, new BigDecimal(margin), Optional.empty(), BigDecimal.ZERO), days);
    }

    /** Any other coupon. */
    public TrancheBuilder coupon(Coupon terms, DayCount days) {
        coupon = Optional.of(terms);
        dayCount = Optional.of(days);
        return this;
    }

    /** An available-funds cap, and the ledger that takes what it cuts off. */
    public TrancheBuilder netRateCap(String rateAmount, String ledger) {
        netRateCap = Optional.of(rateAmount);
        capCarryOver = Optional.of(ledger);
        return this;
    }

    /** Interest on a named amount instead of the balance. */
    public TrancheBuilder interestBalance(String amount) {
        interestBalance = Optional.of(amount);
        return this;
    }

    public TrancheBuilder deferral(Deferral rule) {
        deferral = rule;
        return this;
    }

    /** Unpaid interest bears the coupon and a spread over it. */
    public TrancheBuilder interestOnInterest(String spread) {
        interestOnInterest = Optional.of(new BigDecimal(spread));
        return this;
    }

    public TrancheBuilder losses(Losses treatment) {
        losses = treatment;
        return this;
    }

    public TrancheBuilder scheduledFinalPaymentDate(LocalDate date) {
        scheduledFinalPaymentDate = Optional.of(date);
        return this;
    }

    TrancheTerms build() {
        return new TrancheTerms(
                className,
                rank,
                originalBalance,
                denomination,
                coupon,
                dayCount,
                netRateCap,
                capCarryOver,
                interestBalance,
                Optional.empty(),
                deferral,
                interestOnInterest,
                losses,
                scheduledFinalPaymentDate);
    }
}
