package io.penstock.issuance.tranche;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What investors pay for a class.
 *
 * @param price per cent of face value, three decimals: {@code 99.750}
 */
public record IssuePrice(String className, BigDecimal price) {

    private static final int PER_CENT = 2;

    public IssuePrice {
        price = QuoteBasis.normal(price);
    }

    /**
     * Cash for units of a class, rounded half up to the minor unit.
     *
     * @param prices a class that is not among them is sold at face value
     */
    public static Money cash(List<IssuePrice> prices, String className, Money faceValue) {
        return prices.stream()
                .filter(each -> each.className().equals(className))
                .findFirst()
                .map(each -> faceValue.times(each.price().movePointLeft(PER_CENT), RoundingMode.HALF_UP))
                .orElse(faceValue);
    }
}
