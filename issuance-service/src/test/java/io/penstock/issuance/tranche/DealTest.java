package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.DealExample.*;
import static io.penstock.issuance.tranche.DealRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.pool.PoolDirectory.FrozenPool;
import io.penstock.issuance.tranche.DealCommand.AllocateUnits;
import io.penstock.issuance.tranche.DealCommand.ApproveDeal;
import io.penstock.issuance.tranche.DealCommand.ConfirmClosing;
import io.penstock.issuance.tranche.DealCommand.RevertClosing;
import io.penstock.issuance.tranche.DealCommand.StartClosing;
import io.penstock.issuance.tranche.DealCommand.StructureDeal;
import io.penstock.issuance.tranche.DealCommand.Subscription;
import io.penstock.issuance.tranche.DealEvent.ApprovalGiven;
import io.penstock.issuance.tranche.DealEvent.ClosingReverted;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealEvent.DealApproved;
import io.penstock.issuance.tranche.DealEvent.DealClosed;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.kernel.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DealTest {

    private static final Instant NOON = Instant.parse("2020-08-18T12:00:00Z");

    private final DealStructured structured = new DealStructured(DEAL, terms(), "sam");
    private final UnitsAllocated allocated = new UnitsAllocated(DEAL, fullHoldings(), "amy");
    private final ApprovalGiven byAnn = approval("ann");
    private final ApprovalGiven byBob = approval("bob");
    private final DealApproved approved = new DealApproved(DEAL, terms());
    private final ClosingStarted started = new ClosingStarted(DEAL, 1, terms(), fullHoldings());
    private final ClosingReverted reverted = new ClosingReverted(DEAL, 1, "no cash");
    private final DealClosed closed = new DealClosed(DEAL, CLOSING, terms(), fullHoldings(), "0xdef", 9);

    private final DeciderSpec<DealCommand, DealEvent, Deal> deal =
            new DeciderSpec<>(Deal::decide, Deal::evolve, Deal.INITIAL);

    private DeciderSpec<DealCommand, DealEvent, Deal>.Given approvedDeal() {
        return deal.given(structured, allocated, byAnn, byBob, approved);
    }

    @Nested
    class Structuring {

        @Test
        void fixesTheTerms() {
            deal.given().when(structure(terms(), pool("10500.00"))).then(structured);
        }

        @Test
        void repeatedChangesNothingWhoeverAsks() {
            deal.given(structured)
                    .when(new StructureDeal(DEAL, terms(), Optional.empty(), "tom"))
                    .then();
            approvedDeal().when(structure(terms(), pool("10500.00"))).then();
        }

        @Test
        void mayBeDoneAnewUntilTheDealIsApproved() {
            var other = terms("USD", CUT_OFF, CLOSING, WALLET, "50.00", classOf("A", "8000.00"));
            var again = new DealStructured(DEAL, other, "sam");
            deal.given(structured).when(structure(other, pool("10500.00"))).then(again);
            deal.given(structured, allocated, byAnn)
                    .when(structure(other, pool("10500.00")))
                    .then(again);
            approvedDeal().when(structure(other, Optional.empty())).thenRejected(DEAL_ALREADY_APPROVED);
            deal.given(structured, allocated, byAnn, again)
                    .when(approve("bob", HASH))
                    .thenRejected(DEAL_NOT_ALLOCATED); // allocation and approval of the old terms no longer count
        }

        @Test
        void needsAFrozenPool() {
            deal.given().when(structure(terms(), Optional.empty())).thenRejected(POOL_NOT_FROZEN);
        }

        /** Terms, the pool's balance, and the refusal; each row has the next fault as well, where it can. */
        static Stream<Arguments> faults() {
            var a = classOf("A", "8000.00");
            return Stream.of(
                    Arguments.of(
                            terms("EUR", CUT_OFF.plusDays(1), CLOSING, WALLET, "1.00"),
                            "10000.00",
                            POOL_CURRENCY_DIFFERS),
                    Arguments.of(
                            terms("USD", CLOSING.plusDays(1), CLOSING, WALLET, "1.00", a),
                            "10000.00",
                            CUT_OFF_DATE_DIFFERS),
                    Arguments.of(
                            terms("USD", CUT_OFF, CUT_OFF.minusDays(1), "0x1", "1.00", a),
                            "10000.00",
                            CLOSING_DATE_BEFORE_CUT_OFF),
                    Arguments.of(
                            terms("USD", CUT_OFF, CUT_OFF, "0x1", "1.00", classOf("A/1", "0.00")),
                            "10000.00",
                            SELLER_WALLET_MALFORMED),
                    Arguments.of(
                            terms("USD", CUT_OFF, CUT_OFF, WALLET, "1.00", classOf("A/1", "0.00")),
                            "10000.00",
                            CLASS_NAME_MALFORMED),
                    Arguments.of(
                            terms("USD", CUT_OFF, CUT_OFF, WALLET, "1.00", a, classOf("A", "0.00")),
                            "10000.00",
                            CLASS_REPEATED),
                    Arguments.of(
                            terms("USD", CUT_OFF, CUT_OFF, WALLET, "1.00", classOf("A", "0.00")),
                            "10000.00",
                            CLASS_BALANCE_NOT_POSITIVE),
                    Arguments.of(
                            terms("USD", CUT_OFF, CUT_OFF, WALLET, "1.00", classOf("A", "8000.01")),
                            "10.00",
                            CLASS_NOT_IN_DENOMINATIONS),
                    Arguments.of(terms("USD", CUT_OFF, CUT_OFF, WALLET, "8000.01", a), "7999.99", CLASSES_EXCEED_POOL),
                    Arguments.of(
                            terms("USD", CUT_OFF, CUT_OFF, WALLET, "8000.01", a), "8000.00", RESERVE_EXCEEDS_PROCEEDS));
        }

        @ParameterizedTest
        @MethodSource("faults")
        void isRefusedForTheFirstFault(DealTerms terms, String balance, DealRejection expected) {
            deal.given().when(structure(terms, pool(balance))).thenRejected(expected);
        }

        @Test
        void mayUseTheWholePoolAndAllProceeds() {
            var whole = terms("USD", CUT_OFF, CUT_OFF, WALLET, "8000.00", classOf("A", "8000.00"));
            deal.given().when(structure(whole, pool("8000.00"))).then(new DealStructured(DEAL, whole, "sam"));
        }

        private StructureDeal structure(DealTerms terms, Optional<FrozenPool> pool) {
            return new StructureDeal(DEAL, terms, pool, "sam");
        }
    }

    @Nested
    class AllocationOfUnits {

        @Test
        void placesEveryClass() {
            deal.given(structured).when(allocate(fullPlacement())).then(allocated);
        }

        @Test
        void doesNotDependOnTheOrderOfLines() {
            deal.given(structured).when(allocate(fullPlacement().reversed())).then(allocated);
            deal.given(structured, allocated)
                    .when(allocate(fullPlacement().reversed()))
                    .then();
            approvedDeal().when(allocate(fullPlacement().reversed())).then();
        }

        @Test
        void mayChangeUntilTheDealIsApproved() {
            var other = List.of(of("A", "INV-1", "8000.00"), of("B", "INV-1", "2000.00"));
            var again = new UnitsAllocated(
                    DEAL, List.of(holding("A", "INV-1", "8000.00"), holding("B", "INV-1", "2000.00")), "amy");
            deal.given(structured, allocated, byAnn).when(allocate(other)).then(again);
            deal.given(structured, allocated, byAnn, again)
                    .when(approve("bob", HASH))
                    .then(byBob); // Ann has approved another allocation: this is the first approval
            approvedDeal().when(allocate(other)).thenRejected(DEAL_ALREADY_APPROVED);
        }

        @Test
        void needsADeal() {
            deal.given().when(allocate(fullPlacement())).thenRejected(DEAL_NOT_FOUND);
        }

        static Stream<Arguments> faults() {
            var rest = List.of(of("A", "INV-2", "3000.00"), of("B", "INV-2", "2000.00"));
            return Stream.of(
                    Arguments.of(Collections.nCopies(101, of("X", "INV-1", "0.00")), TOO_MANY_ALLOCATIONS),
                    Arguments.of(Collections.nCopies(100, of("X", "INV-1", "0.00")), ALLOCATION_CLASS_UNKNOWN),
                    Arguments.of(with(rest, of("A", "INV-2", "0.00")), ALLOCATION_REPEATED),
                    Arguments.of(
                            with(
                                    rest,
                                    new Subscription(
                                            "A", InvestorId.named("INV-1"), Money.of("EUR", "0.00"), Optional.empty())),
                            ALLOCATION_CURRENCY_DIFFERS),
                    Arguments.of(with(rest, of("A", "INV-1", "0.00")), ALLOCATION_NOT_POSITIVE),
                    Arguments.of(with(rest, of("A", "INV-1", "-5000.00")), ALLOCATION_NOT_POSITIVE),
                    Arguments.of(
                            with(
                                    rest,
                                    new Subscription("A", InvestorId.named("INV-1"), usd("5000.01"), Optional.empty())),
                            ALLOCATION_NOT_IN_DENOMINATIONS),
                    Arguments.of(
                            with(
                                    rest,
                                    new Subscription("A", InvestorId.named("INV-1"), usd("4000.00"), Optional.empty())),
                            SUBSCRIBER_NOT_REGISTERED),
                    Arguments.of(
                            with(
                                    rest,
                                    new Subscription(
                                            "A",
                                            InvestorId.named("INV-1"),
                                            usd("4000.00"),
                                            registered("INV-1", false))),
                            SUBSCRIBER_NOT_QUALIFIED),
                    Arguments.of(with(rest, of("A", "INV-1", "4000.00")), ALLOCATION_SUM_DIFFERS),
                    Arguments.of(with(rest, of("A", "INV-1", "6000.00")), ALLOCATION_SUM_DIFFERS),
                    Arguments.of(List.of(), ALLOCATION_SUM_DIFFERS));
        }

        @ParameterizedTest
        @MethodSource("faults")
        void isRefusedForTheFirstFault(List<Subscription> subscriptions, DealRejection expected) {
            deal.given(structured).when(allocate(subscriptions)).thenRejected(expected);
        }

        private static List<Subscription> with(List<Subscription> rest, Subscription more) {
            return Stream.concat(Stream.of(more), rest.stream()).toList();
        }

        private AllocateUnits allocate(List<Subscription> subscriptions) {
            return new AllocateUnits(DEAL, subscriptions, "amy");
        }
    }

    @Nested
    class Approval {

        @Test
        void ofTwoPersonsIsNeeded() {
            deal.given(structured, allocated).when(approve("ann", HASH)).then(byAnn);
            deal.given(structured, allocated, byAnn).when(approve("bob", HASH)).then(byBob, approved);
        }

        @Test
        void ofOnePersonCountsOnce() {
            deal.given(structured, allocated, byAnn).when(approve("ann", HASH)).then();
        }

        @Test
        void isNotForWhoPreparedTheDeal() {
            deal.given(structured, allocated, byAnn).when(approve("sam", HASH)).thenRejected(APPROVER_PREPARED_DEAL);
            deal.given(structured, allocated, byAnn).when(approve("amy", HASH)).thenRejected(APPROVER_PREPARED_DEAL);
        }

        @Test
        void isOfTheDocumentThatTheDealHas() {
            deal.given(structured, allocated)
                    .when(approve("sam", "e".repeat(64)))
                    .thenRejected(DOCUMENT_HASH_DIFFERS); // before APPROVER_PREPARED_DEAL
        }

        @Test
        void needsAnAllocatedDeal() {
            deal.given().when(approve("ann", "x")).thenRejected(DEAL_NOT_FOUND);
            deal.given(structured).when(approve("ann", "x")).thenRejected(DEAL_NOT_ALLOCATED);
        }

        @Test
        void afterTheDealIsApprovedIsARepeatOrRefused() {
            approvedDeal().when(approve("ann", HASH)).then();
            approvedDeal().when(approve("cat", HASH)).thenRejected(DEAL_ALREADY_APPROVED);
            approvedDeal().when(approve("ann", "x")).thenRejected(DEAL_ALREADY_APPROVED);
            deal.given(structured, allocated, byAnn, byBob, approved, started)
                    .when(approve("bob", HASH))
                    .then();
            deal.given(structured, allocated, byAnn, byBob, approved, started, closed)
                    .when(approve("cat", HASH))
                    .thenRejected(DEAL_ALREADY_APPROVED);
        }
    }

    @Nested
    class Closing {

        @Test
        void isStartedOnceThePoolIsAnchored() {
            approvedDeal().when(new StartClosing(DEAL, true)).then(started);
            approvedDeal().when(new StartClosing(DEAL, false)).thenRejected(POOL_NOT_ANCHORED);
        }

        @Test
        void startedAgainChangesNothing() {
            closing().when(new StartClosing(DEAL, false)).then();
            closedDeal().when(new StartClosing(DEAL, false)).then();
        }

        @Test
        void needsTwoApprovals() {
            deal.given().when(new StartClosing(DEAL, false)).thenRejected(DEAL_NOT_FOUND);
            deal.given(structured).when(new StartClosing(DEAL, false)).thenRejected(DEAL_NOT_APPROVED);
            deal.given(structured, allocated, byAnn)
                    .when(new StartClosing(DEAL, true))
                    .thenRejected(DEAL_NOT_APPROVED);
        }

        @Test
        void confirmedByTheChainClosesTheDeal() {
            closing().when(confirm(1)).then(closed);
            closedDeal().when(confirm(1)).then();
        }

        @Test
        void refusedByTheChainCanBeTriedAgain() {
            closing().when(revert(1)).then(reverted);
            deal.given(structured, allocated, byAnn, byBob, approved, started, reverted)
                    .when(new StartClosing(DEAL, true))
                    .then(new ClosingStarted(DEAL, 2, terms(), fullHoldings()));
            deal.given(structured, allocated, byAnn, byBob, approved, started, reverted)
                    .when(revert(1))
                    .then();
            deal.given(structured, allocated, byAnn, byBob, approved, started, reverted, again())
                    .when(revert(1))
                    .then();
            deal.given(structured, allocated, byAnn, byBob, approved, started, reverted, again())
                    .when(confirm(2))
                    .then(closed);
            closedDeal().when(revert(1)).then();
        }

        @Test
        void answersToUnknownAttemptsAreRefused() {
            closing().when(confirm(2)).thenRejected(CLOSING_ATTEMPT_UNKNOWN);
            closing().when(revert(2)).thenRejected(CLOSING_ATTEMPT_UNKNOWN);
            approvedDeal().when(confirm(1)).thenRejected(CLOSING_ATTEMPT_UNKNOWN);
            approvedDeal().when(revert(1)).thenRejected(CLOSING_ATTEMPT_UNKNOWN);
            deal.given(structured, allocated).when(confirm(1)).thenRejected(DEAL_NOT_APPROVED);
            deal.given(structured).when(revert(1)).thenRejected(DEAL_NOT_APPROVED);
            deal.given().when(confirm(1)).thenRejected(DEAL_NOT_FOUND);
            deal.given().when(revert(1)).thenRejected(DEAL_NOT_FOUND);
        }

        private ClosingStarted again() {
            return new ClosingStarted(DEAL, 2, terms(), fullHoldings());
        }

        private DeciderSpec<DealCommand, DealEvent, Deal>.Given closing() {
            return deal.given(structured, allocated, byAnn, byBob, approved, started);
        }

        private DeciderSpec<DealCommand, DealEvent, Deal>.Given closedDeal() {
            return deal.given(structured, allocated, byAnn, byBob, approved, started, closed);
        }

        private ConfirmClosing confirm(int attempt) {
            return new ConfirmClosing(DEAL, attempt, "0xdef", 9);
        }

        private RevertClosing revert(int attempt) {
            return new RevertClosing(DEAL, attempt, "no cash");
        }
    }

    private static ApproveDeal approve(String person, String hash) {
        return new ApproveDeal(DEAL, hash, person, NOON);
    }

    private static ApprovalGiven approval(String person) {
        return new ApprovalGiven(DEAL, HASH, person, NOON);
    }
}
