package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolCommand.SelectLoans;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.AssetPoolRejection;
import io.penstock.issuance.pool.PoolSelection;
import io.penstock.issuance.pool.application.LoanChoices.StoredSelection;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.eligibility.Limit;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.selection.Candidates;
import io.penstock.issuance.pool.domain.selection.Selection;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Chooses loans of a pool's tape for a wanted size within all limits of its rules. Choosing stores a proposal and changes
 * no pool; agreeing to it makes it the pool's.
 */
@Service
public class PoolSelections {

    private final AssetPools pools;
    private final PoolRules rules;
    private final RuleRegister register;
    private final LoanChoices choices;
    private final Commands commands;

    public PoolSelections(
            AssetPools pools, PoolRules rules, RuleRegister register, LoanChoices choices, Commands commands) {
        this.pools = pools;
        this.rules = rules;
        this.register = register;
        this.choices = choices;
        this.commands = commands;
    }

    /**
     * Chooses. The same request on the same tape gives the same loans.
     *
     * @param target the largest balance wanted, positive
     * @param tolerance by how much the pool may fall short, not negative
     * @param seed gives the order in which loans are looked at
     * @throws RejectedException if the pool has no tape, is frozen, or no loan fits
     */
    public StoredSelection choose(AssetPoolId poolId, Money target, Money tolerance, long seed, String person) {
        var pool = imported(poolId);
        var document = rules.of(pool.terms());
        var tapeHash = pool.imported().tape().hash();
        var admissible = new LoanSet.Admissible(
                document.limits().stream().map(Limit::code).toList());
        var ids = new ArrayList<String>();
        register.eachLoan(poolId, tapeHash, admissible, facts -> ids.add(facts.text(LoanField.LOAN_ID)));
        var candidates = new Candidates.Builder(document, pool.terms().cutOffDate(), ids.size());
        register.eachLoan(poolId, tapeHash, admissible, candidates::add);
        var selected = Selection.select(candidates.build(), target.minorUnits(), tolerance.minorUnits(), seed);
        if (selected.loans().length == 0) {
            throw new RejectedException(new Rejection(
                    AssetPoolRejection.SELECTION_EMPTY,
                    "none of " + ids.size() + " loans fits into " + target
                            + (selected.binding().isEmpty()
                                    ? ""
                                    : "; in the way: " + String.join(", ", selected.binding()))));
        }
        var chosen = Arrays.stream(selected.loans()).mapToObj(ids::get).toList();
        var loans = ChosenLoans.hash(chosen);
        choices.keep(poolId, loans, chosen);
        var reference = document.reference();
        var inputs = List.of(
                "penstock/selection/1",
                poolId.name(),
                tapeHash,
                reference.hash(),
                target.toString(),
                tolerance.toString(),
                Long.toString(seed));
        return choices.keep(
                poolId,
                tapeHash,
                new PoolSelection(
                        ChosenLoans.hash(inputs),
                        target,
                        tolerance,
                        seed,
                        reference,
                        loans,
                        chosen.size(),
                        new Money(target.currency(), selected.balance()),
                        selected.reached()),
                selected.binding(),
                person);
    }

    /**
     * Makes a selection the pool's, in place of an earlier one. Repeating it changes nothing.
     *
     * @return false if the pool has no such selection
     * @throws RejectedException if the pool has another tape by now, or is frozen
     */
    public boolean confirm(AssetPoolId poolId, String selectionId) {
        Optional<StoredSelection> stored = choices.selection(poolId, selectionId);
        stored.ifPresent(found -> commands.send(new SelectLoans(poolId, found.tapeHash(), found.selection())));
        return stored.isPresent();
    }

    private AssetPool.TapeImported imported(AssetPoolId poolId) {
        return switch (pools.get(poolId)) {
            case AssetPool.TapeImported imported -> imported;
            case AssetPool.Absent _ -> throw refused(AssetPoolRejection.POOL_NOT_FOUND, "no pool " + poolId);
            case AssetPool.Open _ ->
                throw refused(AssetPoolRejection.POOL_HAS_NO_TAPE, "pool " + poolId + " has no tape to choose from");
            case AssetPool.Frozen _, AssetPool.Anchored _ ->
                throw refused(AssetPoolRejection.POOL_ALREADY_FROZEN, "pool " + poolId + " is frozen");
            case AssetPool.Cancelled _ ->
                throw refused(AssetPoolRejection.POOL_CANCELLED, "pool " + poolId + " was given up");
        };
    }

    private static RejectedException refused(AssetPoolRejection code, String detail) {
        return new RejectedException(new Rejection(code, detail));
    }
}
