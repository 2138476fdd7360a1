package io.penstock.waterfall;

import io.penstock.deal.CalendarTerms.AccrualRule;
import io.penstock.deal.Coupon;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.RoundingTerms;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Interest of the classes for one accrual period. */
final class Accrual {

    private Accrual() {}

    /** One accrual for each class with a coupon, in document order. */
    static List<InterestAccrual> of(ResolvedDeal deal, WaterfallInput input) {
        return deal.tranches().stream()
                .flatMap(tranche -> accrual(deal, input, tranche).stream())
                .toList();
    }

    private static Optional<InterestAccrual> accrual(ResolvedDeal deal, WaterfallInput input, TrancheTerms tranche) {
        return tranche.coupon()
                .flatMap(coupon -> tranche.dayCount()
                        .map(dayCount -> accrual(deal, input, tranche.className(), rate(coupon, input), dayCount)));
    }

    private static InterestAccrual accrual(
            ResolvedDeal deal, WaterfallInput input, String className, BigDecimal rate, DayCount dayCount) {
        var rule = deal.document().calendar().accrual().get(dayCount);
        boolean unadjusted = rule == AccrualRule.UNADJUSTED;
        var start = unadjusted ? input.accrualStart() : input.previousPaymentDate();
        var end = unadjusted ? input.accrualEnd() : input.paymentDate();
        var balance = input.opening().balance(className);
        var rounding =
                deal.document().rounding().modes().getOrDefault(RoundingTerms.INTEREST, RoundingMode.UNNECESSARY);
        return new InterestAccrual(
                className,
                Fraction.of(rate),
                start,
                end,
                balance,
                dayCount.interest(balance, rate, start, end, rounding),
                input.opening().deferredInterest(className),
                Money.zero(balance.currency()),
                Money.zero(balance.currency()));
    }

    /** A floating rate does not fall below zero: nobody pays for having lent. */
    private static BigDecimal rate(Coupon coupon, WaterfallInput input) {
        return switch (coupon) {
            case Coupon.Fixed fixed -> fixed.rateFrom(input.accrualStart());
            case Coupon.Floating(var index, var margin, var cap, var floor) -> {
                var uncapped =
                        input.fixings().getOrDefault(index, BigDecimal.ZERO).add(margin);
                yield cap.map(uncapped::min).orElse(uncapped).max(floor);
            }
            case Coupon.Formula(var amount) ->
                throw new IllegalArgumentException("the rate " + amount + " of a formula is not run yet");
        };
    }
}
