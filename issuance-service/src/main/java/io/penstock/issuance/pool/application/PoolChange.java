package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolCommand.CancelPool;
import io.penstock.issuance.pool.AssetPoolCommand.ChangeLoans;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.LoanChange;
import io.penstock.issuance.pool.LoanRemoval;
import io.penstock.issuance.pool.PoolLoanSet;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.PoolContents;
import io.penstock.issuance.pool.domain.eligibility.Limit;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.selection.Candidates;
import io.penstock.issuance.pool.domain.selection.LimitCheck;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import java.util.BitSet;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Takes loans out of frozen pools and puts others of the same tape in, and gives pools up. Loans that enter are pledged
 * before the pool hears of them, loans that leave are free after it did: what a crash leaves behind, {@link PledgeRecovery}
 * puts right.
 */
@Service
public class PoolChange {

    private final AssetPools pools;
    private final PoolRules rules;
    private final RuleRegister register;
    private final LoanTapeStore store;
    private final LoanChoices choices;
    private final Pledges pledges;
    private final Commands commands;

    public PoolChange(
            AssetPools pools,
            PoolRules rules,
            RuleRegister register,
            LoanTapeStore store,
            LoanChoices choices,
            Pledges pledges,
            Commands commands) {
        this.pools = pools;
        this.rules = rules;
        this.register = register;
        this.store = store;
        this.choices = choices;
        this.pledges = pledges;
        this.commands = commands;
    }

    /**
     * Changes the loans of a frozen pool. Repeating it changes nothing.
     *
     * @param added ids of loans of the pool's tape
     * @throws RejectedException if the pool refuses, or another pool has one of the loans
     */
    public void run(AssetPoolId poolId, List<LoanRemoval> removed, List<String> added) {
        pledges.exclusively(poolId, () -> {
            var pool = pools.get(poolId);
            var contents = AssetPool.contents(pool);
            if (contents.isEmpty()) {
                commands.send(new ChangeLoans(poolId, none(removed, added))); // refused by the state of the pool
                return;
            }
            var imported = AssetPool.tape(pool).orElseThrow();
            run(
                    new Change(
                            poolId,
                            AssetPool.terms(pool).orElseThrow(),
                            imported.tape().hash(),
                            contents.get(),
                            removed,
                            added),
                    pool);
        });
    }

    private record Change(
            AssetPoolId poolId,
            PoolOpened terms,
            String tapeHash,
            PoolContents contents,
            List<LoanRemoval> removed,
            List<String> added) {

        Set<String> removedIds() {
            var ids = new HashSet<String>();
            removed.forEach(removal -> ids.add(removal.loanId()));
            return ids;
        }
    }

    private void run(Change change, AssetPool pool) {
        var next = new TreeSet<String>();
        var command = new ChangeLoans(change.poolId(), described(change, next));
        if (AssetPool.decide(command, pool) instanceof Rejected<AssetPoolEvent>(var rejection)) {
            throw new RejectedException(rejection);
        }
        var loans = command.change().after().id();
        choices.keep(change.poolId(), loans, List.copyOf(next));
        var taken = pledges.extend(change.poolId(), change.tapeHash(), new LoanSet.Chosen(loans));
        if (taken.isPresent()) {
            keepOnly(change.poolId());
            throw PledgedFreeze.refused(taken.get());
        }
        try {
            commands.send(command);
        } finally {
            keepOnly(change.poolId());
        }
    }

    private void keepOnly(AssetPoolId poolId) {
        var pool = pools.get(poolId);
        AssetPool.contents(pool)
                .ifPresent(contents -> pledges.keepOnly(
                        poolId, AssetPool.tape(pool).orElseThrow().tape().hash(), LoanSet.of(contents.loans())));
    }

    /** @param next is filled with the ids that the pool would have */
    private LoanChange described(Change change, Set<String> next) {
        var document = rules.of(change.terms());
        var admissible = new LoanSet.Admissible(
                document.limits().stream().map(Limit::code).toList());
        var current = new HashSet<String>();
        register.eachLoan(
                change.poolId(),
                change.tapeHash(),
                LoanSet.of(change.contents().loans()),
                facts -> current.add(facts.text(LoanField.LOAN_ID)));
        var wanted = new HashSet<>(change.added());
        var allowed = new HashSet<String>();
        register.eachLoan(change.poolId(), change.tapeHash(), admissible, facts -> {
            var id = facts.text(LoanField.LOAN_ID);
            if (wanted.contains(id)) {
                allowed.add(id);
            }
        });
        next.addAll(current);
        next.removeAll(change.removedIds());
        next.addAll(allowed);
        var candidates = new Candidates.Builder(document, change.terms().cutOffDate(), next.size());
        register.eachLoan(change.poolId(), change.tapeHash(), admissible, facts -> {
            if (next.contains(facts.text(LoanField.LOAN_ID))) {
                candidates.add(facts);
            }
        });
        var ready = candidates.build();
        var all = new BitSet();
        all.set(0, ready.size());
        return new LoanChange(
                change.removed(),
                change.added(),
                change.removed().stream()
                        .map(LoanRemoval::loanId)
                        .filter(id -> !current.contains(id))
                        .toList(),
                change.added().stream().filter(current::contains).toList(),
                change.added().stream()
                        .filter(id -> !allowed.contains(id) && !current.contains(id))
                        .toList(),
                LimitCheck.of(ready, all).stream()
                        .filter(check -> !check.holds())
                        .map(LimitCheck::code)
                        .toList(),
                after(change, admissible, next));
    }

    private PoolLoanSet after(Change change, LoanSet admissible, Set<String> next) {
        var sum = new PoolFreeze.Counted(change.poolId());
        store.each(change.poolId(), change.tapeHash(), admissible, salted -> {
            if (next.contains(salted.loan().loanId())) {
                sum.add(salted);
            }
        });
        return new PoolLoanSet(
                ChosenLoans.hash(List.copyOf(next)),
                sum.root(),
                sum.loans(),
                new Money(change.terms().currency(), sum.balance()));
    }

    private static LoanChange none(List<LoanRemoval> removed, List<String> added) {
        return new LoanChange(
                removed,
                added,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new PoolLoanSet("", "", 0, new Money(Currency.getInstance("USD"), 0)));
    }

    /**
     * Gives a pool up and its loans free. Repeating it changes nothing.
     *
     * @throws RejectedException if the closing of a deal has begun on it
     */
    public void cancel(AssetPoolId poolId, String reason) {
        pledges.exclusively(poolId, () -> {
            commands.send(new CancelPool(poolId, reason));
            pledges.release(poolId);
        });
    }
}
