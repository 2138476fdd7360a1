package io.penstock.issuance.pool;

import static io.penstock.issuance.pool.AssetPoolRejection.*;

import io.penstock.issuance.pool.AssetPoolCommand.CancelPool;
import io.penstock.issuance.pool.AssetPoolCommand.CommitPool;
import io.penstock.issuance.pool.AssetPoolCommand.ConfirmAnchor;
import io.penstock.issuance.pool.AssetPoolCommand.FreezePool;
import io.penstock.issuance.pool.AssetPoolCommand.ImportLoanTape;
import io.penstock.issuance.pool.AssetPoolCommand.OpenPool;
import io.penstock.issuance.pool.AssetPoolCommand.RevertAnchor;
import io.penstock.issuance.pool.AssetPoolCommand.UncommitPool;
import io.penstock.issuance.pool.AssetPoolEvent.PoolDocumentRecorded;
import io.penstock.issuance.pool.PoolDocument.Kind;
import io.penstock.issuance.pool.PoolDocument.Required;
import io.penstock.issuance.pool.PoolDocument.Stage;
import io.penstock.kernel.Money;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Before the closing of a deal: commitment, giving up, documents. */
class PoolCommitmentTest extends PoolStory {

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
}
