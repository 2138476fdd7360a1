package io.penstock.deal;

import java.math.BigDecimal;

/** The annual rate of a class, as a decimal: {@code 0.045} is 4.5 %. Trailing zeros are dropped. */
public sealed interface Coupon {

    /** The same for life. */
    record Fixed(BigDecimal rate) implements Coupon {

        public Fixed {
            rate = rate.stripTrailingZeros();
        }
    }

    /**
     * Index plus margin.
     *
     * @param index the name under which the fixing comes with each payment date, {@code "SOFR_30D_AVG"}
     * @param margin {@code 0.0058} is 58 basis points
     */
    record Floating(String index, BigDecimal margin) implements Coupon {

        public Floating {
            margin = margin.stripTrailingZeros();
        }
    }
}
