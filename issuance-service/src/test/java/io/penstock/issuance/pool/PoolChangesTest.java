package io.penstock.issuance.pool;

import static io.penstock.issuance.pool.AssetPoolRejection.*;

import io.penstock.issuance.pool.AssetPoolCommand.ChangeLoans;
import io.penstock.issuance.pool.AssetPoolCommand.ConfirmAnchor;
import io.penstock.issuance.pool.AssetPoolCommand.FreezePool;
import io.penstock.issuance.pool.AssetPoolCommand.RevertAnchor;
import io.penstock.issuance.pool.AssetPoolCommand.SelectLoans;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.LoansSelected;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorReverted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchored;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolLoansChanged;
import io.penstock.issuance.pool.LoanRemoval.Reason;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Between the tape and the closing of a deal: selection and changes of loans. */
class PoolChangesTest extends PoolStory {

    @Nested
    class Selecting {

        @Test
        void isRecordedOnceAndTheLastOneHolds() {
            pool.given(opened, imported).when(select("f1", selection)).then(selected);
            pool.given(opened, imported, selected).when(select("f1", selection)).then();
            var other = selection("s2", RULES, 1);
            pool.given(opened, imported, selected).when(select("f1", other)).then(new LoansSelected(POOL, "f1", other));
        }

        @Test
        void isOfTheTapeAndTheRulesOfThePool() {
            pool.given(opened, imported)
                    .when(select("f2", selection("s1", RULES, 0)))
                    .thenRejected(SELECTION_OUTDATED);
            var otherRules = selection("s1", new RuleReference("auto", "2", "h2"), 2);
            pool.given(opened, imported).when(select("f1", otherRules)).thenRejected(SELECTION_OUTDATED);
            pool.given(opened, imported)
                    .when(select("f1", selection("s1", RULES, 0)))
                    .thenRejected(SELECTION_EMPTY);
        }

        @Test
        void needsATapeThatIsNotFrozen() {
            pool.given().when(select("f1", selection)).thenRejected(POOL_NOT_FOUND);
            pool.given(opened).when(select("f1", selection)).thenRejected(POOL_HAS_NO_TAPE);
            pool.given(opened, imported, frozen, requested)
                    .when(select("f1", selection))
                    .thenRejected(POOL_ALREADY_FROZEN);
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(select("f1", selection))
                    .thenRejected(POOL_ALREADY_FROZEN);
            pool.given(opened, imported, cancelled)
                    .when(select("f1", selection))
                    .thenRejected(POOL_CANCELLED);
        }

        @Test
        void freezesTheChosenLoansAndSaysSo() {
            var chosen = new EligibilitySummary(2, usd("200.00"), 1);
            pool.given(opened, imported, selected)
                    .when(new FreezePool(POOL, "r3", chosen))
                    .then(
                            new PoolFrozen(
                                    POOL,
                                    CUT_OFF,
                                    "f1",
                                    "r3",
                                    2,
                                    usd("200.00"),
                                    Optional.of(RULES),
                                    Optional.of("s1"),
                                    Optional.of("loans of s1")),
                            requested(1, "r3", 2, "200.00", 1));
            pool.given(opened, imported, selected)
                    .when(new FreezePool(POOL, "r3", three))
                    .thenRejected(LOANS_DIFFER_FROM_TAPE);
        }

        @Test
        void endsWithAnotherTape() {
            var second = new LoanTapeImported(POOL, tape("f2"), three, Optional.of(RULES));
            pool.given(opened, imported, selected, second)
                    .when(new FreezePool(POOL, "r3", new EligibilitySummary(2, usd("200.00"), 1)))
                    .thenRejected(LOANS_DIFFER_FROM_TAPE);
        }

        private SelectLoans select(String tapeHash, PoolSelection chosen) {
            return new SelectLoans(POOL, tapeHash, chosen);
        }
    }

    @Nested
    class Changing {

        @Test
        void ofAnAnchoredPoolMakesTheNextVersion() {
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(change(List.of(breach), List.of("D")))
                    .then(changed(2, List.of(breach), List.of("D")), requested(2, "r2", 2, "210.00", 2));
        }

        @Test
        void ofAPoolThatTheChainRefusedKeepsTheVersion() {
            pool.given(opened, imported, frozen, requested, new PoolAnchorReverted(POOL, 1, "no"))
                    .when(change(List.of(withdrawn), List.of()))
                    .then(changed(1, List.of(withdrawn), List.of()), requested(2, "r2", 2, "210.00", 1));
        }

        @Test
        void isAnchoredLikeThePoolItself() {
            var changed = changed(2, List.of(withdrawn), List.of());
            var again = requested(2, "r2", 2, "210.00", 2);
            pool.given(opened, imported, frozen, requested, anchored, changed, again)
                    .when(new ConfirmAnchor(POOL, 2, "0xdef", 9))
                    .then(new PoolAnchored(POOL, 2, "0xdef", 9));
            pool.given(opened, imported, frozen, requested, anchored, changed, again)
                    .when(new RevertAnchor(POOL, 2, "no"))
                    .then(new PoolAnchorReverted(POOL, 2, "no"));
            pool.given(
                            opened,
                            imported,
                            frozen,
                            requested,
                            anchored,
                            changed,
                            again,
                            new PoolAnchorReverted(POOL, 2, "no"))
                    .when(new FreezePool(POOL, "", three))
                    .then(requested(3, "r2", 2, "210.00", 2));
        }

        @Test
        void repeatedChangesNothing() {
            var changed = changed(2, List.of(withdrawn), List.of());
            var again = requested(2, "r2", 2, "210.00", 2);
            pool.given(opened, imported, frozen, requested, anchored, changed, again)
                    .when(change(List.of(withdrawn), List.of()))
                    .then(); // before ANCHOR_OUTSTANDING
            pool.given(
                            opened,
                            imported,
                            frozen,
                            requested,
                            anchored,
                            changed,
                            again,
                            new PoolAnchored(POOL, 2, "0xdef", 9))
                    .when(change(List.of(withdrawn), List.of()))
                    .then();
        }

        @Test
        void needsAFrozenPoolThatIsNobodysYet() {
            var empty = change(List.of(), List.of());
            pool.given().when(empty).thenRejected(POOL_NOT_FOUND);
            pool.given(opened).when(empty).thenRejected(POOL_NOT_YET_FROZEN);
            pool.given(opened, imported).when(empty).thenRejected(POOL_NOT_YET_FROZEN);
            pool.given(opened, cancelled).when(empty).thenRejected(POOL_CANCELLED);
            pool.given(opened, imported, frozen, requested).when(empty).thenRejected(ANCHOR_OUTSTANDING);
            pool.given(opened, imported, frozen, requested, anchored, committed)
                    .when(empty)
                    .thenRejected(POOL_COMMITTED);
            pool.given(opened, imported, frozen, requested, anchored, committed, uncommitted())
                    .when(empty)
                    .thenRejected(POOL_TOLD);
        }

        /** Its loans went out at the freezing. */
        @Test
        void isNotForPoolsOfEarlierBuilds() {
            var old = new PoolFrozen(
                    POOL, CUT_OFF, "f1", "r1", 3, usd("300.00"), Optional.empty(), Optional.empty(), Optional.empty());
            pool.given(opened, imported, old, requested, anchored)
                    .when(change(List.of(withdrawn), List.of()))
                    .thenRejected(POOL_TOLD);
            pool.given(opened, imported, old, requested, new PoolAnchorReverted(POOL, 1, "no"))
                    .when(change(List.of(withdrawn), List.of()))
                    .thenRejected(POOL_TOLD);
        }

        /** Each row has the fault of the row before it mended, and all that come after. */
        @Test
        void namesItsFirstFault() {
            var unsigned = new LoanRemoval("A", Reason.BREACH_OF_REPRESENTATION, Optional.empty());
            var scribbled = new LoanRemoval("A", Reason.BREACH_OF_REPRESENTATION, Optional.of("x"));
            var none = new PoolLoanSet("l0", "", 0, usd("0.00"));
            refused(faulty(List.of(), List.of(), none, List.of("A"), List.of("D"), List.of("E")), CHANGE_EMPTY);
            refused(
                    faulty(List.of(unsigned), Collections.nCopies(1_000, "D"), none, List.of(), List.of(), List.of()),
                    CHANGE_TOO_LARGE);
            refused(
                    faulty(List.of(unsigned, withdrawn), List.of(), none, List.of("A"), List.of(), List.of()),
                    LOAN_REPEATED);
            refused(faulty(List.of(unsigned), List.of("A"), none, List.of("A"), List.of(), List.of()), LOAN_REPEATED);
            refused(
                    faulty(List.of(unsigned), List.of("D"), none, List.of("A"), List.of("D"), List.of("D")),
                    REMOVAL_NOTICE_MISSING);
            refused(
                    faulty(List.of(scribbled), List.of("D"), none, List.of("A"), List.of("D"), List.of("D")),
                    HASH_MALFORMED);
            refused(
                    faulty(List.of(breach), List.of("D"), none, List.of("A"), List.of("D"), List.of("D")),
                    LOAN_NOT_IN_POOL);
            refused(
                    faulty(List.of(breach), List.of("D"), none, List.of(), List.of("D"), List.of("D")),
                    LOAN_ALREADY_IN_POOL);
            refused(
                    faulty(List.of(breach), List.of("D"), none, List.of(), List.of(), List.of("D")),
                    LOAN_NOT_ADMISSIBLE);
            refused(faulty(List.of(breach), List.of("D"), none, List.of(), List.of(), List.of()), POOL_WOULD_BE_EMPTY);
            refused(
                    new LoanChange(
                            List.of(breach), List.of("D"), List.of(), List.of(), List.of(), List.of("STATE"), after),
                    POOL_LIMIT_BROKEN);
        }

        private LoanChange faulty(
                List<LoanRemoval> removed,
                List<String> added,
                PoolLoanSet set,
                List<String> unknown,
                List<String> present,
                List<String> inadmissible) {
            return new LoanChange(removed, added, unknown, present, inadmissible, List.of("STATE"), set);
        }

        private void refused(LoanChange change, AssetPoolRejection code) {
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(new ChangeLoans(POOL, change))
                    .thenRejected(code);
        }

        private ChangeLoans change(List<LoanRemoval> removed, List<String> added) {
            return new ChangeLoans(
                    POOL, new LoanChange(removed, added, List.of(), List.of(), List.of(), List.of(), after));
        }

        private PoolLoansChanged changed(int version, List<LoanRemoval> removed, List<String> added) {
            return new PoolLoansChanged(POOL, version, removed, added, after);
        }
    }
}
