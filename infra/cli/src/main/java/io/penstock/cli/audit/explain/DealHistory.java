package io.penstock.cli.audit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.audit.AuditException;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One deal: its documents, its closing, its collection periods and its payment dates. */
final class DealHistory {

    /** A deal document as an event fixed it. */
    record Document(Fact fact, String hash, String text) {}

    /** The principal of one class that issuance booked for one payment date. */
    record Repayment(Fact fact, String balance) {}

    private final String dealId;
    private final Map<String, Document> documents = new HashMap<>();
    private final Map<String, ResolvedDeal> resolved = new HashMap<>();
    private final SortedMap<YearMonth, PeriodHistory> periods = new TreeMap<>();
    private final SortedMap<LocalDate, PaymentHistory> payments = new TreeMap<>();
    private final Map<String, Fact> issued = new HashMap<>();
    private final Map<String, Repayment> repayments = new HashMap<>();
    private @Nullable Fact closed;
    private @Nullable Fact boarded;
    private String poolId = "";

    DealHistory(String dealId) {
        this.dealId = dealId;
    }

    String dealId() {
        return dealId;
    }

    /** The pool whose loans the deal holds; empty while no event names it. */
    String poolId() {
        return poolId;
    }

    Optional<Fact> closed() {
        return Optional.ofNullable(closed);
    }

    Optional<Fact> boarded() {
        return Optional.ofNullable(boarded);
    }

    Optional<Fact> issued(String className) {
        return Optional.ofNullable(issued.get(className));
    }

    Optional<Repayment> repayment(String className, LocalDate paymentDate) {
        return Optional.ofNullable(repayments.get(className + "/" + paymentDate));
    }

    Optional<Document> document(String hash) {
        return Optional.ofNullable(documents.get(hash));
    }

    SortedMap<YearMonth, PeriodHistory> periods() {
        return periods;
    }

    /** Payment dates for which a waterfall was calculated. */
    SortedMap<LocalDate, PaymentHistory> payments() {
        var calculated = new TreeMap<LocalDate, PaymentHistory>();
        payments.forEach((date, payment) -> {
            if (payment.isCalculated()) {
                calculated.put(date, payment);
            }
        });
        return calculated;
    }

    /** The payment date before, if there is one. */
    Optional<PaymentHistory> before(PaymentHistory payment) {
        var earlier = payments().headMap(payment.paymentDate());
        return earlier.isEmpty()
                ? Optional.empty()
                : Optional.of(earlier.lastEntry().getValue());
    }

    /**
     * The deal as the document with this hash states it.
     *
     * @throws AuditException if no event holds such a document, or its text has another hash, or it cannot be read
     */
    ResolvedDeal resolved(String hash) {
        var known = resolved.get(hash);
        if (known != null) {
            return known;
        }
        var document = document(hash)
                .orElseThrow(() -> new AuditException("the log of issuance holds no document " + hash + " of deal "
                        + dealId + ", which its waterfall names"));
        if (!DocumentHash.of(document.text()).equals(hash)) {
            throw new AuditException("the document of deal " + dealId + " at "
                    + document.fact().place() + " has not the hash that the event says");
        }
        var parsed = DealDocuments.parse(document.text());
        var deal = parsed.deal()
                .orElseThrow(() -> new AuditException("the document of deal " + dealId + " at "
                        + document.fact().place() + " cannot be read: " + parsed.findings()));
        resolved.put(hash, deal);
        return deal;
    }

    PeriodHistory period(YearMonth month) {
        return periods.computeIfAbsent(month, PeriodHistory::new);
    }

    PaymentHistory payment(String date) {
        return payments.computeIfAbsent(LocalDate.parse(date), PaymentHistory::new);
    }

    void boarded(Fact fact, JsonNode event) {
        boarded = fact;
        poolId = History.id(event, "poolId");
    }

    void apply(Fact fact, String name, JsonNode event) {
        switch (name) {
            case "deal.structured" -> {
                var terms = event.path("terms");
                var hash = terms.path("documentHash").asText();
                documents.put(
                        hash, new Document(fact, hash, terms.path("document").asText()));
                poolId = History.id(terms, "poolId");
            }
            case "deal.closed" -> closed = fact;
            default -> {
                // Allocation and approvals explain no figure.
            }
        }
    }

    void tranche(String className, Fact fact, String name, JsonNode event) {
        switch (name) {
            case "tranche.issued" -> issued.put(className, fact);
            case "tranche.principal-repaid" ->
                repayments.put(
                        className + "/" + event.path("paymentDate").asText(),
                        new Repayment(
                                fact, event.path("balance").path("minorUnits").asText()));
            default -> {
                // Terms stand in the document as well.
            }
        }
    }
}
