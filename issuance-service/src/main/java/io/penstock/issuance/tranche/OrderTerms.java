package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an investor asks for.
 *
 * @param orderId chosen by whoever sends it; one id is one order
 * @param amount face value
 * @param limit the worst quote that is accepted, in the basis of the class; any quote if empty
 */
public record OrderTerms(
        String orderId, String className, InvestorId investorId, Money amount, Optional<BigDecimal> limit) {

    /** What an order may be called, as a regular expression. */
    public static final String ORDER_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    public OrderTerms {
        limit = limit.map(QuoteBasis::normal);
    }
}
