package io.penstock.portal.deal;

import io.penstock.portal.upstream.Issuance;
import io.penstock.portal.upstream.Servicing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The deals of both services, one row each: a deal is listed as long as one of the two names it. */
record DealList(List<Row> rows, List<Section<?>> sections) {

    /**
     * A deal.
     *
     * @param state as issuance-service tells it, else as servicing-service does
     * @param poolBalance current balance of the loans
     */
    record Row(
            String dealId,
            @Nullable String name,
            @Nullable String state,
            @Nullable String currency,
            @Nullable LocalDate closingDate,
            @Nullable BigDecimal poolBalance,
            @Nullable LocalDate nextPaymentDate) {}

    static DealList of(Section<List<Issuance.Deal>> issued, Section<List<Servicing.Deal>> serviced) {
        Map<String, Issuance.Deal> issuedById = new TreeMap<>();
        for (Issuance.Deal deal : orEmpty(issued.content())) {
            issuedById.put(deal.dealId(), deal);
        }
        Map<String, Servicing.Deal> servicedById = new HashMap<>();
        for (Servicing.Deal deal : orEmpty(serviced.content())) {
            servicedById.put(deal.dealId(), deal);
        }
        Map<String, Row> rows = new TreeMap<>();
        issuedById.forEach((id, deal) -> rows.put(id, row(id, deal, servicedById.get(id))));
        servicedById.forEach((id, deal) -> rows.computeIfAbsent(id, key -> row(key, null, deal)));
        return new DealList(new ArrayList<>(rows.values()), List.of(issued, serviced));
    }

    private static Row row(String id, Issuance.@Nullable Deal issued, Servicing.@Nullable Deal serviced) {
        return new Row(
                id,
                issued == null ? null : issued.name(),
                issued != null ? issued.state() : serviced == null ? null : serviced.state(),
                issued != null ? issued.currency() : serviced == null ? null : serviced.currency(),
                issued == null ? null : issued.closingDate(),
                serviced == null ? null : serviced.poolBalance(),
                serviced == null ? null : serviced.nextPaymentDate());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
