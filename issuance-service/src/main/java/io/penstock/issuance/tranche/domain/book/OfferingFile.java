package io.penstock.issuance.tranche.domain.book;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.OfferingEvent.AllotmentRefused;
import io.penstock.issuance.tranche.OfferingEvent.OfferingApproved;
import io.penstock.issuance.tranche.OfferingEvent.OfferingDrafted;
import io.penstock.issuance.tranche.OfferingEvent.OfferingPriced;
import io.penstock.issuance.tranche.OfferingEvent.OfferingReviewed;
import io.penstock.issuance.tranche.OfferingEvent.UnitsAllotted;
import io.penstock.issuance.tranche.OfferingTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An offering that has terms.
 *
 * @param reviewed of the newest terms
 * @param approved of the newest terms
 * @param orders in the order in which their ids came first
 * @param sequence the last place in time that was given
 * @param priced empty again when an order that it counted is struck
 * @param allotted likewise
 * @param allotments how many there have been
 * @param refused why the deal did not take the last allotment
 */
public record OfferingFile(
        OfferingDrafted drafted,
        Optional<OfferingReviewed> reviewed,
        Optional<OfferingApproved> approved,
        Phase phase,
        List<BookOrder> orders,
        int sequence,
        Optional<OfferingPriced> priced,
        Optional<UnitsAllotted> allotted,
        int allotments,
        Optional<AllotmentRefused> refused)
        implements Offering {

    /** How far the offering is. */
    public enum Phase {
        DRAFTED,
        REVIEWED,
        APPROVED,
        BOOK_CLOSED,
        PRICED,
        ALLOTTED
    }

    public OfferingFile {
        orders = List.copyOf(orders);
    }

    static OfferingFile of(OfferingDrafted drafted) {
        return new OfferingFile(
                drafted,
                Optional.empty(),
                Optional.empty(),
                Phase.DRAFTED,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    /** The newest terms. */
    public OfferingTerms terms() {
        return drafted.terms();
    }

    public int version() {
        return drafted.version();
    }

    /** Orders that count. */
    public List<BookOrder> live() {
        return orders.stream().filter(order -> !order.withdrawn()).toList();
    }

    /** Orders of a class that count. */
    public List<BookOrder> live(String className) {
        return live().stream()
                .filter(order -> order.terms().className().equals(className))
                .toList();
    }

    /** The order of this id, withdrawn or not. */
    public Optional<BookOrder> order(String orderId) {
        return orders.stream()
                .filter(order -> order.terms().orderId().equals(orderId))
                .findFirst();
    }

    /** Investors whose orders count, and the sponsor if it keeps units: holders if all were allotted. */
    public List<InvestorId> prospects() {
        var sponsor = terms().classes().stream().anyMatch(c -> !c.retained().isZero())
                ? terms().sponsor().stream()
                : Stream.<InvestorId>empty();
        return Stream.concat(sponsor, live().stream().map(order -> order.terms().investorId()))
                .distinct()
                .toList();
    }

    OfferingFile with(OfferingReviewed event) {
        return new OfferingFile(
                drafted,
                Optional.of(event),
                approved,
                Phase.REVIEWED,
                orders,
                sequence,
                priced,
                allotted,
                allotments,
                refused);
    }

    OfferingFile with(OfferingApproved event) {
        return new OfferingFile(
                drafted,
                reviewed,
                Optional.of(event),
                Phase.APPROVED,
                orders,
                sequence,
                priced,
                allotted,
                allotments,
                refused);
    }

    OfferingFile with(BookOrder order) {
        var all = new ArrayList<>(orders);
        int known = indexOf(order.terms().orderId());
        if (known < 0) {
            all.add(order);
        } else {
            all.set(known, order);
        }
        return new OfferingFile(
                drafted,
                reviewed,
                approved,
                phase,
                all,
                Math.max(sequence, order.sequence()),
                priced,
                allotted,
                allotments,
                refused);
    }

    /** After a closed book its pricing and allotment counted the order: both are void. */
    OfferingFile withoutOrder(String orderId) {
        var all = new ArrayList<>(orders);
        int known = indexOf(orderId);
        all.set(known, all.get(known).asWithdrawn());
        var after = phase == Phase.APPROVED ? Phase.APPROVED : Phase.BOOK_CLOSED;
        return new OfferingFile(
                drafted,
                reviewed,
                approved,
                after,
                all,
                sequence,
                Optional.empty(),
                Optional.empty(),
                allotments,
                refused);
    }

    OfferingFile closed() {
        return new OfferingFile(
                drafted,
                reviewed,
                approved,
                Phase.BOOK_CLOSED,
                orders,
                sequence,
                priced,
                allotted,
                allotments,
                refused);
    }

    OfferingFile with(OfferingPriced event) {
        return new OfferingFile(
                drafted,
                reviewed,
                approved,
                Phase.PRICED,
                orders,
                sequence,
                Optional.of(event),
                Optional.empty(),
                allotments,
                refused);
    }

    OfferingFile with(UnitsAllotted event) {
        return new OfferingFile(
                drafted,
                reviewed,
                approved,
                Phase.ALLOTTED,
                orders,
                sequence,
                priced,
                Optional.of(event),
                event.number(),
                Optional.empty());
    }

    OfferingFile with(AllotmentRefused event) {
        return new OfferingFile(
                drafted,
                reviewed,
                approved,
                Phase.PRICED,
                orders,
                sequence,
                priced,
                Optional.empty(),
                allotments,
                Optional.of(event));
    }

    private int indexOf(String orderId) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).terms().orderId().equals(orderId)) {
                return i;
            }
        }
        return -1;
    }
}
