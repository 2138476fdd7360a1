package io.penstock.issuance.tranche.domain.book;

import static io.penstock.issuance.tranche.OfferingRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.issuance.tranche.OfferingCommand.PlaceOrder;
import io.penstock.issuance.tranche.OfferingCommand.WithdrawOrder;
import io.penstock.issuance.tranche.OfferingEvent;
import io.penstock.issuance.tranche.OfferingEvent.OrderChanged;
import io.penstock.issuance.tranche.OfferingEvent.OrderPlaced;
import io.penstock.issuance.tranche.OfferingEvent.OrderWithdrawn;
import io.penstock.issuance.tranche.OfferingRejection;
import io.penstock.issuance.tranche.OrderTerms;
import io.penstock.issuance.tranche.domain.book.OfferingFile.Phase;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Reasons;
import io.penstock.kernel.Rejection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Orders while the book is open, and orders that are struck after it. */
final class OrderRules {

    /** Live orders of a book; a closing carries far fewer allotments. */
    static final int MOST_ORDERS = 2_000;

    private OrderRules() {}

    static Decision<OfferingEvent> place(PlaceOrder command, OfferingFile file) {
        var order = command.order();
        var known = file.order(order.orderId());
        if (known.isPresent() && !known.get().withdrawn() && known.get().terms().equals(order)) {
            return unchanged();
        }
        var closed = bookNotOpen(command.at(), file);
        if (closed.isPresent()) {
            return closed.get();
        }
        if (known.isPresent() && known.get().withdrawn()) {
            return reject(ORDER_ALREADY_WITHDRAWN, "order " + order.orderId() + " was withdrawn");
        }
        var refusal = wrongId(order, known).or(() -> wrongAmount(order, file)).or(() -> wrongInvestor(command));
        if (refusal.isPresent()) {
            return new Rejected<>(refusal.get());
        }
        if (known.isEmpty() && file.live().size() >= MOST_ORDERS) {
            return reject(ORDERS_TOO_MANY, "the book has " + file.live().size() + " orders, most are " + MOST_ORDERS);
        }
        var wallet = command.investor().orElseThrow().wallet();
        var admission = Admissions.admission(command.answer().orElseThrow());
        return known.isEmpty()
                ? accept(new OrderPlaced(
                        command.offeringId(),
                        order,
                        wallet,
                        file.sequence() + 1,
                        admission,
                        command.at(),
                        command.placedBy()))
                : accept(new OrderChanged(
                        command.offeringId(),
                        order,
                        wallet,
                        keepsItsPlace(known.get().terms(), order) ? known.get().sequence() : file.sequence() + 1,
                        admission,
                        command.at(),
                        command.placedBy()));
    }

    /** An order that asks for less at the same limit stays where it is in time; any other change goes to the end. */
    private static boolean keepsItsPlace(OrderTerms before, OrderTerms after) {
        return before.limit().equals(after.limit()) && after.amount().compareTo(before.amount()) <= 0;
    }

    private static Optional<Decision<OfferingEvent>> bookNotOpen(Instant at, OfferingFile file) {
        if (file.phase().compareTo(Phase.APPROVED) < 0) {
            return Optional.of(Offering.notApproved(file));
        }
        if (at.isBefore(file.terms().opensAt())) {
            return Optional.of(
                    reject(BOOK_NOT_OPEN, "the book opens at " + file.terms().opensAt()));
        }
        return file.phase() != Phase.APPROVED || !at.isBefore(file.terms().closesAt())
                ? Optional.of(Offering.bookClosed(file.drafted().offeringId()))
                : Optional.empty();
    }

    private static Optional<Rejection> wrongId(OrderTerms order, Optional<BookOrder> known) {
        if (!order.orderId().matches(OrderTerms.ORDER_ID)) {
            return because(ORDER_ID_MALFORMED, "'" + order.orderId() + "' is not " + OrderTerms.ORDER_ID);
        }
        return known.map(BookOrder::terms)
                .filter(terms -> !terms.className().equals(order.className())
                        || !terms.investorId().equals(order.investorId()))
                .map(terms -> new Rejection(
                        ORDER_ID_USED,
                        "order " + order.orderId() + " is of investor " + terms.investorId() + " for class "
                                + terms.className()));
    }

    private static Optional<Rejection> wrongAmount(OrderTerms order, OfferingFile file) {
        var found = file.terms().offeredClass(order.className());
        if (found.isEmpty()) {
            return because(ORDER_CLASS_UNKNOWN, "the deal has no class " + order.className());
        }
        var offered = found.get();
        if (!order.amount().currency().equals(offered.size().currency())) {
            return because(
                    ORDER_CURRENCY_DIFFERS,
                    "order is " + order.amount() + ", deal in " + offered.size().currency());
        }
        if (order.amount().compareTo(offered.minimum()) < 0) {
            return because(ORDER_BELOW_MINIMUM, "order is " + order.amount() + ", smallest is " + offered.minimum());
        }
        if (!Denominations.isMultiple(order.amount(), offered.denomination())) {
            return because(
                    ORDER_NOT_IN_DENOMINATIONS,
                    "order is " + order.amount() + ", denomination " + offered.denomination());
        }
        if (order.amount().compareTo(offered.offered()) > 0) {
            return because(
                    ORDER_EXCEEDS_CLASS,
                    "order is " + order.amount() + ", of class " + order.className() + " " + offered.offered()
                            + " is offered");
        }
        return order.limit().flatMap(limit -> wrongLimit(limit, offered));
    }

    private static Optional<Rejection> wrongLimit(BigDecimal limit, OfferedClass offered) {
        if (!offered.basis().admits(limit)) {
            return because(ORDER_LIMIT_MALFORMED, "limit is " + limit + ", needs a quote of three decimals");
        }
        return limit.compareTo(offered.lowest()) < 0 || limit.compareTo(offered.highest()) > 0
                ? because(
                        ORDER_LIMIT_OUTSIDE_RANGE,
                        "limit is " + limit + ", the range is " + offered.lowest() + " to " + offered.highest())
                : Optional.empty();
    }

    private static Optional<Rejection> wrongInvestor(PlaceOrder command) {
        return Admissions.refuse(command.order().investorId(), command.investor(), command.answer());
    }

    static Decision<OfferingEvent> withdraw(WithdrawOrder command, OfferingFile file) {
        var known = file.order(command.orderId());
        if (known.isEmpty()) {
            return reject(ORDER_NOT_FOUND, "no order " + command.orderId());
        }
        if (known.get().withdrawn()) {
            return unchanged();
        }
        if (file.phase() != Phase.APPROVED
                || !command.at().isBefore(file.terms().closesAt())) {
            if (!command.byStaff()) {
                return reject(
                        BOOK_CLOSED, "the book of deal " + command.offeringId() + " is closed: ask its administrator");
            }
            if (file.phase() == Phase.ALLOTTED && !command.allocationOpen()) {
                return reject(
                        OFFERING_ALLOTTED, "the order is allotted: reopen the deal's allocation before it is struck");
            }
        }
        var objection = Reasons.objection(command.reason());
        return objection.isPresent()
                ? reject(WITHDRAWAL_REASON_MALFORMED, objection.get())
                : accept(new OrderWithdrawn(
                        command.offeringId(),
                        command.orderId(),
                        command.reason(),
                        command.at(),
                        command.withdrawnBy()));
    }

    private static Optional<Rejection> because(OfferingRejection code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
