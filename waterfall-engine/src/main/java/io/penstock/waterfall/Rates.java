package io.penstock.waterfall;

import io.penstock.deal.Coupon;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Fraction;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** The annual rates of one payment date, exact. Each is fixed once, when something first needs it. */
final class Rates {

    private final ResolvedDeal deal;
    private final WaterfallInput input;
    private final Books books;
    private final Map<String, Fraction> coupons = new HashMap<>();
    private final Map<String, Fraction> accrued = new HashMap<>();

    Rates(ResolvedDeal deal, WaterfallInput input, Books books) {
        this.deal = deal;
        this.input = input;
        this.books = books;
    }

    /** The rate at which a class accrues; zero for one without a coupon. */
    Fraction of(String className) {
        var known = accrued.get(className);
        if (known != null) {
            return known;
        }
        var coupon = coupon(className);
        var rate = deal.tranche(className)
                .netRateCap()
                .map(cap -> coupon.min(notNegative(books.amounts().value(cap))))
                .orElse(coupon);
        accrued.put(className, rate);
        return rate;
    }

    /** The rate before the net rate cap. */
    Fraction coupon(String className) {
        var known = coupons.get(className);
        if (known != null) {
            return known;
        }
        var tranche = deal.tranche(className);
        var rate = tranche.coupon().map(coupon -> rate(tranche, coupon)).orElse(Fraction.ZERO);
        coupons.put(className, rate);
        return rate;
    }

    private Fraction rate(TrancheTerms tranche, Coupon coupon) {
        return switch (coupon) {
            case Coupon.Fixed fixed ->
                Fraction.of(
                        fixed.rateFrom(AccrualPeriod.of(deal, tranche, input).start()));
            case Coupon.Floating(var index, var margin, var cap, var floor) -> {
                var uncapped =
                        input.fixings().getOrDefault(index, BigDecimal.ZERO).add(margin);
                yield Fraction.of(cap.map(uncapped::min).orElse(uncapped).max(floor));
            }
            // Nobody pays for having lent.
            case Coupon.Formula(var amount) -> notNegative(books.amounts().value(amount));
        };
    }

    private static Fraction notNegative(Fraction rate) {
        return rate.max(Fraction.ZERO);
    }
}
