package io.penstock.issuance.tranche;

import io.penstock.kernel.Money;
import java.math.BigDecimal;

/**
 * One class as it is offered.
 *
 * @param size original balance of the whole class
 * @param retained of it, not offered: kept by the sponsor for its risk retention
 * @param denomination orders and allotments are multiples of it
 * @param minimum smallest order, and smallest allotment of an order
 * @param basis of {@code lowest}, {@code highest} and all limits
 * @param lowest quote at which the class may be priced, three decimals: {@code 99.500} per cent or {@code 45.000} basis points
 * @param highest likewise, not below {@code lowest}
 */
public record OfferedClass(
        String className,
        Money size,
        Money retained,
        Money denomination,
        Money minimum,
        QuoteBasis basis,
        BigDecimal lowest,
        BigDecimal highest,
        AllotmentRule allotment) {

    public OfferedClass {
        lowest = QuoteBasis.normal(lowest);
        highest = QuoteBasis.normal(highest);
    }

    /** What investors may order. */
    public Money offered() {
        return size.minus(retained);
    }
}
