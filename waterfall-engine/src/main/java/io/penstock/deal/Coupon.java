package io.penstock.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The annual rate of a class, as a decimal: {@code 0.045} is 4.5 %. Trailing zeros are dropped. */
public sealed interface Coupon {

    /**
     * Known at closing.
     *
     * @param rate until the first step-up
     * @param stepUps by rising date; none for most classes
     */
    record Fixed(BigDecimal rate, List<StepUp> stepUps) implements Coupon {

        public Fixed {
            rate = rate.stripTrailingZeros();
            stepUps = List.copyOf(stepUps);
        }

        /** The rate of an accrual period that starts on the date. */
        public BigDecimal rateFrom(LocalDate accrualStart) {
            return stepUps.stream()
                    .filter(step -> !step.from().isAfter(accrualStart))
                    .reduce((_, later) -> later)
                    .map(StepUp::rate)
                    .orElse(rate);
        }
    }

    /**
     * Another rate from some date on.
     *
     * @param from in force for accrual periods that start on this date or later
     */
    record StepUp(LocalDate from, BigDecimal rate) {

        public StepUp {
            rate = rate.stripTrailingZeros();
        }
    }

    /**
     * Index plus margin.
     *
     * @param index the name under which the fixing comes with each payment date, {@code "SOFR_30D_AVG"}
     * @param margin {@code 0.0058} is 58 basis points
     * @param cap the rate never rises above it
     * @param floor the rate never falls below it; zero if the document states none
     */
    record Floating(String index, BigDecimal margin, Optional<BigDecimal> cap, BigDecimal floor) implements Coupon {

        public Floating {
            margin = margin.stripTrailingZeros();
            cap = cap.map(BigDecimal::stripTrailingZeros);
            floor = floor.stripTrailingZeros();
        }
    }

    /**
     * A rate that the document computes.
     *
     * @param amount a named amount that is a number, computed before the first step; below zero it counts as
     *     zero
     */
    record Formula(String amount) implements Coupon {}
}
