package io.penstock.issuance.pool.domain;

import static io.penstock.issuance.pool.AssetPoolRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.pool.AssetPoolCommand;
import io.penstock.issuance.pool.AssetPoolCommand.CancelPool;
import io.penstock.issuance.pool.AssetPoolCommand.ChangeLoans;
import io.penstock.issuance.pool.AssetPoolCommand.CommitPool;
import io.penstock.issuance.pool.AssetPoolCommand.ConfirmAnchor;
import io.penstock.issuance.pool.AssetPoolCommand.FreezePool;
import io.penstock.issuance.pool.AssetPoolCommand.ImportLoanTape;
import io.penstock.issuance.pool.AssetPoolCommand.OpenPool;
import io.penstock.issuance.pool.AssetPoolCommand.RecordPoolDocument;
import io.penstock.issuance.pool.AssetPoolCommand.RevertAnchor;
import io.penstock.issuance.pool.AssetPoolCommand.SelectLoans;
import io.penstock.issuance.pool.AssetPoolCommand.UncommitPool;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.LoansSelected;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorRequested;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorReverted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchored;
import io.penstock.issuance.pool.AssetPoolEvent.PoolCancelled;
import io.penstock.issuance.pool.AssetPoolEvent.PoolCommitted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolDocumentRecorded;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolLoansChanged;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.AssetPoolEvent.PoolUncommitted;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.PoolDocument;
import io.penstock.issuance.pool.RuleReference;
import io.penstock.issuance.pool.domain.eligibility.CriteriaRules;
import io.penstock.kernel.Decision;
import java.util.List;
import java.util.Optional;

/**
 * The life of a pool.
 *
 * <pre>
 *   Absent ──opened──▶ Open ──tape imported──▶ TapeImported ──frozen──▶ Frozen ──anchored──▶ Anchored
 *                                               ↺ another tape           ↺ anchor reverted,   │ ↺ committed
 *                                               ↺ selection              ↑ asked again        │   to a deal
 *                                                                        └──loans changed─────┘
 *   and from each of them, unless a deal closes on it ──cancelled──▶ Cancelled
 * </pre>
 *
 * <p>A repeat of a command that has been carried out changes nothing and is no refusal.
 */
public sealed interface AssetPool {

    record Absent() implements AssetPool {}

    record Open(PoolOpened terms, List<PoolDocument> documents) implements AssetPool {}

    /**
     * With a tape, and perhaps a choice of its loans.
     *
     * @param selected the selection that freezing will take; empty for all eligible loans
     */
    record TapeImported(
            PoolOpened terms, List<PoolDocument> documents, LoanTapeImported imported, Optional<LoansSelected> selected)
            implements AssetPool {}

    /**
     * Fixed, and on its way to the chain.
     *
     * @param contents as they are now; {@code frozen} says what they were at first
     * @param waiting whether an answer of the chain to {@code attempt} is outstanding
     */
    record Frozen(
            PoolOpened terms,
            List<PoolDocument> documents,
            LoanTapeImported imported,
            PoolFrozen frozen,
            PoolContents contents,
            int attempt,
            boolean waiting)
            implements AssetPool {

        private Frozen at(int number, boolean outstanding) {
            return new Frozen(terms, documents, imported, frozen, contents, number, outstanding);
        }
    }

    /**
     * On chain as it is.
     *
     * @param committedTo value of the id of the deal whose closing has begun
     * @param told whether servicing has its loans: they do not change any more
     */
    record Anchored(
            PoolOpened terms,
            List<PoolDocument> documents,
            LoanTapeImported imported,
            PoolFrozen frozen,
            PoolContents contents,
            PoolAnchored anchored,
            Optional<String> committedTo,
            boolean told)
            implements AssetPool {

        private Anchored committed(Optional<String> deal) {
            return new Anchored(terms, documents, imported, frozen, contents, anchored, deal, true);
        }
    }

    /** Given up. */
    record Cancelled(PoolOpened terms, List<PoolDocument> documents, PoolCancelled cancelled) implements AssetPool {}

    AssetPool INITIAL = new Absent();

    static Decision<AssetPoolEvent> decide(AssetPoolCommand command, AssetPool pool) {
        return switch (command) {
            case OpenPool open -> PoolOpening.open(open, pool);
            case ImportLoanTape tape -> PoolOpening.importTape(tape, pool);
            case SelectLoans select ->
                switch (pool) {
                    case Absent _ -> notFound(command.poolId());
                    case Open _ -> noTape(command.poolId());
                    case TapeImported imported -> PoolChanges.select(select, imported);
                    case Frozen _, Anchored _ -> alreadyFrozen(command.poolId());
                    case Cancelled cancelled -> cancelled(cancelled);
                };
            case FreezePool freeze -> freeze(freeze, pool);
            case ConfirmAnchor anchor -> confirm(anchor, pool);
            case RevertAnchor anchor -> revert(anchor, pool);
            case ChangeLoans change ->
                switch (pool) {
                    case Absent _ -> notFound(command.poolId());
                    case Open _, TapeImported _ -> notYetFrozen(command.poolId());
                    case Frozen frozen -> PoolChanges.change(change, frozen);
                    case Anchored anchored -> PoolChanges.change(change, anchored);
                    case Cancelled cancelled -> cancelled(cancelled);
                };
            case CommitPool commit ->
                switch (pool) {
                    case Absent _ -> notFound(command.poolId());
                    case Open _, TapeImported _ -> notYetFrozen(command.poolId());
                    case Frozen _ ->
                        reject(
                                POOL_NOT_YET_ANCHORED,
                                "the root of pool " + command.poolId() + " is not confirmed on chain yet");
                    case Anchored anchored -> PoolChanges.commit(commit, anchored);
                    case Cancelled cancelled -> cancelled(cancelled);
                };
            case UncommitPool uncommit ->
                pool instanceof Absent ? notFound(command.poolId()) : PoolChanges.uncommit(uncommit, pool);
            case CancelPool cancel ->
                switch (pool) {
                    case Absent _ -> notFound(command.poolId());
                    case Cancelled _ -> unchanged();
                    case Open _, TapeImported _, Frozen _, Anchored _ -> PoolChanges.cancel(cancel, pool);
                };
            case RecordPoolDocument document ->
                switch (pool) {
                    case Absent _ -> notFound(command.poolId());
                    case Cancelled cancelled -> cancelled(cancelled);
                    case Open _, TapeImported _, Frozen _, Anchored _ ->
                        PoolDocuments.record(document, documentsOf(pool));
                };
        };
    }

    static AssetPool evolve(AssetPool pool, AssetPoolEvent event) {
        return switch (event) {
            case PoolOpened e -> new Open(e, List.of());
            case LoanTapeImported e -> new TapeImported(termsOf(pool), documentsOf(pool), e, Optional.empty());
            case LoansSelected e -> {
                var imported = (TapeImported) pool;
                yield new TapeImported(imported.terms(), imported.documents(), imported.imported(), Optional.of(e));
            }
            case PoolFrozen e ->
                new Frozen(
                        termsOf(pool),
                        documentsOf(pool),
                        ((TapeImported) pool).imported(),
                        e,
                        PoolContents.of(e),
                        0,
                        false);
            case PoolAnchorRequested e -> ((Frozen) pool).at(e.attempt(), true);
            case PoolAnchorReverted e -> ((Frozen) pool).at(e.attempt(), false);
            case PoolAnchored e -> {
                var frozen = (Frozen) pool;
                yield new Anchored(
                        frozen.terms(),
                        frozen.documents(),
                        frozen.imported(),
                        frozen.frozen(),
                        frozen.contents(),
                        e,
                        Optional.empty(),
                        false);
            }
            case PoolLoansChanged e -> PoolSteps.changed(pool, PoolContents.of(e));
            case PoolCommitted e -> ((Anchored) pool).committed(Optional.of(e.dealId()));
            case PoolUncommitted _ -> ((Anchored) pool).committed(Optional.empty());
            case PoolCancelled e -> new Cancelled(termsOf(pool), documentsOf(pool), e);
            case PoolDocumentRecorded e ->
                PoolSteps.documented(pool, PoolDocuments.with(documentsOf(pool), e.document()));
        };
    }

    static PoolOpened termsOf(AssetPool pool) {
        return terms(pool)
                .orElseThrow(() -> new IllegalStateException("the history of a pool starts with its opening"));
    }

    /** What the pool was opened with; empty if there is none. */
    static Optional<PoolOpened> terms(AssetPool pool) {
        return switch (pool) {
            case Absent _ -> Optional.empty();
            case Open open -> Optional.of(open.terms());
            case TapeImported imported -> Optional.of(imported.terms());
            case Frozen frozen -> Optional.of(frozen.terms());
            case Anchored anchored -> Optional.of(anchored.terms());
            case Cancelled cancelled -> Optional.of(cancelled.terms());
        };
    }

    /** The tape that the pool has now; empty if it has none, or was given up. */
    static Optional<LoanTapeImported> tape(AssetPool pool) {
        return switch (pool) {
            case Absent _, Open _, Cancelled _ -> Optional.empty();
            case TapeImported imported -> Optional.of(imported.imported());
            case Frozen frozen -> Optional.of(frozen.imported());
            case Anchored anchored -> Optional.of(anchored.imported());
        };
    }

    /** What the pool consists of; empty before it is frozen, and once it is given up. */
    static Optional<PoolContents> contents(AssetPool pool) {
        return switch (pool) {
            case Absent _, Open _, TapeImported _, Cancelled _ -> Optional.empty();
            case Frozen frozen -> Optional.of(frozen.contents());
            case Anchored anchored -> Optional.of(anchored.contents());
        };
    }

    /** Id of the selection that is the pool's. */
    static Optional<String> selectionOf(AssetPool pool) {
        return switch (pool) {
            case Absent _, Open _, Cancelled _ -> Optional.empty();
            case TapeImported imported ->
                imported.selected().map(chosen -> chosen.selection().id());
            case Frozen frozen -> frozen.frozen().selection();
            case Anchored anchored -> anchored.frozen().selection();
        };
    }

    /** In the order of their recording. */
    static List<PoolDocument> documentsOf(AssetPool pool) {
        return switch (pool) {
            case Absent _ -> List.of();
            case Open open -> open.documents();
            case TapeImported imported -> imported.documents();
            case Frozen frozen -> frozen.documents();
            case Anchored anchored -> anchored.documents();
            case Cancelled cancelled -> cancelled.documents();
        };
    }

    /** By which rules the loans of a pool are judged: those that it names, or its criteria. */
    static RuleReference rulesOf(PoolOpened terms) {
        return terms.rules().orElseGet(() -> CriteriaRules.of(terms).reference());
    }

    private static Decision<AssetPoolEvent> freeze(FreezePool command, AssetPool pool) {
        return switch (pool) {
            case Absent _ -> notFound(command.poolId());
            case Open _ -> noTape(command.poolId());
            case TapeImported imported -> PoolOpening.freeze(command, imported);
            case Frozen frozen ->
                frozen.waiting()
                        ? unchanged()
                        : accept(request(frozen.frozen(), frozen.contents(), frozen.attempt() + 1));
            case Anchored _ -> unchanged();
            case Cancelled cancelled -> cancelled(cancelled);
        };
    }

    private static Decision<AssetPoolEvent> confirm(ConfirmAnchor command, AssetPool pool) {
        return switch (pool) {
            case Absent _ -> notFound(command.poolId());
            case Open _, TapeImported _ -> notFrozen(command.poolId());
            case Anchored _, Cancelled _ -> unchanged();
            case Frozen frozen ->
                command.attempt() == frozen.attempt()
                        ? accept(new PoolAnchored(
                                command.poolId(), command.attempt(), command.transactionHash(), command.blockNumber()))
                        : unknownAttempt(command.attempt(), frozen);
        };
    }

    private static Decision<AssetPoolEvent> revert(RevertAnchor command, AssetPool pool) {
        return switch (pool) {
            case Absent _ -> notFound(command.poolId());
            case Open _, TapeImported _ -> notFrozen(command.poolId());
            case Anchored _, Cancelled _ -> unchanged();
            case Frozen frozen -> {
                if (command.attempt() > frozen.attempt()) {
                    yield unknownAttempt(command.attempt(), frozen);
                }
                yield command.attempt() == frozen.attempt() && frozen.waiting()
                        ? accept(new PoolAnchorReverted(command.poolId(), command.attempt(), command.reason()))
                        : unchanged();
            }
        };
    }

    static PoolAnchorRequested request(PoolFrozen frozen, PoolContents contents, int attempt) {
        return new PoolAnchorRequested(
                frozen.poolId(),
                attempt,
                frozen.cutOffDate(),
                frozen.tapeHash(),
                contents.root(),
                contents.loanCount(),
                contents.currentBalance(),
                contents.version());
    }

    static Decision<AssetPoolEvent> notFound(AssetPoolId poolId) {
        return reject(POOL_NOT_FOUND, "no pool " + poolId);
    }

    static Decision<AssetPoolEvent> noTape(AssetPoolId poolId) {
        return reject(POOL_HAS_NO_TAPE, "pool " + poolId + " has no tape to freeze");
    }

    private static Decision<AssetPoolEvent> notYetFrozen(AssetPoolId poolId) {
        return reject(POOL_NOT_YET_FROZEN, "pool " + poolId + " is not frozen");
    }

    static Decision<AssetPoolEvent> cancelled(Cancelled pool) {
        return reject(
                POOL_CANCELLED,
                "pool " + pool.terms().poolId() + " was given up: "
                        + pool.cancelled().reason());
    }

    private static Decision<AssetPoolEvent> notFrozen(AssetPoolId poolId) {
        return reject(ANCHOR_NOT_REQUESTED, "pool " + poolId + " is not frozen");
    }

    static Decision<AssetPoolEvent> alreadyFrozen(AssetPoolId poolId) {
        return reject(POOL_ALREADY_FROZEN, "pool " + poolId + " is frozen with another tape");
    }

    private static Decision<AssetPoolEvent> unknownAttempt(int attempt, Frozen frozen) {
        return reject(
                ANCHOR_ATTEMPT_UNKNOWN,
                "anchor attempt " + attempt + " of pool " + frozen.frozen().poolId() + ", the last was "
                        + frozen.attempt());
    }
}
