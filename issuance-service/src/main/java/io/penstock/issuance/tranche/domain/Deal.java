package io.penstock.issuance.tranche.domain;

import static io.penstock.issuance.tranche.DealRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.tranche.DealCommand;
import io.penstock.issuance.tranche.DealCommand.AllocateUnits;
import io.penstock.issuance.tranche.DealCommand.ApproveDeal;
import io.penstock.issuance.tranche.DealCommand.ConfirmClosing;
import io.penstock.issuance.tranche.DealCommand.ReopenAllocation;
import io.penstock.issuance.tranche.DealCommand.RevertClosing;
import io.penstock.issuance.tranche.DealCommand.StartClosing;
import io.penstock.issuance.tranche.DealCommand.StructureDeal;
import io.penstock.issuance.tranche.DealEvent;
import io.penstock.issuance.tranche.DealEvent.AllocationReopened;
import io.penstock.issuance.tranche.DealEvent.ApprovalGiven;
import io.penstock.issuance.tranche.DealEvent.ClosingReverted;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealEvent.DealApproved;
import io.penstock.issuance.tranche.DealEvent.DealClosed;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.DealId;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Reasons;
import io.penstock.kernel.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of a deal up to its closing.
 *
 * <pre>
 *   Absent ──▶ Structured ──allocated──▶ Allocated ──two approvals──▶ Approved ──started──▶ Closing ──▶ Closed
 *               ↺ other terms ◀───────────┘ ↺ other allocation      │  ▲────reverted──────────┘
 *                                             ▲── Reopened ◀────────┘ same terms, another allocation
 * </pre>
 *
 * <p>Two different persons approve, and neither has structured or allocated. A repeat of a command that has been
 * carried out changes nothing and is no refusal.
 */
public sealed interface Deal {

    /** Persons whose agreement a closing needs. */
    int APPROVALS_NEEDED = 2;

    record Absent() implements Deal {}

    record Structured(DealStructured structured) implements Deal {}

    /**
     * Every class is placed; approvals are being gathered.
     *
     * @param approvals of these terms and this allocation; fewer than needed
     * @param reopened whether an earlier allocation was approved: the terms are fixed since
     */
    record Allocated(
            DealStructured structured,
            UnitsAllocated allocated,
            List<ApprovalGiven> approvals,
            Optional<AllocationReopened> reopened)
            implements Deal {}

    /** Approved once, and to be allocated anew: its terms no longer change. */
    record Reopened(DealStructured structured, AllocationReopened reopened) implements Deal {}

    /**
     * Two persons have agreed.
     *
     * @param attempts closings that the chain has refused
     * @param lastFailure why it refused the last one
     */
    record Approved(Allocated prepared, int attempts, Optional<String> lastFailure) implements Deal {}

    record Closing(Allocated prepared, int attempt) implements Deal {}

    record Closed(Allocated prepared, DealClosed closed) implements Deal {}

    Deal INITIAL = new Absent();

    static Decision<DealEvent> decide(DealCommand command, Deal deal) {
        return switch (command) {
            case StructureDeal structure -> structure(structure, deal);
            case AllocateUnits allocation -> allocate(allocation, deal);
            case ApproveDeal approval -> approve(approval, deal);
            case StartClosing closing -> start(closing, deal);
            case ConfirmClosing closing -> confirm(closing, deal);
            case RevertClosing closing -> revert(closing, deal);
            case ReopenAllocation reopening -> reopen(reopening, deal);
        };
    }

    static Deal evolve(Deal deal, DealEvent event) {
        return switch (event) {
            case DealStructured e -> new Structured(e);
            case UnitsAllocated e -> new Allocated(structuredOf(deal), e, List.of(), reopenedOf(deal));
            case ApprovalGiven e -> {
                var before = (Allocated) deal;
                var approvals = new ArrayList<>(before.approvals());
                approvals.add(e);
                yield new Allocated(before.structured(), before.allocated(), List.copyOf(approvals), before.reopened());
            }
            case DealApproved _ -> approved((Allocated) deal);
            case AllocationReopened e -> new Reopened(structuredOf(deal), e);
            case ClosingStarted e -> new Closing(((Approved) deal).prepared(), e.attempt());
            case ClosingReverted e -> new Approved(((Closing) deal).prepared(), e.attempt(), Optional.of(e.reason()));
            case DealClosed e -> new Closed(((Closing) deal).prepared(), e);
        };
    }

    private static Deal approved(Allocated prepared) {
        int attempts = prepared.reopened().map(AllocationReopened::attempts).orElse(0);
        return new Approved(prepared, attempts, Optional.empty());
    }

    private static Optional<AllocationReopened> reopenedOf(Deal deal) {
        return switch (deal) {
            case Reopened reopened -> Optional.of(reopened.reopened());
            case Allocated allocated -> allocated.reopened();
            case Absent _, Structured _, Approved _, Closing _, Closed _ -> Optional.empty();
        };
    }

    private static DealStructured structuredOf(Deal deal) {
        return switch (deal) {
            case Absent _ -> throw new IllegalStateException("the history of a deal starts with its terms");
            case Structured structured -> structured.structured();
            case Allocated allocated -> allocated.structured();
            case Reopened reopened -> reopened.structured();
            case Approved approved -> approved.prepared().structured();
            case Closing closing -> closing.prepared().structured();
            case Closed closed -> closed.prepared().structured();
        };
    }

    private static Decision<DealEvent> structure(StructureDeal command, Deal deal) {
        var structured = new DealStructured(command.dealId(), command.terms(), command.structuredBy());
        if (!(deal instanceof Absent) && structuredOf(deal).terms().equals(command.terms())) {
            return unchanged();
        }
        return switch (deal) {
            case Approved _, Closing _, Closed _, Reopened _ -> alreadyApproved(command.dealId());
            case Allocated allocated when allocated.reopened().isPresent() -> alreadyApproved(command.dealId());
            case Absent _, Structured _, Allocated _ ->
                CapitalStructure.refuse(command)
                        .<Decision<DealEvent>>map(Rejected::new)
                        .orElse(accept(structured));
        };
    }

    private static Decision<DealEvent> allocate(AllocateUnits command, Deal deal) {
        return switch (deal) {
            case Absent _ -> notFound(command.dealId());
            case Structured(var structured) -> allocate(command, structured, Optional.empty());
            case Allocated allocated -> allocate(command, allocated.structured(), Optional.of(allocated.allocated()));
            case Reopened reopened -> allocate(command, reopened.structured(), Optional.empty());
            case Approved approved -> allocatedBefore(command, approved.prepared());
            case Closing closing -> allocatedBefore(command, closing.prepared());
            case Closed closed -> allocatedBefore(command, closed.prepared());
        };
    }

    private static Decision<DealEvent> allocatedBefore(AllocateUnits command, Allocated prepared) {
        return sameAs(prepared.allocated(), command) ? unchanged() : alreadyApproved(command.dealId());
    }

    private static Decision<DealEvent> allocate(
            AllocateUnits command, DealStructured structured, Optional<UnitsAllocated> earlier) {
        if (command.offered()) {
            return reject(
                    DEAL_IS_OFFERED,
                    "units of deal " + command.dealId() + " are offered: its allotment allocates them");
        }
        Optional<Rejection> refusal = Placement.refuse(command, structured.terms());
        if (refusal.isPresent()) {
            return new Rejected<>(refusal.get());
        }
        return earlier.isPresent() && sameAs(earlier.get(), command)
                ? unchanged()
                : accept(new UnitsAllocated(
                        command.dealId(), Placement.holdings(command), command.issuePrices(), command.allocatedBy()));
    }

    private static boolean sameAs(UnitsAllocated earlier, AllocateUnits command) {
        return earlier.holdings().equals(Placement.holdings(command))
                && earlier.issuePrices().equals(command.issuePrices());
    }

    private static Decision<DealEvent> approve(ApproveDeal command, Deal deal) {
        return switch (deal) {
            case Absent _ -> notFound(command.dealId());
            case Structured _, Reopened _ ->
                reject(DEAL_NOT_ALLOCATED, "deal " + command.dealId() + " is not allocated");
            case Allocated allocated -> approve(command, allocated);
            case Approved approved -> approvedBefore(command, approved.prepared());
            case Closing closing -> approvedBefore(command, closing.prepared());
            case Closed closed -> approvedBefore(command, closed.prepared());
        };
    }

    private static Decision<DealEvent> approve(ApproveDeal command, Allocated deal) {
        var terms = deal.structured().terms();
        if (!command.documentHash().equals(terms.documentHash())) {
            return reject(
                    DOCUMENT_HASH_DIFFERS,
                    "approval is of document " + command.documentHash() + ", the deal has " + terms.documentHash());
        }
        var approver = command.approvedBy();
        if (approver.equals(deal.structured().structuredBy())
                || approver.equals(deal.allocated().allocatedBy())) {
            return reject(
                    APPROVER_PREPARED_DEAL,
                    approver + " has structured or allocated the deal: another person approves");
        }
        if (hasApproved(approver, deal)) {
            return unchanged();
        }
        var given = new ApprovalGiven(command.dealId(), command.documentHash(), approver, command.approvedAt());
        return deal.approvals().size() + 1 < APPROVALS_NEEDED
                ? accept(given)
                : accept(given, new DealApproved(command.dealId(), terms));
    }

    private static Decision<DealEvent> approvedBefore(ApproveDeal command, Allocated deal) {
        return hasApproved(command.approvedBy(), deal)
                        && command.documentHash()
                                .equals(deal.structured().terms().documentHash())
                ? unchanged()
                : alreadyApproved(command.dealId());
    }

    private static boolean hasApproved(String approver, Allocated deal) {
        return deal.approvals().stream().anyMatch(given -> given.approvedBy().equals(approver));
    }

    private static Decision<DealEvent> start(StartClosing command, Deal deal) {
        return switch (deal) {
            case Absent _ -> notFound(command.dealId());
            case Structured _, Allocated _, Reopened _ -> notApproved(command.dealId());
            case Closing _, Closed _ -> unchanged();
            case Approved approved -> start(command, approved);
        };
    }

    private static Decision<DealEvent> start(StartClosing command, Approved approved) {
        if (!command.poolAnchored()) {
            return reject(POOL_NOT_ANCHORED, "the root of the deal's pool is not confirmed on chain yet");
        }
        var gate = command.gate();
        if (!gate.missing().isEmpty()) {
            return reject(CLOSING_SET_INCOMPLETE, "the closing set lacks " + String.join(", ", gate.missing()));
        }
        if (gate.retention().isPresent() && !gate.retention().get().met()) {
            return reject(DEAL_RETENTION_NOT_MET, gate.retention().get().text());
        }
        return accept(new ClosingStarted(
                command.dealId(),
                approved.attempts() + 1,
                approved.prepared().structured().terms(),
                approved.prepared().allocated().holdings(),
                approved.prepared().allocated().issuePrices()));
    }

    private static Decision<DealEvent> reopen(ReopenAllocation command, Deal deal) {
        return switch (deal) {
            case Absent _ -> notFound(command.dealId());
            case Structured _, Allocated _ -> notApproved(command.dealId());
            case Reopened _ -> unchanged();
            case Closing closing ->
                reject(CLOSING_UNDER_WAY, "the chain has not answered closing attempt " + closing.attempt());
            case Closed _ -> reject(DEAL_CLOSED, "deal " + command.dealId() + " is closed");
            case Approved approved -> {
                var objection = Reasons.objection(command.reason());
                yield objection.isPresent()
                        ? reject(REOPENING_REASON_MALFORMED, objection.get())
                        : accept(new AllocationReopened(
                                command.dealId(), approved.attempts(), command.reason(), command.reopenedBy()));
            }
        };
    }

    private static Decision<DealEvent> confirm(ConfirmClosing command, Deal deal) {
        return switch (deal) {
            case Absent _ -> notFound(command.dealId());
            case Structured _, Allocated _, Reopened _ -> notApproved(command.dealId());
            case Approved approved -> unknownAttempt(command.attempt(), approved.attempts());
            case Closed _ -> unchanged();
            case Closing closing -> {
                if (command.attempt() != closing.attempt()) {
                    yield unknownAttempt(command.attempt(), closing.attempt());
                }
                var terms = closing.prepared().structured().terms();
                yield accept(new DealClosed(
                        command.dealId(),
                        terms.closingDate(),
                        terms,
                        closing.prepared().allocated().holdings(),
                        command.transactionHash(),
                        command.blockNumber()));
            }
        };
    }

    private static Decision<DealEvent> revert(RevertClosing command, Deal deal) {
        return switch (deal) {
            case Absent _ -> notFound(command.dealId());
            case Structured _, Allocated _, Reopened _ -> notApproved(command.dealId());
            case Closed _ -> unchanged();
            case Approved approved ->
                command.attempt() <= approved.attempts()
                        ? unchanged()
                        : unknownAttempt(command.attempt(), approved.attempts());
            case Closing closing -> {
                if (command.attempt() > closing.attempt()) {
                    yield unknownAttempt(command.attempt(), closing.attempt());
                }
                yield command.attempt() == closing.attempt()
                        ? accept(new ClosingReverted(command.dealId(), command.attempt(), command.reason()))
                        : unchanged();
            }
        };
    }

    private static Decision<DealEvent> notFound(DealId dealId) {
        return reject(DEAL_NOT_FOUND, "no deal " + dealId);
    }

    private static Decision<DealEvent> notApproved(DealId dealId) {
        return reject(DEAL_NOT_APPROVED, "deal " + dealId + " lacks the approval of two persons");
    }

    private static Decision<DealEvent> alreadyApproved(DealId dealId) {
        return reject(DEAL_ALREADY_APPROVED, "deal " + dealId + " is approved and no longer changes");
    }

    private static Decision<DealEvent> unknownAttempt(int attempt, int last) {
        return reject(CLOSING_ATTEMPT_UNKNOWN, "closing attempt " + attempt + ", the last was " + last);
    }
}
