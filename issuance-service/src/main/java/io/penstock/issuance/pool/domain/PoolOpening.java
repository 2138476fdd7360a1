package io.penstock.issuance.pool.domain;

import static io.penstock.issuance.pool.AssetPoolRejection.*;
import static io.penstock.issuance.pool.domain.AssetPool.alreadyFrozen;
import static io.penstock.issuance.pool.domain.AssetPool.cancelled;
import static io.penstock.issuance.pool.domain.AssetPool.notFound;
import static io.penstock.issuance.pool.domain.AssetPool.termsOf;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.pool.AssetPoolCommand.FreezePool;
import io.penstock.issuance.pool.AssetPoolCommand.GivenRules;
import io.penstock.issuance.pool.AssetPoolCommand.ImportLoanTape;
import io.penstock.issuance.pool.AssetPoolCommand.OpenPool;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.LoansSelected;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.issuance.pool.PoolDocument;
import io.penstock.issuance.pool.PoolSelection;
import io.penstock.issuance.pool.domain.AssetPool.Absent;
import io.penstock.issuance.pool.domain.AssetPool.Anchored;
import io.penstock.issuance.pool.domain.AssetPool.Cancelled;
import io.penstock.issuance.pool.domain.AssetPool.Frozen;
import io.penstock.issuance.pool.domain.AssetPool.Open;
import io.penstock.issuance.pool.domain.AssetPool.TapeImported;
import io.penstock.kernel.Decision;
import java.util.EnumSet;
import java.util.Optional;

/** The terms of a pool, the tape that it takes, and how it is fixed. */
final class PoolOpening {

    private PoolOpening() {}

    static Decision<AssetPoolEvent> open(OpenPool command, AssetPool pool) {
        var opened = new PoolOpened(
                command.poolId(),
                command.name(),
                command.currency(),
                command.cutOffDate(),
                command.criteria(),
                command.rules().map(GivenRules::reference),
                command.documents());
        if (pool instanceof Cancelled cancelled) {
            return cancelled(cancelled);
        }
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

    static Decision<AssetPoolEvent> importTape(ImportLoanTape command, AssetPool pool) {
        return switch (pool) {
            case Absent _ -> notFound(command.poolId());
            case Open open -> importTape(command, open.terms());
            case TapeImported imported ->
                isRepeat(command, imported.imported()) ? unchanged() : importTape(command, imported.terms());
            case Frozen frozen -> isRepeat(command, frozen.imported()) ? unchanged() : alreadyFrozen(command.poolId());
            case Anchored anchored ->
                isRepeat(command, anchored.imported()) ? unchanged() : alreadyFrozen(command.poolId());
            case Cancelled cancelled -> cancelled(cancelled);
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
        var rules = AssetPool.rulesOf(terms);
        if (!command.rules().equals(rules)) {
            return reject(TAPE_RULES_DIFFER, "the loans were judged by " + command.rules() + ", the pool has " + rules);
        }
        return accept(new LoanTapeImported(command.poolId(), tape, command.eligibility(), Optional.of(rules)));
    }

    static Decision<AssetPoolEvent> freeze(FreezePool command, TapeImported pool) {
        var missing = PoolDocuments.missing(pool.terms(), pool.documents(), PoolDocument.Stage.FREEZE);
        if (missing.isPresent()) {
            return new Decision.Rejected<>(missing.get());
        }
        if (command.openExceptions() > 0) {
            return reject(
                    TAPE_EXCEPTION_OPEN,
                    command.openExceptions() + " differences of the tape are open; another person than who imported it"
                            + " explains or waives them, or another tape corrects them");
        }
        var selection = pool.selected().map(LoansSelected::selection);
        var expected = expected(pool);
        if (expected.eligibleCount() == 0) {
            return reject(
                    NO_LOAN_ELIGIBLE,
                    "none of the " + pool.imported().tape().loanCount() + " loans meets the rules of the pool");
        }
        if (!command.eligibility().equals(expected)) {
            return reject(
                    LOANS_DIFFER_FROM_TAPE,
                    "the stored loans count " + command.eligibility() + ", the tape was imported with " + expected);
        }
        var frozen = new PoolFrozen(
                command.poolId(),
                pool.terms().cutOffDate(),
                pool.imported().tape().hash(),
                command.root(),
                expected.eligibleCount(),
                expected.eligibleBalance(),
                pool.imported().rules(),
                selection.map(PoolSelection::id),
                selection.map(PoolSelection::loans));
        return accept(frozen, AssetPool.request(frozen, PoolContents.of(frozen), 1));
    }

    /** What the stored loans have to count: those that were chosen, or all that are eligible. */
    private static EligibilitySummary expected(TapeImported pool) {
        var eligible = pool.imported().eligibility();
        return pool.selected()
                .map(LoansSelected::selection)
                .map(chosen -> new EligibilitySummary(chosen.loanCount(), chosen.balance(), eligible.rejectedCount()))
                .orElse(eligible);
    }

    private static boolean isRepeat(ImportLoanTape command, LoanTapeImported imported) {
        return command.tape().hash().equals(imported.tape().hash());
    }
}
