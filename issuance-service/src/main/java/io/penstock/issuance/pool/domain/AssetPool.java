package io.penstock.issuance.pool.domain;

import static io.penstock.issuance.pool.AssetPoolRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.pool.AssetPoolCommand;
import io.penstock.issuance.pool.AssetPoolCommand.ConfirmAnchor;
import io.penstock.issuance.pool.AssetPoolCommand.FreezePool;
import io.penstock.issuance.pool.AssetPoolCommand.GivenRules;
import io.penstock.issuance.pool.AssetPoolCommand.ImportLoanTape;
import io.penstock.issuance.pool.AssetPoolCommand.OpenPool;
import io.penstock.issuance.pool.AssetPoolCommand.RevertAnchor;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorRequested;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorReverted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchored;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.RuleReference;
import io.penstock.issuance.pool.domain.eligibility.CriteriaRules;
import io.penstock.kernel.Decision;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The life of a pool.
 *
 * <pre>
 *   Absent ──opened──▶ Open ──tape imported──▶ TapeImported ──frozen──▶ Frozen ──anchored──▶ Anchored
 *                                               ↺ another tape           ↺ anchor reverted, asked again
 * </pre>
 *
 * <p>A repeat of a command that has been carried out changes nothing and is no refusal.
 */
public sealed interface AssetPool {

    record Absent() implements AssetPool {}

    record Open(PoolOpened terms) implements AssetPool {}

    record TapeImported(PoolOpened terms, LoanTapeImported imported) implements AssetPool {}

    /**
     * Fixed, and on its way to the chain.
     *
     * @param waiting whether an answer of the chain to {@code attempt} is outstanding
     */
    record Frozen(PoolOpened terms, LoanTapeImported imported, PoolFrozen frozen, int attempt, boolean waiting)
            implements AssetPool {}

    record Anchored(PoolOpened terms, LoanTapeImported imported, PoolFrozen frozen, PoolAnchored anchored)
            implements AssetPool {}

    AssetPool INITIAL = new Absent();

    static Decision<AssetPoolEvent> decide(AssetPoolCommand command, AssetPool pool) {
        return switch (command) {
            case OpenPool open -> open(open, pool);
            case ImportLoanTape tape -> importTape(tape, pool);
            case FreezePool freeze -> freeze(freeze, pool);
            case ConfirmAnchor anchor -> confirm(anchor, pool);
            case RevertAnchor anchor -> revert(anchor, pool);
        };
    }

    static AssetPool evolve(AssetPool pool, AssetPoolEvent event) {
        return switch (event) {
            case PoolOpened e -> new Open(e);
            case LoanTapeImported e -> new TapeImported(termsOf(pool), e);
            case PoolFrozen e -> new Frozen(termsOf(pool), ((TapeImported) pool).imported(), e, 0, false);
            case PoolAnchorRequested e -> {
                var frozen = (Frozen) pool;
                yield new Frozen(frozen.terms(), frozen.imported(), frozen.frozen(), e.attempt(), true);
            }
            case PoolAnchorReverted e -> {
                var frozen = (Frozen) pool;
                yield new Frozen(frozen.terms(), frozen.imported(), frozen.frozen(), e.attempt(), false);
            }
            case PoolAnchored e -> {
                var frozen = (Frozen) pool;
                yield new Anchored(frozen.terms(), frozen.imported(), frozen.frozen(), e);
            }
        };
    }

    private static PoolOpened termsOf(AssetPool pool) {
        return switch (pool) {
            case Absent _ -> throw new IllegalStateException("the history of a pool starts with its opening");
            case Open(var terms) -> terms;
            case TapeImported imported -> imported.terms();
            case Frozen frozen -> frozen.terms();
            case Anchored anchored -> anchored.terms();
        };
    }

    private static Decision<AssetPoolEvent> open(OpenPool command, AssetPool pool) {
        var opened = new PoolOpened(
                command.poolId(),
                command.name(),
                command.currency(),
                command.cutOffDate(),
                command.criteria(),
                command.rules().map(GivenRules::reference));
        if (!(pool instanceof Absent)) {
            return termsOf(pool).equals(opened)
                    ? unchanged()
                    : reject(POOL_ALREADY_OPEN, "pool " + command.poolId() + " is open with other terms");
        }
        if (command.name().isBlank()) {
            return reject(POOL_NAME_MISSING, "pool " + command.poolId() + " needs a name");
        }
        var rules = EnumSet.noneOf(Rule.class);
        for (EligibilityCriterion criterion : command.criteria()) {
            if (!rules.add(criterion.rule())) {
                return reject(CRITERION_REPEATED, "criterion " + criterion.rule() + " is given twice");
            }
        }
        return command.rules().isEmpty()
                ? accept(opened)
                : withRules(command, command.rules().get(), opened);
    }

    private static Decision<AssetPoolEvent> withRules(OpenPool command, GivenRules rules, PoolOpened opened) {
        if (!command.criteria().isEmpty()) {
            return reject(
                    RULES_BESIDE_CRITERIA,
                    "rules " + rules.reference().id() + " are given beside "
                            + command.criteria().size() + " criteria: write the criteria into the rules");
        }
        if (!rules.currency().equals(command.currency())) {
            return reject(
                    RULES_CURRENCY_DIFFERS, "rules are in " + rules.currency() + ", pool in " + command.currency());
        }
        if (rules.effectiveFrom().isAfter(command.cutOffDate())) {
            return reject(
                    RULES_NOT_YET_EFFECTIVE,
                    "rules hold from " + rules.effectiveFrom() + ", cut-off date is " + command.cutOffDate());
        }
        return accept(opened);
    }

    /** By which rules the loans of a pool are judged: those that it names, or its criteria. */
    static RuleReference rulesOf(PoolOpened terms) {
        return terms.rules().orElseGet(() -> CriteriaRules.of(terms).reference());
    }

    private static Decision<AssetPoolEvent> importTape(ImportLoanTape command, AssetPool pool) {
        return switch (pool) {
            case Absent _ -> notFound(command.poolId());
            case Open(var terms) -> importTape(command, terms);
            case TapeImported(var terms, var imported) ->
                isRepeat(command, imported) ? unchanged() : importTape(command, terms);
            case Frozen frozen -> isRepeat(command, frozen.imported()) ? unchanged() : alreadyFrozen(command.poolId());
            case Anchored anchored ->
                isRepeat(command, anchored.imported()) ? unchanged() : alreadyFrozen(command.poolId());
        };
    }

    private static Decision<AssetPoolEvent> importTape(ImportLoanTape command, PoolOpened terms) {
        var tape = command.tape();
        if (!tape.currency().equals(terms.currency())) {
            return reject(TAPE_CURRENCY_DIFFERS, "tape is in " + tape.currency() + ", pool in " + terms.currency());
        }
        if (!tape.reportingPeriodEnd().equals(terms.cutOffDate())) {
            return reject(
                    TAPE_DATE_DIFFERS,
                    "tape holds on " + tape.reportingPeriodEnd() + ", cut-off date is " + terms.cutOffDate());
        }
        var rules = rulesOf(terms);
        if (!command.rules().equals(rules)) {
            return reject(TAPE_RULES_DIFFER, "the loans were judged by " + command.rules() + ", the pool has " + rules);
        }
        return accept(new LoanTapeImported(command.poolId(), tape, command.eligibility(), Optional.of(rules)));
    }

    private static Decision<AssetPoolEvent> freeze(FreezePool command, AssetPool pool) {
        return switch (pool) {
            case Absent _ -> notFound(command.poolId());
            case Open _ -> reject(POOL_HAS_NO_TAPE, "pool " + command.poolId() + " has no tape to freeze");
            case TapeImported imported -> freeze(command, imported);
            case Frozen frozen ->
                frozen.waiting() ? unchanged() : accept(request(frozen.frozen(), frozen.attempt() + 1));
            case Anchored _ -> unchanged();
        };
    }

    private static Decision<AssetPoolEvent> freeze(FreezePool command, TapeImported pool) {
        if (command.openExceptions() > 0) {
            return reject(
                    TAPE_EXCEPTION_OPEN,
                    command.openExceptions() + " differences of the tape are open; another person than who imported it"
                            + " explains or waives them, or another tape corrects them");
        }
        var eligible = pool.imported().eligibility();
        if (eligible.eligibleCount() == 0) {
            return reject(
                    NO_LOAN_ELIGIBLE,
                    "none of the " + pool.imported().tape().loanCount() + " loans meets the criteria of the pool");
        }
        if (!command.eligibility().equals(eligible)) {
            return reject(
                    LOANS_DIFFER_FROM_TAPE,
                    "the stored loans count " + command.eligibility() + ", the tape was imported with " + eligible);
        }
        var frozen = new PoolFrozen(
                command.poolId(),
                pool.terms().cutOffDate(),
                pool.imported().tape().hash(),
                command.root(),
                eligible.eligibleCount(),
                eligible.eligibleBalance(),
                pool.imported().rules());
        return accept(frozen, request(frozen, 1));
    }

    private static Decision<AssetPoolEvent> confirm(ConfirmAnchor command, AssetPool pool) {
        return switch (pool) {
            case Absent _ -> notFound(command.poolId());
            case Open _, TapeImported _ -> notFrozen(command.poolId());
            case Anchored _ -> unchanged();
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
            case Anchored _ -> unchanged();
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

    private static PoolAnchorRequested request(PoolFrozen frozen, int attempt) {
        return new PoolAnchorRequested(
                frozen.poolId(),
                attempt,
                frozen.cutOffDate(),
                frozen.tapeHash(),
                frozen.root(),
                frozen.loanCount(),
                frozen.currentBalance());
    }

    private static boolean isRepeat(ImportLoanTape command, LoanTapeImported imported) {
        return command.tape().hash().equals(imported.tape().hash());
    }

    private static Decision<AssetPoolEvent> notFound(AssetPoolId poolId) {
        return reject(POOL_NOT_FOUND, "no pool " + poolId);
    }

    private static Decision<AssetPoolEvent> notFrozen(AssetPoolId poolId) {
        return reject(ANCHOR_NOT_REQUESTED, "pool " + poolId + " is not frozen");
    }

    private static Decision<AssetPoolEvent> alreadyFrozen(AssetPoolId poolId) {
        return reject(POOL_ALREADY_FROZEN, "pool " + poolId + " is frozen with another tape");
    }

    private static Decision<AssetPoolEvent> unknownAttempt(int attempt, Frozen frozen) {
        return reject(
                ANCHOR_ATTEMPT_UNKNOWN,
                "anchor attempt " + attempt + " of pool " + frozen.frozen().poolId() + ", the last was "
                        + frozen.attempt());
    }
}
