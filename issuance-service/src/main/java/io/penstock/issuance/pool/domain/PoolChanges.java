package io.penstock.issuance.pool.domain;

import static io.penstock.issuance.pool.AssetPoolRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.pool.AssetPoolCommand.CancelPool;
import io.penstock.issuance.pool.AssetPoolCommand.ChangeLoans;
import io.penstock.issuance.pool.AssetPoolCommand.CommitPool;
import io.penstock.issuance.pool.AssetPoolCommand.SelectLoans;
import io.penstock.issuance.pool.AssetPoolCommand.UncommitPool;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.AssetPoolEvent.LoansSelected;
import io.penstock.issuance.pool.AssetPoolEvent.PoolCancelled;
import io.penstock.issuance.pool.AssetPoolEvent.PoolCommitted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolLoansChanged;
import io.penstock.issuance.pool.AssetPoolEvent.PoolUncommitted;
import io.penstock.issuance.pool.LoanChange;
import io.penstock.issuance.pool.LoanRemoval;
import io.penstock.issuance.pool.PoolDocument.Stage;
import io.penstock.issuance.pool.domain.AssetPool.Anchored;
import io.penstock.issuance.pool.domain.AssetPool.Frozen;
import io.penstock.issuance.pool.domain.AssetPool.TapeImported;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Rejection;
import java.util.HashSet;
import java.util.Optional;

/** What may become of a pool between its tape and the closing of a deal. */
final class PoolChanges {

    /** Loans that one change may name: they stand on the event. */
    private static final int MOST_LOANS = 1_000;

    private PoolChanges() {}

    static Decision<AssetPoolEvent> select(SelectLoans command, TapeImported pool) {
        var selection = command.selection();
        var chosen = new LoansSelected(command.poolId(), command.tapeHash(), selection);
        if (pool.selected().equals(Optional.of(chosen))) {
            return unchanged();
        }
        if (!command.tapeHash().equals(pool.imported().tape().hash())
                || !selection.rules().equals(AssetPool.rulesOf(pool.terms()))) {
            return reject(
                    SELECTION_OUTDATED,
                    "the loans were chosen from tape " + command.tapeHash() + ", the pool has "
                            + pool.imported().tape().hash());
        }
        if (selection.loanCount() == 0) {
            return reject(SELECTION_EMPTY, "no loan was chosen");
        }
        return accept(chosen);
    }

    static Decision<AssetPoolEvent> change(ChangeLoans command, Frozen pool) {
        var change = command.change();
        if (pool.contents().loans().equals(Optional.of(change.after().id()))) {
            return unchanged();
        }
        if (pool.waiting()) {
            return reject(
                    ANCHOR_OUTSTANDING,
                    "the chain has not answered attempt " + pool.attempt() + " yet; ask again once it has");
        }
        if (pool.frozen().rules().isEmpty()) {
            return told(command);
        }
        // This version is not on chain: the next one takes its place.
        return change(command, pool, pool.contents().version());
    }

    static Decision<AssetPoolEvent> change(ChangeLoans command, Anchored pool) {
        if (pool.contents().loans().equals(Optional.of(command.change().after().id()))) {
            return unchanged();
        }
        if (pool.committedTo().isPresent()) {
            return committed(pool);
        }
        if (isTold(pool)) {
            return told(command);
        }
        return change(
                command,
                new Frozen(
                        pool.terms(),
                        pool.documents(),
                        pool.imported(),
                        pool.frozen(),
                        pool.contents(),
                        pool.anchored().attempt(),
                        false),
                pool.contents().version() + 1);
    }

    private static Decision<AssetPoolEvent> told(ChangeLoans command) {
        return reject(POOL_TOLD, "the loans of pool " + command.poolId() + " were told to servicing before");
    }

    /** Earlier builds told the loans at the freezing; their events name no rules. */
    private static boolean isTold(Anchored pool) {
        return pool.told() || pool.frozen().rules().isEmpty();
    }

    private static Decision<AssetPoolEvent> change(ChangeLoans command, Frozen pool, int version) {
        var change = command.change();
        return against(change)
                .<Decision<AssetPoolEvent>>map(Decision.Rejected::new)
                .orElseGet(() -> {
                    var changed = new PoolLoansChanged(
                            command.poolId(), version, change.removed(), change.added(), change.after());
                    return accept(
                            changed, AssetPool.request(pool.frozen(), PoolContents.of(changed), pool.attempt() + 1));
                });
    }

    /** The first reason against a change, in the order of the codes. */
    private static Optional<Rejection> against(LoanChange change) {
        int named = change.removed().size() + change.added().size();
        if (named == 0) {
            return because(CHANGE_EMPTY, "no loan leaves and none enters");
        }
        if (named > MOST_LOANS) {
            return because(CHANGE_TOO_LARGE, named + " loans in one change, at most " + MOST_LOANS);
        }
        var ids = new HashSet<String>();
        for (var removal : change.removed()) {
            if (!ids.add(removal.loanId())) {
                return because(LOAN_REPEATED, "loan " + removal.loanId() + " is named twice");
            }
        }
        for (var loanId : change.added()) {
            if (!ids.add(loanId)) {
                return because(LOAN_REPEATED, "loan " + loanId + " is named twice");
            }
        }
        for (var removal : change.removed()) {
            if (removal.documentHash().isEmpty() && removal.reason() == LoanRemoval.Reason.BREACH_OF_REPRESENTATION) {
                return because(REMOVAL_NOTICE_MISSING, "loan " + removal.loanId() + " leaves for a breach");
            }
        }
        for (var removal : change.removed()) {
            if (removal.documentHash()
                    .filter(hash -> !PoolDocuments.isHash(hash))
                    .isPresent()) {
                return because(HASH_MALFORMED, "notice of loan " + removal.loanId() + ": no SHA-256 in hex");
            }
        }
        if (!change.unknown().isEmpty()) {
            return because(LOAN_NOT_IN_POOL, "not in the pool: " + String.join(", ", change.unknown()));
        }
        if (!change.present().isEmpty()) {
            return because(LOAN_ALREADY_IN_POOL, "in the pool already: " + String.join(", ", change.present()));
        }
        if (!change.inadmissible().isEmpty()) {
            return because(
                    LOAN_NOT_ADMISSIBLE,
                    "not on the tape, or against a criterion: " + String.join(", ", change.inadmissible()));
        }
        if (change.after().loanCount() == 0) {
            return because(POOL_WOULD_BE_EMPTY, "no loan would be left; cancel the pool");
        }
        if (!change.brokenLimits().isEmpty()) {
            return because(POOL_LIMIT_BROKEN, "would be broken: " + String.join(", ", change.brokenLimits()));
        }
        return Optional.empty();
    }

    private static Optional<Rejection> because(Rejection.Code code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }

    static Decision<AssetPoolEvent> commit(CommitPool command, Anchored pool) {
        if (pool.committedTo().equals(Optional.of(command.dealId()))) {
            return unchanged();
        }
        if (pool.committedTo().isPresent()) {
            return committed(pool);
        }
        var missing = PoolDocuments.missing(pool.terms(), pool.documents(), Stage.CLOSING);
        if (missing.isPresent()) {
            return new Decision.Rejected<>(missing.get());
        }
        var balance = pool.contents().currentBalance();
        if (!command.classes().currency().equals(balance.currency())
                || command.classes().compareTo(balance) > 0) {
            return reject(CLASSES_ABOVE_POOL, "the classes are " + command.classes() + ", the pool is now " + balance);
        }
        var frozen = pool.frozen();
        return accept(new PoolCommitted(
                command.poolId(),
                command.dealId(),
                frozen.cutOffDate(),
                frozen.tapeHash(),
                pool.contents().loans(),
                pool.contents().root(),
                pool.contents().loanCount(),
                balance));
    }

    /** Of a pool that another deal has, or none: nothing to take back. */
    static Decision<AssetPoolEvent> uncommit(UncommitPool command, AssetPool pool) {
        return pool instanceof Anchored anchored && anchored.committedTo().equals(Optional.of(command.dealId()))
                ? accept(new PoolUncommitted(command.poolId(), command.dealId(), command.reason()))
                : unchanged();
    }

    static Decision<AssetPoolEvent> cancel(CancelPool command, AssetPool pool) {
        if (pool instanceof Anchored anchored && anchored.committedTo().isPresent()) {
            return committed(anchored);
        }
        if (command.reason().isBlank()) {
            return reject(REASON_MISSING, "say why pool " + command.poolId() + " is given up");
        }
        return accept(new PoolCancelled(command.poolId(), command.reason()));
    }

    private static Decision<AssetPoolEvent> committed(Anchored pool) {
        return reject(
                POOL_COMMITTED,
                "the closing of " + pool.committedTo().orElse("") + " has begun on pool "
                        + pool.terms().poolId());
    }
}
