package io.penstock.projection.contract;

import java.time.LocalDateTime;

/** When a contract ends whose terms do not say so. */
final class Maturity {

    private Maturity() {}

    /**
     * The stated maturity; for an annuity the amortization date; else the date of the payment that repays the rest.
     *
     * <p>Payments that include interest are counted as if the interest of the first period stayed what it is: the
     * standard fixes the date so, before any rate reset is known.
     *
     * @throws IllegalArgumentException if the payment does not cover the interest, so that there is no end
     */
    static LocalDateTime of(ContractTerms terms) {
        if (terms.maturityDate().isPresent()) {
            return terms.maturityDate().get();
        }
        if (terms.type() == ContractType.ANN && terms.amortizationDate().isPresent()) {
            return terms.amortizationDate().get();
        }
        var principal = terms.principal().orElseThrow();
        double perPayment = terms.principalPayment().orElseThrow();
        if (terms.type() != ContractType.LAM) {
            var second = principal.cycle().date(principal.anchor(), 1, terms.monthEnds());
            perPayment -= terms.notional() * terms.couponRate() * terms.years(principal.anchor(), second);
        }
        double payments = Math.ceil(terms.notional() / perPayment);
        if (!(perPayment > 0) || payments > 10_000) {
            throw new IllegalArgumentException(
                    "a payment of " + terms.principalPayment().getAsDouble() + " does not repay " + terms.notional());
        }
        return principal.cycle().date(principal.anchor(), (int) payments - 1, terms.monthEnds());
    }
}
