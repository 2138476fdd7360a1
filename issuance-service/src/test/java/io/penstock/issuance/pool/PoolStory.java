package io.penstock.issuance.pool;

import io.penstock.DeciderSpec;
import io.penstock.issuance.pool.AssetPoolCommand.RecordPoolDocument;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.LoansSelected;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorRequested;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchored;
import io.penstock.issuance.pool.AssetPoolEvent.PoolCancelled;
import io.penstock.issuance.pool.AssetPoolEvent.PoolCommitted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.AssetPoolEvent.PoolUncommitted;
import io.penstock.issuance.pool.LoanRemoval.Reason;
import io.penstock.issuance.pool.PoolDocument.Kind;
import io.penstock.issuance.pool.PoolDocument.Required;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A pool from its opening to its anchor, with what may happen to it before a closing. */
abstract class PoolStory {

    static final AssetPoolId POOL = AssetPoolId.named("WOART");
    static final Currency USD = Currency.getInstance("USD");
    static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);
    static final String HASH = "9".repeat(64);
    static final RuleReference RULES = new RuleReference("auto", "1", "h1");

    final PoolOpened opened = opened(List.of());
    final EligibilitySummary three = new EligibilitySummary(3, usd("300.00"), 1);
    final LoanTapeImported imported = new LoanTapeImported(POOL, tape("f1"), three, Optional.of(RULES));
    final PoolSelection selection = selection("s1", RULES, 2);
    final LoansSelected selected = new LoansSelected(POOL, "f1", selection);
    final PoolFrozen frozen = new PoolFrozen(
            POOL, CUT_OFF, "f1", "r1", 3, usd("300.00"), Optional.of(RULES), Optional.empty(), Optional.empty());
    final PoolAnchorRequested requested = requested(1, "r1", 3, "300.00", 1);
    final PoolAnchored anchored = new PoolAnchored(POOL, 1, "0xabc", 7);
    final PoolLoanSet after = new PoolLoanSet("l2", "r2", 2, usd("210.00"));
    final LoanRemoval withdrawn = new LoanRemoval("A", Reason.WITHDRAWN, Optional.empty());
    final LoanRemoval breach = new LoanRemoval("A", Reason.BREACH_OF_REPRESENTATION, Optional.of(HASH));
    final PoolCommitted committed =
            new PoolCommitted(POOL, "deal/D", CUT_OFF, "f1", Optional.empty(), "r1", 3, usd("300.00"));
    final PoolCancelled cancelled = new PoolCancelled(POOL, "called off");

    final DeciderSpec<AssetPoolCommand, AssetPoolEvent, AssetPool> pool =
            new DeciderSpec<>(AssetPool::decide, AssetPool::evolve, AssetPool.INITIAL);

    static RecordPoolDocument record(PoolDocument document) {
        return new RecordPoolDocument(POOL, document, "alice");
    }

    static PoolDocument document(String title, String hash) {
        return new PoolDocument(Kind.SALE_AGREEMENT, title, hash, CUT_OFF);
    }

    static PoolUncommitted uncommitted() {
        return new PoolUncommitted(POOL, "deal/D", "refused");
    }

    static PoolOpened opened(List<Required> documents) {
        return new PoolOpened(POOL, "World Omni", USD, CUT_OFF, List.of(), Optional.of(RULES), documents);
    }

    static PoolSelection selection(String id, RuleReference rules, int loans) {
        return new PoolSelection(
                id, usd("200.00"), usd("0.00"), 1, rules, "loans of " + id, loans, usd("200.00"), true);
    }

    static PoolAnchorRequested requested(int attempt, String root, int loans, String balance, int version) {
        return new PoolAnchorRequested(POOL, attempt, CUT_OFF, "f1", root, loans, usd(balance), version);
    }

    static TapeSummary tape(String hash) {
        var zero = Money.of("USD", "0");
        var totals = new ControlTotals(zero, zero, zero, zero, zero, zero, zero, zero, zero, zero);
        return new TapeSummary(hash, "tape.csv", USD, CUT_OFF, 4, totals, new TreeMap<>(), 0);
    }

    static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
