package io.penstock.issuance.pool;

import static io.penstock.issuance.pool.AssetPoolRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.pool.AssetPoolCommand.ConfirmAnchor;
import io.penstock.issuance.pool.AssetPoolCommand.FreezePool;
import io.penstock.issuance.pool.AssetPoolCommand.GivenRules;
import io.penstock.issuance.pool.AssetPoolCommand.ImportLoanTape;
import io.penstock.issuance.pool.AssetPoolCommand.OpenPool;
import io.penstock.issuance.pool.AssetPoolCommand.RevertAnchor;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorRequested;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorReverted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchored;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.eligibility.CriteriaRules;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssetPoolTest {

    private static final AssetPoolId POOL = AssetPoolId.named("WOSAT-2020-A");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);
    private static final List<EligibilityCriterion> CRITERIA =
            List.of(new EligibilityCriterion(Rule.MAX_RATE, new BigDecimal("0.15")));
    private static final String ROOT = "a".repeat(64);

    private final PoolOpened opened =
            new PoolOpened(POOL, "World Omni", USD, CUT_OFF, CRITERIA, Optional.empty(), List.of());
    private final RuleReference rules = CriteriaRules.of(opened).reference();
    private final EligibilitySummary two = new EligibilitySummary(2, usd("300.00"), 1);
    private final LoanTapeImported imported =
            new LoanTapeImported(POOL, tape("f1", "USD", CUT_OFF), two, Optional.of(rules));
    private final PoolFrozen frozen = new PoolFrozen(
            POOL, CUT_OFF, "f1", ROOT, 2, usd("300.00"), Optional.of(rules), Optional.empty(), Optional.empty());
    private final PoolAnchorRequested requested = requested(1);
    private final PoolAnchored anchored = new PoolAnchored(POOL, 1, "0xabc", 7);

    private final DeciderSpec<AssetPoolCommand, AssetPoolEvent, AssetPool> pool =
            new DeciderSpec<>(AssetPool::decide, AssetPool::evolve, AssetPool.INITIAL);

    @Nested
    class Opening {

        @Test
        void fixesTheTerms() {
            pool.given().when(open("World Omni", CRITERIA)).then(opened);
        }

        @Test
        void repeatedChangesNothing() {
            pool.given(opened).when(open("World Omni", CRITERIA)).then();
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(open("World Omni", CRITERIA))
                    .then();
        }

        @Test
        void withOtherTermsIsRefused() {
            pool.given(opened).when(open(" ", CRITERIA)).thenRejected(POOL_ALREADY_OPEN); // before POOL_NAME_MISSING
        }

        @Test
        void needsAName() {
            pool.given()
                    .when(open(" ", List.of(CRITERIA.getFirst(), CRITERIA.getFirst())))
                    .thenRejected(POOL_NAME_MISSING); // before CRITERION_REPEATED
        }

        @Test
        void takesACriterionOnce() {
            pool.given()
                    .when(open("World Omni", List.of(CRITERIA.getFirst(), CRITERIA.getFirst())))
                    .thenRejected(CRITERION_REPEATED);
        }

        @Test
        void withRulesNamesTheirVersion() {
            var byRules = new PoolOpened(
                    POOL, "World Omni", USD, CUT_OFF, List.of(), Optional.of(given.reference()), List.of());
            pool.given().when(ruled(List.of(), given)).then(byRules);
            pool.given(byRules).when(ruled(List.of(), given)).then();
            pool.given(byRules)
                    .when(ruled(List.of(), new GivenRules(new RuleReference("auto", "2", "h2"), USD, CUT_OFF)))
                    .thenRejected(POOL_ALREADY_OPEN);
        }

        @Test
        void takesRulesOfItsCurrencyThatHoldAtTheCutOffDate() {
            var later = new GivenRules(given.reference(), USD, CUT_OFF.plusDays(1));
            var euro = new GivenRules(given.reference(), Currency.getInstance("EUR"), CUT_OFF.plusDays(1));
            pool.given().when(ruled(CRITERIA, euro)).thenRejected(RULES_BESIDE_CRITERIA); // before the two below
            pool.given()
                    .when(ruled(List.of(CRITERIA.getFirst(), CRITERIA.getFirst()), euro))
                    .thenRejected(CRITERION_REPEATED); // before RULES_BESIDE_CRITERIA
            pool.given().when(ruled(List.of(), euro)).thenRejected(RULES_CURRENCY_DIFFERS);
            pool.given().when(ruled(List.of(), later)).thenRejected(RULES_NOT_YET_EFFECTIVE);
        }

        private final GivenRules given = new GivenRules(new RuleReference("auto", "1", "h1"), USD, CUT_OFF);

        private OpenPool ruled(List<EligibilityCriterion> criteria, GivenRules rules) {
            return new OpenPool(POOL, "World Omni", USD, CUT_OFF, criteria, Optional.of(rules), List.of());
        }

        private OpenPool open(String name, List<EligibilityCriterion> criteria) {
            return new OpenPool(POOL, name, USD, CUT_OFF, criteria);
        }
    }

    @Nested
    class Import {

        @Test
        void recordsHashCountsAndTotals() {
            pool.given(opened).when(tapeOf("f1", "USD", CUT_OFF)).then(imported);
        }

        @Test
        void ofTheSameFileChangesNothing() {
            pool.given(opened, imported).when(tapeOf("f1", "USD", CUT_OFF)).then();
            pool.given(opened, imported, frozen, requested)
                    .when(tapeOf("f1", "USD", CUT_OFF))
                    .then();
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(tapeOf("f1", "USD", CUT_OFF))
                    .then();
        }

        @Test
        void ofAnotherFileTakesItsPlaceUntilThePoolIsFrozen() {
            pool.given(opened, imported)
                    .when(tapeOf("f2", "USD", CUT_OFF))
                    .then(new LoanTapeImported(POOL, tape("f2", "USD", CUT_OFF), two, Optional.of(rules)));
            pool.given(opened, imported, frozen, requested)
                    .when(tapeOf("f2", "EUR", CUT_OFF))
                    .thenRejected(POOL_ALREADY_FROZEN); // before TAPE_CURRENCY_DIFFERS
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(tapeOf("f2", "USD", CUT_OFF))
                    .thenRejected(POOL_ALREADY_FROZEN);
        }

        @Test
        void needsAPool() {
            pool.given().when(tapeOf("f1", "EUR", CUT_OFF)).thenRejected(POOL_NOT_FOUND);
        }

        @Test
        void isInTheCurrencyOfThePool() {
            pool.given(opened)
                    .when(tapeOf("f1", "EUR", CUT_OFF.plusDays(1)))
                    .thenRejected(TAPE_CURRENCY_DIFFERS); // before TAPE_DATE_DIFFERS
        }

        @Test
        void holdsOnTheCutOffDate() {
            pool.given(opened).when(tapeOf("f1", "USD", CUT_OFF.plusDays(1))).thenRejected(TAPE_DATE_DIFFERS);
            pool.given(opened).when(tapeOf("f1", "USD", CUT_OFF.minusDays(1))).thenRejected(TAPE_DATE_DIFFERS);
        }

        @Test
        void isJudgedByTheRulesOfThePool() {
            var other = new RuleReference("auto", "1", "h1");
            var tape = tape("f1", "USD", CUT_OFF);
            pool.given(opened).when(new ImportLoanTape(POOL, tape, two, other)).thenRejected(TAPE_RULES_DIFFER);
            pool.given(opened)
                    .when(new ImportLoanTape(POOL, tape("f1", "USD", CUT_OFF.plusDays(1)), two, other))
                    .thenRejected(TAPE_DATE_DIFFERS); // before TAPE_RULES_DIFFER
            var ruled = new PoolOpened(POOL, "World Omni", USD, CUT_OFF, List.of(), Optional.of(other), List.of());
            pool.given(ruled)
                    .when(new ImportLoanTape(POOL, tape, two, other))
                    .then(new LoanTapeImported(POOL, tape, two, Optional.of(other)));
        }

        private ImportLoanTape tapeOf(String hash, String currency, LocalDate end) {
            return new ImportLoanTape(POOL, tape(hash, currency, end), two, rules);
        }
    }

    @Nested
    class Freezing {

        @Test
        void fixesTheLoansAndAsksForTheAnchor() {
            pool.given(opened, imported).when(new FreezePool(POOL, ROOT, two)).then(frozen, requested);
        }

        @Test
        void repeatedChangesNothing() {
            pool.given(opened, imported, frozen, requested)
                    .when(new FreezePool(POOL, "", two))
                    .then();
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(new FreezePool(POOL, "", two))
                    .then();
        }

        @Test
        void asksAgainAfterTheChainRefused() {
            pool.given(opened, imported, frozen, requested, new PoolAnchorReverted(POOL, 1, "no"))
                    .when(new FreezePool(POOL, "", two))
                    .then(requested(2));
        }

        @Test
        void needsAPoolWithATape() {
            pool.given(opened, imported)
                    .when(new FreezePool(POOL, ROOT, two, 1))
                    .thenRejected(TAPE_EXCEPTION_OPEN);
            pool.given().when(new FreezePool(POOL, ROOT, two)).thenRejected(POOL_NOT_FOUND);
            pool.given(opened).when(new FreezePool(POOL, ROOT, two)).thenRejected(POOL_HAS_NO_TAPE);
        }

        @Test
        void needsAnEligibleLoan() {
            var none = new EligibilitySummary(0, usd("0.00"), 3);
            pool.given(opened, new LoanTapeImported(POOL, tape("f1", "USD", CUT_OFF), none, Optional.of(rules)))
                    .when(new FreezePool(POOL, ROOT, two))
                    .thenRejected(NO_LOAN_ELIGIBLE); // before LOANS_DIFFER_FROM_TAPE
        }

        @Test
        void needsTheLoansOfTheTape() {
            pool.given(opened, imported)
                    .when(new FreezePool(POOL, ROOT, new EligibilitySummary(2, usd("299.99"), 1)))
                    .thenRejected(LOANS_DIFFER_FROM_TAPE);
            pool.given(opened, imported)
                    .when(new FreezePool(POOL, ROOT, new EligibilitySummary(2, usd("300.00"), 0)))
                    .thenRejected(LOANS_DIFFER_FROM_TAPE);
        }
    }

    @Nested
    class Anchor {

        @Test
        void isConfirmedOnce() {
            pool.given(opened, imported, frozen, requested).when(confirm(1)).then(anchored);
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(confirm(1))
                    .then();
        }

        @Test
        void ofAnotherAttemptIsRefused() {
            pool.given(opened, imported, frozen, requested).when(confirm(2)).thenRejected(ANCHOR_ATTEMPT_UNKNOWN);
            pool.given(opened, imported, frozen, requested).when(revert(2)).thenRejected(ANCHOR_ATTEMPT_UNKNOWN);
        }

        @Test
        void refusedByTheChainLeavesThePoolFrozen() {
            var reverted = new PoolAnchorReverted(POOL, 1, "no");
            pool.given(opened, imported, frozen, requested).when(revert(1)).then(reverted);
            pool.given(opened, imported, frozen, requested, reverted)
                    .when(revert(1))
                    .then();
            pool.given(opened, imported, frozen, requested, reverted, requested(2))
                    .when(revert(1))
                    .then();
            pool.given(opened, imported, frozen, requested, anchored)
                    .when(revert(1))
                    .then();
        }

        @Test
        void ofASecondAttemptAnchorsThePool() {
            pool.given(opened, imported, frozen, requested, new PoolAnchorReverted(POOL, 1, "no"), requested(2))
                    .when(confirm(2))
                    .then(new PoolAnchored(POOL, 2, "0xabc", 7));
        }

        @Test
        void needsAFrozenPool() {
            pool.given().when(confirm(1)).thenRejected(POOL_NOT_FOUND);
            pool.given().when(revert(1)).thenRejected(POOL_NOT_FOUND);
            pool.given(opened).when(confirm(1)).thenRejected(ANCHOR_NOT_REQUESTED);
            pool.given(opened, imported).when(revert(1)).thenRejected(ANCHOR_NOT_REQUESTED);
        }

        private ConfirmAnchor confirm(int attempt) {
            return new ConfirmAnchor(POOL, attempt, "0xabc", 7);
        }

        private RevertAnchor revert(int attempt) {
            return new RevertAnchor(POOL, attempt, "no");
        }
    }

    private static PoolAnchorRequested requested(int attempt) {
        return new PoolAnchorRequested(POOL, attempt, CUT_OFF, "f1", ROOT, 2, usd("300.00"), 1);
    }

    private static TapeSummary tape(String hash, String currency, LocalDate end) {
        var zero = Money.of(currency, "0");
        var totals = new ControlTotals(zero, zero, zero, zero, zero, zero, zero, zero, zero, zero);
        return new TapeSummary(hash, "tape.csv", Currency.getInstance(currency), end, 3, totals, new TreeMap<>(), 0);
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
