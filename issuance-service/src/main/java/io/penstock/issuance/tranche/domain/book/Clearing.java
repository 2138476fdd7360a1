package io.penstock.issuance.tranche.domain.book;

import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Demand for one class by quote, the best for the issuer first.
 *
 * @param suggested the best quote for the issuer at which the class is covered; empty if there is none
 */
public record Clearing(OfferedClass offered, List<Level> levels, Optional<BigDecimal> suggested) {

    private static final int COVERAGE_DECIMALS = 4;

    /**
     * One quote that somebody named.
     *
     * @param demand of all orders that accept it
     * @param coverage demand ÷ offered, rounded down to four decimals; 0 if nothing is offered
     */
    public record Level(BigDecimal quote, Money demand, BigDecimal coverage) {}

    public Clearing {
        levels = List.copyOf(levels);
    }

    /** The book of a class. An order without a limit accepts every quote of the range. */
    public static Clearing of(OfferingFile file, OfferedClass offered) {
        var orders = file.live(offered.className());
        var levels = orders.stream()
                .map(order -> limit(order, offered))
                .distinct()
                .sorted(offered.basis()::compare)
                .map(quote -> level(quote, orders, offered))
                .toList();
        var suggested = levels.stream()
                .filter(level -> level.demand().compareTo(offered.offered()) >= 0)
                .map(Level::quote)
                .findFirst();
        return new Clearing(offered, levels, suggested);
    }

    private static Level level(BigDecimal quote, List<BookOrder> orders, OfferedClass offered) {
        var demand = demand(orders, offered, quote);
        var coverage = offered.offered().isZero()
                ? BigDecimal.ZERO
                : demand.majorUnits().divide(offered.offered().majorUnits(), COVERAGE_DECIMALS, RoundingMode.DOWN);
        return new Level(quote, demand, coverage);
    }

    /** What is asked for at this quote. */
    static Money demand(List<BookOrder> orders, OfferedClass offered, BigDecimal quote) {
        return orders.stream()
                .filter(order -> accepts(order, offered, quote))
                .map(order -> order.terms().amount())
                .reduce(Money.zero(offered.size().currency()), Money::plus);
    }

    /** Whether the order takes part in an allotment at this quote. */
    static boolean accepts(BookOrder order, OfferedClass offered, BigDecimal quote) {
        return offered.basis().compare(limit(order, offered), quote) <= 0;
    }

    /** The order's limit; without one, the best that the range has for the issuer. */
    static BigDecimal limit(BookOrder order, OfferedClass offered) {
        return order.terms()
                .limit()
                .orElse(
                        switch (offered.basis()) {
                            case PRICE -> offered.highest();
                            case SPREAD -> offered.lowest();
                        });
    }
}
