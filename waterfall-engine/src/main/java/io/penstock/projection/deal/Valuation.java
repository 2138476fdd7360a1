package io.penstock.projection.deal;

import io.penstock.deal.Coupon;
import io.penstock.kernel.DayCount;
import io.penstock.measure.Cashflow;
import io.penstock.measure.Convexity;
import io.penstock.measure.DatedCashflow;
import io.penstock.measure.DiscountMargin;
import io.penstock.measure.Duration;
import io.penstock.measure.TimeBasis;
import io.penstock.measure.Yield;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a class is worth under a projection: the yield of a price, or the price of a yield, and how they move.
 *
 * <p>Prices are clean, per 100 of the balance at settlement; accrued interest is the elapsed part of the interest of the
 * running period. Yields are per annum as decimals.
 *
 * @param price clean, per 100 of balance
 * @param accrued interest per 100 of balance
 * @param yield in the compounding of the terms
 * @param modifiedDuration in years
 * @param convexity in years squared
 * @param discountMargin over the index of a floating class; empty for others
 */
public record Valuation(
        String className,
        double price,
        double accrued,
        double yield,
        double modifiedDuration,
        double convexity,
        OptionalDouble discountMargin) {

    private static final double PAR = 100;

    /**
     * The valuation at a price.
     *
     * @return empty if no yield gives the price, or nothing is paid after settlement
     * @throws IllegalArgumentException if settlement is before the accrual period of its first payment
     */
    public static Optional<Valuation> atPrice(DealCashflows flows, String className, MeasureTerms terms, double price) {
        var seen = Seen.of(flows, className, terms);
        if (seen.flows().isEmpty()) {
            return Optional.empty();
        }
        var yield = Yield.atPrice(seen.flows(), price + seen.accrued(), terms.compounding());
        return yield.isEmpty()
                ? Optional.empty()
                : Optional.of(of(flows, className, terms, seen, price, yield.getAsDouble()));
    }

    /**
     * The valuation at a yield.
     *
     * @return empty if nothing is paid after settlement
     * @throws IllegalArgumentException if settlement is before the accrual period of its first payment
     */
    public static Optional<Valuation> atYield(DealCashflows flows, String className, MeasureTerms terms, double yield) {
        var seen = Seen.of(flows, className, terms);
        if (seen.flows().isEmpty()) {
            return Optional.empty();
        }
        double price = Yield.price(seen.flows(), yield, terms.compounding()) - seen.accrued();
        return Optional.of(of(flows, className, terms, seen, price, yield));
    }

    private static Valuation of(
            DealCashflows flows, String className, MeasureTerms terms, Seen seen, double price, double yield) {
        return new Valuation(
                className,
                price,
                seen.accrued(),
                yield,
                Duration.modified(seen.flows(), yield, terms.compounding()),
                Convexity.of(seen.flows(), yield, terms.compounding()),
                margin(flows, className, seen, price));
    }

    /** The index is that of the projection, and times are counted as the class counts its days. */
    private static OptionalDouble margin(DealCashflows flows, String className, Seen seen, double price) {
        var tranche = flows.deal().tranche(className);
        if (!(tranche.coupon().orElse(null) instanceof Coupon.Floating floating)) {
            return OptionalDouble.empty();
        }
        var rates = flows.scenario().fixings().get(floating.index());
        if (rates == null) {
            return OptionalDouble.empty();
        }
        var basis = basis(tranche.dayCount().orElse(DayCount.ACT_360));
        var times = DatedCashflow.from(seen.settlement(), basis, seen.dated());
        return DiscountMargin.atPrice(
                times,
                price + seen.accrued(),
                time -> rates.at(number(times, time) + seen.first() + 1).doubleValue());
    }

    private static int number(List<Cashflow> flows, double time) {
        int number = 0;
        while (number < flows.size() - 1 && flows.get(number).time() < time) {
            number++;
        }
        return number;
    }

    private static TimeBasis basis(DayCount dayCount) {
        return switch (dayCount) {
            case ACT_360 -> TimeBasis.ACT_360;
            case ACT_ACT -> TimeBasis.ACT_ACT;
            case ACT_365F, ACT_365A, ACT_365L, NL_365 -> TimeBasis.ACT_365;
            default -> TimeBasis.THIRTY_360;
        };
    }

    /** The flows after settlement per 100 of balance. {@code first} is the first payment date among them, from 0. */
    private record Seen(
            LocalDate settlement, int first, List<DatedCashflow> dated, List<Cashflow> flows, double accrued) {

        static Seen of(DealCashflows deal, String className, MeasureTerms terms) {
            var flows = deal.classFlows(className);
            var settlement = terms.settlement().orElse(flows.period(0).accrualStart());
            int first = 0;
            while (first < flows.payments()
                    && !flows.period(first).paymentDate().isAfter(settlement)) {
                first++;
            }
            if (first == flows.payments() || flows.opening(first) == 0) {
                return new Seen(settlement, first, List.of(), List.of(), 0);
            }
            double scale = PAR / flows.opening(first);
            var dated = flows.flows().subList(first, flows.payments()).stream()
                    .map(flow -> new DatedCashflow(flow.date(), flow.amount() * scale))
                    .toList();
            var paying = dated.stream().anyMatch(flow -> flow.amount() != 0) ? dated : List.<DatedCashflow>of();
            return new Seen(
                    settlement,
                    first,
                    paying,
                    DatedCashflow.from(settlement, terms.yields(), paying),
                    accrued(deal, flows, first, settlement) * scale);
        }

        private static double accrued(DealCashflows deal, ClassFlows flows, int first, LocalDate settlement) {
            var dayCount = deal.deal().tranche(flows.className()).dayCount();
            var period = flows.period(first);
            if (dayCount.isEmpty()) {
                return 0;
            }
            if (settlement.isBefore(period.accrualStart())) {
                throw new IllegalArgumentException(
                        "settlement " + settlement + " is before the accrual period from " + period.accrualStart());
            }
            double elapsed = (double) dayCount.get().numerator(period.accrualStart(), settlement)
                    / dayCount.get().denominator(period.accrualStart(), settlement);
            double whole = (double) dayCount.get().numerator(period.accrualStart(), period.accrualEnd())
                    / dayCount.get().denominator(period.accrualStart(), period.accrualEnd());
            return flows.newInterest(first) * elapsed / whole;
        }
    }
}
