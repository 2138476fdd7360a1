package io.penstock.waterfall.program;

import io.penstock.deal.Coupon;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Fraction;
import java.util.HashMap;
import java.util.Map;

/** Compiles the annual rates of the classes. Each is fixed once, where something first needs it. */
final class RateCode {

    private final Books books;
    private final Calculator calculator;
    private final Map<String, Quantity> coupons = new HashMap<>();
    private final Map<String, Quantity> rates = new HashMap<>();

    RateCode(Books books) {
        this.books = books;
        this.calculator = books.calculator;
    }

    /** Fixes the rate of a class, if that did not happen before. All amounts behind rates are those of the start. */
    void need(String className, Val mask) {
        if (!rates.containsKey(className)) {
            var book = books.named(className);
            var coupon = coupon(book.terms(), mask);
            var cap = book.terms()
                    .netRateCap()
                    .map(name -> notNegative(books.amounts().value(name, mask)));
            var rate = cap.map(limit -> calculator.min(coupon, limit)).orElse(coupon);
            rates.put(className, rate);
            book.rate = rate;
        }
    }

    /** The rate before the net rate cap. */
    Quantity coupon(String className) {
        return Books.found(coupons, className);
    }

    private Quantity coupon(TrancheTerms terms, Val mask) {
        var coupon = terms.coupon().map(c -> rate(terms, c, mask)).orElse(calculator.constant(Fraction.ZERO));
        coupons.put(terms.className(), coupon);
        return coupon;
    }

    private Quantity rate(TrancheTerms terms, Coupon coupon, Val mask) {
        return switch (coupon) {
            case Coupon.Fixed(var rate, var stepUps) ->
                stepUps.isEmpty()
                        ? calculator.constant(Fraction.of(rate))
                        : calculator.over(
                                books.layout.input(
                                        new Input(Input.Kind.STEPPED_RATE, terms.className()), 0, books.bounds.rate()),
                                books.bounds.rateUnit());
            case Coupon.Floating(var index, var margin, var cap, var floor) -> {
                var fixing = calculator.over(books.figures.fixing(index), books.bounds.rateUnit());
                var uncapped = calculator.plus(fixing, calculator.constant(Fraction.of(margin)));
                var capped = cap.map(most -> calculator.min(uncapped, calculator.constant(Fraction.of(most))))
                        .orElse(uncapped);
                yield calculator.max(capped, calculator.constant(Fraction.of(floor)));
            }
            case Coupon.Formula(var amount) -> notNegative(books.amounts().value(amount, mask));
        };
    }

    private Quantity notNegative(Quantity rate) {
        return calculator.max(rate, calculator.constant(Fraction.ZERO));
    }
}
