package io.penstock.servicing.dealevent.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.servicing.dealevent.DealEventRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.servicing.dealevent.DealEventCommand;
import io.penstock.servicing.dealevent.DealEventCommand.ConfirmDealEvent;
import io.penstock.servicing.dealevent.DealEventCommand.ProposeDealEvent;
import io.penstock.servicing.dealevent.DealEventCommand.WithdrawDealEvent;
import io.penstock.servicing.dealevent.DealEventFact;
import io.penstock.servicing.dealevent.DealEventFact.DealEventDeclared;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposalWithdrawn;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposed;
import io.penstock.servicing.dealevent.DealEventFact.DealEventRescinded;
import io.penstock.servicing.dealevent.DecidedFlags;
import java.util.HashMap;
import java.util.Map;

/**
 * What persons have decided about a deal.
 *
 * @param open proposals that wait for a second person, by number
 * @param decided in the order of the decisions
 * @param proposals so far
 */
public record DealEventBook(Map<Integer, DealEventProposed> open, DecidedFlags decided, int proposals) {

    public static final DealEventBook INITIAL = new DealEventBook(Map.of(), DecidedFlags.NONE, 0);

    private static final int REASON_LENGTH = 500;

    public DealEventBook {
        open = Map.copyOf(open);
    }

    /** The rules; refusals in the order of {@code DealEventRejection}. */
    public static Decision<DealEventFact> decide(DealEventCommand command, DealEventBook book) {
        return switch (command) {
            case ProposeDealEvent proposal -> propose(proposal, book);
            case ConfirmDealEvent confirmation -> confirm(confirmation, book);
            case WithdrawDealEvent withdrawal ->
                book.open().containsKey(withdrawal.number())
                        ? accept(new DealEventProposalWithdrawn(
                                withdrawal.bookId(), withdrawal.number(), withdrawal.withdrawnBy()))
                        : notFound(withdrawal.number());
        };
    }

    /** What happened, without rules. */
    public static DealEventBook evolve(DealEventBook book, DealEventFact fact) {
        return switch (fact) {
            case DealEventProposed e -> {
                var open = new HashMap<>(book.open());
                open.put(e.number(), e);
                yield new DealEventBook(open, book.decided(), e.number());
            }
            case DealEventDeclared e -> book.without(e.number(), book.decided().evolve(e));
            case DealEventRescinded e -> book.without(e.number(), book.decided().evolve(e));
            case DealEventProposalWithdrawn e -> book.without(e.number(), book.decided());
        };
    }

    private DealEventBook without(int number, DecidedFlags after) {
        var left = new HashMap<>(open);
        left.remove(number);
        return new DealEventBook(left, after, proposals);
    }

    private static Decision<DealEventFact> propose(ProposeDealEvent command, DealEventBook book) {
        if (!command.flags().contains(command.flag())) {
            return reject(
                    FLAG_NOT_FOUND,
                    "the document of " + command.bookId().dealId() + " has no flag " + command.flag()
                            + " among its inputs; it has " + command.flags());
        }
        var waiting = book.open().values().stream()
                .filter(proposal -> proposal.flag().equals(command.flag()))
                .findFirst();
        if (waiting.isPresent()) {
            return reject(
                    DEAL_EVENT_PROPOSAL_OPEN,
                    "proposal " + waiting.get().number() + " about " + command.flag() + " waits for a second person");
        }
        if (book.decided().lastHolds(command.flag()) == command.holds()) {
            return reject(
                    DEAL_EVENT_ALREADY_SO,
                    command.flag() + (command.holds() ? " holds already" : " does not hold by any decision"));
        }
        if (command.reason().isBlank() || command.reason().length() > REASON_LENGTH) {
            return reject(DEAL_EVENT_WITHOUT_REASON, "say why, in at most " + REASON_LENGTH + " characters");
        }
        return accept(new DealEventProposed(
                command.bookId(),
                book.proposals() + 1,
                command.flag(),
                command.holds(),
                command.effectiveFrom(),
                command.reason(),
                command.proposedBy()));
    }

    private static Decision<DealEventFact> confirm(ConfirmDealEvent command, DealEventBook book) {
        var proposal = book.open().get(command.number());
        if (proposal == null) {
            return notFound(command.number());
        }
        if (proposal.proposedBy().equals(command.confirmedBy())) {
            return reject(DEAL_EVENT_OWN_PROPOSAL, command.confirmedBy() + " proposed it: ask another person");
        }
        return accept(
                proposal.holds()
                        ? new DealEventDeclared(
                                command.bookId(),
                                proposal.number(),
                                proposal.flag(),
                                proposal.effectiveFrom(),
                                command.confirmedBy())
                        : new DealEventRescinded(
                                command.bookId(),
                                proposal.number(),
                                proposal.flag(),
                                proposal.effectiveFrom(),
                                command.confirmedBy()));
    }

    private static Decision<DealEventFact> notFound(int number) {
        return reject(DEAL_EVENT_PROPOSAL_NOT_FOUND, "no proposal " + number + " is open");
    }
}
