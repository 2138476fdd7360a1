package io.penstock.issuance.pool;

import static io.penstock.issuance.pool.AssetPoolRejection.*;

import io.penstock.DeciderSpec;
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
import io.penstock.issuance.pool.LoanRemoval.Reason;
import io.penstock.issuance.pool.PoolDocument.Kind;
import io.penstock.issuance.pool.PoolDocument.Required;
import io.penstock.issuance.pool.PoolDocument.Stage;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Between the tape and the closing of a deal: selection, changes of loans, commitment, giving up, documents. */
class PoolChangesTest {

    private static final AssetPoolId POOL = AssetPoolId.named("WOART");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);
    private static final String HASH = "9".repeat(64);
    private static final RuleReference RULES = new RuleReference("auto", "1", "h1");

    private final PoolOpened opened = opened(List.of());
    private final EligibilitySummary three = new EligibilitySummary(3, usd("300.00"), 1);
    private final LoanTapeImported imported = new LoanTapeImported(POOL, tape("f1"), three, Optional.of(RULES));
    private final PoolSelection selection = selection("s1", RULES, 2);
    private final LoansSelected selected = new LoansSelected(POOL, "f1", selection);
    private final PoolFrozen frozen = new PoolFrozen(
            POOL, CUT_OFF, "f1", "r1", 3, usd("300.00"), Optional.of(RULES), Optional.empty(), Optional.empty());
    private final PoolAnchorRequested requested = requested(1, "r1", 3, "300.00", 1);
    private final PoolAnchored anchored = new PoolAnchored(POOL, 1, "0xabc", 7);
    private final PoolLoanSet after = new PoolLoanSet("l2", "r2", 2, usd("210.00"));
    private final LoanRemoval withdrawn = new LoanRemoval("A", Reason.WITHDRAWN, Optional.empty());
    private final LoanRemoval breach = new LoanRemoval("A", Reason.BREACH_OF_REPRESENTATION, Optional.of(HASH));
    private final PoolCommitted committed =
            new PoolCommitted(POOL, "deal/D", CUT_OFF, "f1", Optional.empty(), "r1", 3, usd("300.00"));
    private final PoolCancelled cancelled = new PoolCancelled(POOL, "called off");

    private final DeciderSpec<AssetPoolCommand, AssetPoolEvent, AssetPool> pool =
            new DeciderSpec<>(AssetPool::decide, AssetPool::evolve, AssetPool.INITIAL);

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

    @Nested
    class Committing {

        @Test
        void givesThePoolToOneDeal() {
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(commit("deal/D", "300.00"))
                    .then(committed);
            pool.given(opened, imported, frozen, requested, anchored, committed)
                    .when(commit("deal/D", "300.01"))
                    .then();
            pool.given(opened, imported, frozen, requested, anchored, committed)
                    .when(commit("deal/E", "300.01"))
                    .thenRejected(POOL_COMMITTED); // before CLASSES_ABOVE_POOL
        }

        @Test
        void needsLoansWorthTheClasses() {
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(commit("deal/D", "300.01"))
                    .thenRejected(CLASSES_ABOVE_POOL);
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(new CommitPool(POOL, "deal/D", Money.of("EUR", "1.00")))
                    .thenRejected(CLASSES_ABOVE_POOL);
        }

        @Test
        void needsAnAnchoredPool() {
            var commit = commit("deal/D", "300.01");
            pool.given().when(commit).thenRejected(POOL_NOT_FOUND);
            pool.given(opened).when(commit).thenRejected(POOL_NOT_YET_FROZEN);
            pool.given(opened, imported).when(commit).thenRejected(POOL_NOT_YET_FROZEN);
            pool.given(opened, imported, frozen, requested).when(commit).thenRejected(POOL_NOT_YET_ANCHORED);
            pool.given(opened, cancelled).when(commit).thenRejected(POOL_CANCELLED);
        }

        @Test
        void isTakenBackFromThisDealOnly() {
            pool.given(opened, imported, frozen, requested, anchored, committed)
                    .when(new UncommitPool(POOL, "deal/D", "refused"))
                    .then(uncommitted());
            pool.given(opened, imported, frozen, requested, anchored, committed)
                    .when(new UncommitPool(POOL, "deal/E", "refused"))
                    .then();
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(new UncommitPool(POOL, "deal/D", "refused"))
                    .then();
            pool.given().when(new UncommitPool(POOL, "deal/D", "refused")).thenRejected(POOL_NOT_FOUND);
            pool.given(opened, imported, frozen, requested, anchored, committed, uncommitted())
                    .when(commit("deal/D", "300.00"))
                    .then(committed);
        }

        private CommitPool commit(String deal, String classes) {
            return new CommitPool(POOL, deal, usd(classes));
        }
    }

    @Nested
    class Cancelling {

        private final CancelPool cancel = new CancelPool(POOL, "called off");

        @Test
        void isPossibleUntilADealClosesOnIt() {
            pool.given(opened).when(cancel).then(cancelled);
            pool.given(opened, imported).when(cancel).then(cancelled);
            pool.given(opened, imported, frozen, requested).when(cancel).then(cancelled);
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(cancel)
                    .then(cancelled);
            pool.given(opened, imported, frozen, requested, anchored, committed)
                    .when(new CancelPool(POOL, " "))
                    .thenRejected(POOL_COMMITTED); // before REASON_MISSING
            pool.given(opened, imported, frozen, requested, anchored, committed, uncommitted())
                    .when(cancel)
                    .then(cancelled);
        }

        @Test
        void needsAPoolAndAReason() {
            pool.given().when(cancel).thenRejected(POOL_NOT_FOUND);
            pool.given(opened).when(new CancelPool(POOL, " ")).thenRejected(REASON_MISSING);
            pool.given(opened, cancelled).when(new CancelPool(POOL, " ")).then();
        }

        @Test
        void endsEverythingElse() {
            pool.given(opened, cancelled)
                    .when(new OpenPool(POOL, "World Omni", USD, CUT_OFF, List.of()))
                    .thenRejected(POOL_CANCELLED);
            pool.given(opened, cancelled)
                    .when(new ImportLoanTape(POOL, tape("f1"), three, RULES))
                    .thenRejected(POOL_CANCELLED);
            pool.given(opened, imported, cancelled)
                    .when(new FreezePool(POOL, "r1", three))
                    .thenRejected(POOL_CANCELLED);
            pool.given(opened, imported, cancelled)
                    .when(record(document("t", HASH)))
                    .thenRejected(POOL_CANCELLED);
            // The chain may still answer to what was asked of it before.
            pool.given(opened, imported, frozen, requested, cancelled)
                    .when(new ConfirmAnchor(POOL, 1, "0xabc", 7))
                    .then();
            pool.given(opened, imported, frozen, requested, cancelled)
                    .when(new RevertAnchor(POOL, 1, "no"))
                    .then();
        }
    }

    @Nested
    class Documents {

        @Test
        void areRecordedOnceInEveryState() {
            var document = document("Sale", HASH);
            var recorded = new PoolDocumentRecorded(POOL, document, "alice");
            pool.given(opened).when(record(document)).then(recorded);
            pool.given(opened, imported, frozen, requested, anchored, committed)
                    .when(record(document))
                    .then(recorded);
            pool.given(opened, recorded, imported, frozen, requested, anchored, committed)
                    .when(record(document))
                    .then();
        }

        @Test
        void haveATitleAndAHash() {
            pool.given().when(record(document(" ", "x"))).thenRejected(POOL_NOT_FOUND);
            pool.given(opened).when(record(document(" ", "x"))).thenRejected(DOCUMENT_TITLE_MISSING);
            pool.given(opened).when(record(document("Sale", "x"))).thenRejected(HASH_MALFORMED);
            pool.given(opened)
                    .when(record(document("Sale", HASH.replace('9', 'A'))))
                    .thenRejected(HASH_MALFORMED);
        }

        @Test
        void areNeededBeforeFreezing() {
            var needy = opened(List.of(new Required(Kind.SALE_AGREEMENT, Stage.FREEZE)));
            pool.given(needy, imported)
                    .when(new FreezePool(POOL, "r1", new EligibilitySummary(9, usd("1.00"), 1)))
                    .thenRejected(DOCUMENT_MISSING); // before LOANS_DIFFER_FROM_TAPE
            pool.given(needy, imported, recorded(Kind.SALE_AGREEMENT))
                    .when(new FreezePool(POOL, "r1", three))
                    .then(frozen, requested);
        }

        @Test
        void areNeededBeforeClosing() {
            var needy = opened(List.of(new Required(Kind.TRUE_SALE_OPINION, Stage.CLOSING)));
            var commit = new CommitPool(POOL, "deal/D", usd("300.01"));
            pool.given(needy, imported).when(new FreezePool(POOL, "r1", three)).then(frozen, requested);
            pool.given(needy, imported, recorded(Kind.SALE_AGREEMENT), frozen, requested, anchored)
                    .when(commit)
                    .thenRejected(DOCUMENT_MISSING); // before CLASSES_ABOVE_POOL
            pool.given(needy, imported, frozen, requested, anchored, recorded(Kind.TRUE_SALE_OPINION))
                    .when(commit)
                    .thenRejected(CLASSES_ABOVE_POOL);
        }

        private PoolDocumentRecorded recorded(Kind kind) {
            return new PoolDocumentRecorded(POOL, new PoolDocument(kind, "t", HASH, CUT_OFF), "alice");
        }
    }

    private static RecordPoolDocument record(PoolDocument document) {
        return new RecordPoolDocument(POOL, document, "alice");
    }

    private static PoolDocument document(String title, String hash) {
        return new PoolDocument(Kind.SALE_AGREEMENT, title, hash, CUT_OFF);
    }

    private static PoolUncommitted uncommitted() {
        return new PoolUncommitted(POOL, "deal/D", "refused");
    }

    private static PoolOpened opened(List<Required> documents) {
        return new PoolOpened(POOL, "World Omni", USD, CUT_OFF, List.of(), Optional.of(RULES), documents);
    }

    private static PoolSelection selection(String id, RuleReference rules, int loans) {
        return new PoolSelection(
                id, usd("200.00"), usd("0.00"), 1, rules, "loans of " + id, loans, usd("200.00"), true);
    }

    private static PoolAnchorRequested requested(int attempt, String root, int loans, String balance, int version) {
        return new PoolAnchorRequested(POOL, attempt, CUT_OFF, "f1", root, loans, usd(balance), version);
    }

    private static TapeSummary tape(String hash) {
        var zero = Money.of("USD", "0");
        var totals = new ControlTotals(zero, zero, zero, zero, zero, zero, zero, zero, zero, zero);
        return new TapeSummary(hash, "tape.csv", USD, CUT_OFF, 4, totals, new TreeMap<>(), 0);
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
