package io.penstock.cli.project;

import io.penstock.projection.deal.DealCashflows;
import io.penstock.projection.deal.MeasureTerms;
import io.penstock.projection.deal.Valuation;
import java.util.Optional;

/**
 * What a class is quoted at.
 *
 * @param isYield whether the figure is a yield, else it is a clean price per 100
 * @param figure a price, {@code 99.5}, or a yield as a decimal, {@code 0.0525}
 */
record Quote(String className, boolean isYield, double figure) {

    /** The valuation under a scenario; empty if none fits. */
    Optional<Valuation> value(DealCashflows run, MeasureTerms terms) {
        return isYield
                ? Valuation.atYield(run, className, terms, figure)
                : Valuation.atPrice(run, className, terms, figure);
    }
}
