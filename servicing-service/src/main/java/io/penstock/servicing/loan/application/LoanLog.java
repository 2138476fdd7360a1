package io.penstock.servicing.loan.application;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.EventUpcaster;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.loan.LoanBookEvent;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsImported;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptRecorded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptReversed;
import io.penstock.servicing.loan.domain.LoanBook;
import tools.jackson.databind.node.ObjectNode;

/** The log of loan books, for the service and for replays without it. */
public final class LoanLog {

    /** Names under which the events are stored, for ever; a test compares the list with the sealed type. */
    public static final EventTypes EVENTS = EventTypes.of(
                    new EventType("loan-book.loans-boarded", "1", LoansBoarded.class),
                    new EventType("loan-book.collections-imported", "2", CollectionsImported.class),
                    new EventType("loan-book.receipt-recorded", "1", ReceiptRecorded.class),
                    new EventType("loan-book.receipt-reversed", "1", ReceiptReversed.class),
                    new EventType("loan-book.collection-period-closed", "2", CollectionPeriodClosed.class),
                    new EventType("loan-book.collections-credited", "1", CollectionsCredited.class))
            .upcasting(
                    EventUpcaster.revise("loan-book.collections-imported", "1", "2", LoanLog::importedByNobody),
                    EventUpcaster.revise("loan-book.collection-period-closed", "1", "2", LoanLog::borrowersAlone));

    static final StateType<LoanBook> BOOK =
            StateType.of("loan-book", LoanBook.class, LoanBook.INITIAL, LoanBookEvent.class, LoanBook::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(BOOK);

    private LoanLog() {}

    private static ObjectNode importedByNobody(ObjectNode event) {
        return paymentsAlone(event).put("importedBy", "");
    }

    /** Before receipts were told apart, a period had the cash of borrowers alone. */
    private static ObjectNode borrowersAlone(ObjectNode event) {
        paymentsAlone(event).putArray("receipts");
        return event.put("closedBy", "");
    }

    /** Before servicers reported what happened to a loan, periods had payments and defaults alone. */
    private static ObjectNode paymentsAlone(ObjectNode event) {
        var totals = (ObjectNode) event.path("totals");
        var zero = ((ObjectNode) totals.path("amount")).deepCopy().put("minorUnits", "0");
        totals.putNull("scheduledPrincipal");
        totals.set("repurchases", zero);
        totals.set("fees", zero.deepCopy());
        totals.set("adjustments", zero.deepCopy());
        totals.put("findings", 0);
        return event;
    }
}
