package io.penstock.portal.deal;

import io.penstock.portal.upstream.Issuance;
import io.penstock.portal.upstream.Servicing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of one deal shows.
 *
 * @param pool the frozen pool, as issuance-service tells it
 * @param strata its loans in tables, at the cut-off date
 * @param payments newest first
 * @param reports newest first
 */
record DealPage(
        String dealId,
        Section<Issuance.Deal> issued,
        Section<Issuance.Pool> pool,
        Section<List<Issuance.StrataTable>> strata,
        Section<Servicing.Deal> serviced,
        Section<List<Servicing.CollectionPeriod>> periods,
        Section<List<Servicing.Distribution>> payments,
        Section<List<Servicing.Report>> reports) {

    List<Section<?>> sections() {
        return List.of(issued, serviced);
    }

    /** The tables as charts; those of one line show nothing. */
    List<StrataChart> charts() {
        List<Issuance.StrataTable> tables = strata.content();
        return tables == null
                ? List.of()
                : tables.stream()
                        .filter(table -> table.strata().size() > 1)
                        .map(StrataChart::of)
                        .toList();
    }

    /** The deal's name, or its identifier while nobody tells the name. */
    public String title() {
        Issuance.Deal deal = issued.content();
        return deal == null || deal.name() == null ? dealId : deal.name();
    }

    /** The deal's currency; null while neither service tells it. */
    public @Nullable String currency() {
        Issuance.Deal deal = issued.content();
        if (deal != null) {
            return deal.currency();
        }
        Servicing.Deal now = serviced.content();
        return now == null ? null : now.currency();
    }

    FactorHistory factors() {
        Issuance.Deal deal = issued.content();
        return FactorHistory.of(deal == null ? List.of() : deal.classes(), deal == null ? null : deal.closingDate());
    }

    /** Current pool balance ÷ balance at the cut-off date, 8 places; null while one of the two is not known. */
    public @Nullable BigDecimal poolFactor() {
        Servicing.Deal now = serviced.content();
        Issuance.Pool then = pool.content();
        if (now == null || then == null || now.poolBalance() == null || then.balance() == null) {
            return null;
        }
        return then.balance().signum() <= 0 ? null : now.poolBalance().divide(then.balance(), 8, RoundingMode.HALF_UP);
    }
}
