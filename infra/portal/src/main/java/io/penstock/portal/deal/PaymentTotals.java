package io.penstock.portal.deal;

import io.penstock.portal.upstream.Servicing.Line;
import io.penstock.portal.upstream.Servicing.Payout;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sums under the tables of a payment; figures that a service left out do not count. */
public final class PaymentTotals {

    /** Sum of what was due. */
    public BigDecimal due(List<Line> lines) {
        return sum(lines, Line::due);
    }

    /** Sum of what was paid. */
    public BigDecimal paid(List<Line> lines) {
        return sum(lines, Line::paid);
    }

    /** Sum of what is missing. */
    public BigDecimal shortfall(List<Line> lines) {
        return sum(lines, Line::shortfall);
    }

    /** Sum of the payouts that the reader may see. */
    public BigDecimal payouts(List<Payout> payouts) {
        return sum(payouts, Payout::amount);
    }

    /** Whether a line has a shortfall, which the pages set apart. */
    public boolean isShort(@Nullable BigDecimal shortfall) {
        return shortfall != null && shortfall.signum() > 0;
    }

    private static <T> BigDecimal sum(List<T> items, Function<T, @Nullable BigDecimal> amount) {
        return items.stream().map(amount).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
