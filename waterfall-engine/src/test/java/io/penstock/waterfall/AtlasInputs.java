package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import java.time.YearMonth;

/** Payment dates of the sample deal, written in major units. */
final class AtlasInputs {

    static final ResolvedDeal ATLAS = SampleDeals.atlas();

    private AtlasInputs() {}

    static Money usd(String amount) {
        return Money.of("USD", amount);
    }

    /** @param classes balances of A, B and C */
    static DealState state(String reserve, String... classes) {
        var state = DealState.atClosing(ATLAS).withAccount("reserve", usd(reserve));
        for (int i = 0; i < classes.length; i++) {
            var tranche = ATLAS.tranches().get(i);
            state = state.withClass(
                    tranche.className(), new ClassState(tranche.originalBalance(), usd(classes[i]), usd("0.00")));
        }
        return state;
    }

    /** The pool was 55,000,000.00 at cut-off. */
    static WaterfallInput input(
            YearMonth month, String interest, String principal, String poolBegin, String defaulted, DealState opening) {
        var end = usd(poolBegin).minus(usd(principal)).minus(usd(defaulted));
        return WaterfallInput.of(
                ATLAS,
                month,
                new PeriodCollections(usd(interest), usd(principal), usd("0.00")),
                new PoolBalances(usd(poolBegin), usd(defaulted), end, usd("55000000.00")),
                opening.withPaymentNumber(ATLAS.period(month).number() - 1));
    }
}
