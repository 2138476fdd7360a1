package io.penstock.servicing.report.domain;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Ratios of a report: exact until they are rounded once, half up, to eight decimals. */
final class Rates {

    static final int DECIMALS = 8;
    private static final int MONTHS = 12;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final int WORKING_DECIMALS = 24;

    private Rates() {}

    /** Part ÷ whole; empty text if the whole is zero. */
    static String share(Money part, Money whole) {
        return whole.isZero() ? "" : ratio(part.majorUnits(), whole.majorUnits());
    }

    /** Part ÷ whole × 1,000. */
    static String perThousand(Money part, Money whole) {
        return whole.isZero() ? "" : ratio(part.majorUnits().multiply(THOUSAND), whole.majorUnits());
    }

    static String ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }

    /** 1 − (1 − monthly)^12: the rate of a year in which each month is like this one. */
    static String annual(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return "";
        }
        var monthly = part.divide(whole, WORKING_DECIMALS, RoundingMode.HALF_UP);
        return BigDecimal.ONE
                .subtract(BigDecimal.ONE.subtract(monthly).pow(MONTHS))
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A value of the engine, which is an amount or a reduced fraction, as a decimal; other text as it is. */
    static String decimal(String value) {
        int slash = value.indexOf('/');
        if (slash < 1) {
            return value;
        }
        try {
            return ratio(new BigDecimal(value.substring(0, slash)), new BigDecimal(value.substring(slash + 1)));
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
