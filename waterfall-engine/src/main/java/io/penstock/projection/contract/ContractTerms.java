package io.penstock.projection.contract;

import io.penstock.kernel.DayCount;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The terms of one loan. A time of 23:59:59 is the end of its day: interest of that day has run.
 *
 * <p>Not read: fees, prepayments by the borrower, credit events, settlement currency, and fixing days (an index is
 * observed on the day of the reset).
 *
 * <p>Source: ACTUS Data Dictionary; each parameter names its term there.
 *
 * @param type contractType
 * @param side contractRole
 * @param statusDate what came before is known and is not repeated
 * @param initialExchangeDate when the loan is, or was, paid out
 * @param maturityDate may be missing where payments determine it
 * @param notional notionalPrincipal, positive on either side
 * @param couponRate nominalInterestRate per annum, as a decimal
 * @param premiumDiscount premiumDiscountAtIED, added to the notional that is paid out
 * @param accruedInterest at the status date
 * @param dayCount dayCountConvention
 * @param monthEnds endOfMonthConvention EOM: a cycle that starts on a month's end stays on month ends
 * @param roll businessDayConvention and calendar
 * @param interest cycleAnchorDateOfInterestPayment and cycleOfInterestPayment
 * @param capitalizationEnd capitalizationEndDate: until then interest is added to the principal
 * @param principal cycleAnchorDateOfPrincipalRedemption and cycleOfPrincipalRedemption; missing for PAM
 * @param principalPayment nextPrincipalRedemptionPayment; where missing it is computed
 * @param amortizationDate by which the payments of an annuity would repay it
 * @param rateReset terms of a floating coupon
 * @param interestBase interestCalculationBase
 * @param scaling terms of scalingEffect
 * @param purchase purchaseDate and priceAtPurchaseDate
 * @param termination terminationDate and priceAtTerminationDate
 */
public record ContractTerms(
        ContractType type,
        Side side,
        LocalDateTime statusDate,
        LocalDateTime initialExchangeDate,
        Optional<LocalDateTime> maturityDate,
        double notional,
        double couponRate,
        double premiumDiscount,
        OptionalDouble accruedInterest,
        DayCount dayCount,
        boolean monthEnds,
        EventRoll roll,
        Recurrence interest,
        Optional<LocalDateTime> capitalizationEnd,
        Optional<Recurrence> principal,
        OptionalDouble principalPayment,
        Optional<LocalDateTime> amortizationDate,
        Optional<RateReset> rateReset,
        InterestBase interestBase,
        Optional<Scaling> scaling,
        Optional<Trade> purchase,
        Optional<Trade> termination) {

    public ContractTerms {
        if (!(notional > 0)) {
            throw new IllegalArgumentException("a contract needs a positive notional, not " + notional);
        }
        if (type != ContractType.PAM && principal.isEmpty()) {
            throw new IllegalArgumentException(type + " needs the dates of its principal payments");
        }
        if (type == ContractType.PAM && maturityDate.isEmpty()) {
            throw new IllegalArgumentException("PAM needs a maturity date");
        }
        if (type == ContractType.NAM && principalPayment.isEmpty()) {
            throw new IllegalArgumentException("NAM needs its payment");
        }
        if (maturityDate.isEmpty() && amortizationDate.isEmpty() && principalPayment.isEmpty()) {
            throw new IllegalArgumentException("neither a date nor a payment tells when the contract ends");
        }
    }

    /** Years between two times by the day count of the contract. */
    double years(LocalDateTime from, LocalDateTime to) {
        var start = TimesOfDay.accrualDate(from);
        var end = TimesOfDay.accrualDate(to);
        return (double) dayCount.numerator(start, end) / dayCount.denominator(start, end);
    }
}
