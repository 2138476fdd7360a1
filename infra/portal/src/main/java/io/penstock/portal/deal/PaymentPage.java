package io.penstock.portal.deal;

import io.penstock.portal.upstream.Issuance;
import io.penstock.portal.upstream.Servicing;
import java.time.LocalDate;
import java.util.List;

/** All that the report of one payment date shows. */
record PaymentPage(
        String dealId, LocalDate paymentDate, Section<Issuance.Deal> issued, Section<Servicing.Distribution> payment) {

    List<Section<?>> sections() {
        return List.of(payment, issued);
    }

    /** The deal's name, or its identifier while nobody tells the name. */
    public String title() {
        Issuance.Deal deal = issued.content();
        return deal == null || deal.name() == null ? dealId : deal.name();
    }
}
