package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.DealExample.WALLET;
import static io.penstock.issuance.tranche.DealExample.registered;
import static io.penstock.issuance.tranche.DealExample.usd;
import static io.penstock.issuance.tranche.OfferingExample.*;
import static io.penstock.issuance.tranche.OfferingRejection.*;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.tranche.OfferingCommand.AllotUnits;
import io.penstock.issuance.tranche.OfferingCommand.ApproveOffering;
import io.penstock.issuance.tranche.OfferingCommand.CheckedInvestor;
import io.penstock.issuance.tranche.OfferingCommand.ClassQuote;
import io.penstock.issuance.tranche.OfferingCommand.CloseBook;
import io.penstock.issuance.tranche.OfferingCommand.PriceOffering;
import io.penstock.issuance.tranche.OfferingCommand.RefuseAllotment;
import io.penstock.issuance.tranche.OfferingCommand.ReviewOffering;
import io.penstock.issuance.tranche.OfferingEvent.AllotmentRefused;
import io.penstock.issuance.tranche.OfferingEvent.AllottedLine;
import io.penstock.issuance.tranche.OfferingEvent.OfferingDrafted;
import io.penstock.issuance.tranche.OfferingEvent.OrderWithdrawn;
import io.penstock.issuance.tranche.OfferingEvent.UnitsAllotted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OfferingTest extends OfferingStory {

    private static PriceOffering price(String quoteA, String quoteB) {
        return new PriceOffering(
                OFFERING,
                List.of(
                        new ClassQuote("A", new BigDecimal(quoteA), Optional.empty()),
                        new ClassQuote("B", new BigDecimal(quoteB), Optional.empty())),
                CLOSES,
                "sam");
    }

    @Nested
    class FourEyes {

        @Test
        void threePersonsAreNeeded() {
            offering.given(drafted()).when(review(1, "sam")).thenRejected(OFFERING_REVIEWED_BY_DRAFTER);
            offering.given(drafted()).when(review(1, "rita")).then(reviewed());
            var reviewed = offering.given(drafted(), reviewed());
            reviewed.when(review(1, "rita")).then();
            reviewed.when(approve(1, "sam")).thenRejected(OFFERING_APPROVED_BY_PREPARER);
            reviewed.when(approve(1, "rita")).thenRejected(OFFERING_APPROVED_BY_PREPARER);
            reviewed.when(approve(1, "ann")).then(approved());
            offering.given(drafted(), reviewed(), approved())
                    .when(approve(1, "ann"))
                    .then();
            offering.given(drafted(), reviewed(), approved())
                    .when(approve(1, "bob"))
                    .thenRejected(OFFERING_ALREADY_APPROVED);
        }

        @Test
        void countForOneVersionAndOneDocument() {
            offering.given().when(review(1, "rita")).thenRejected(OFFERING_NOT_FOUND);
            offering.given(drafted()).when(review(2, "sam")).thenRejected(OFFERING_VERSION_DIFFERS);
            offering.given(drafted()).when(approve(1, "sam")).thenRejected(OFFERING_NOT_REVIEWED);
            var again = new OfferingDrafted(OFFERING, 2, terms(UnsoldRule.SPONSOR_TAKES), "sam");
            offering.given(drafted(), reviewed(), again).when(approve(2, "ann")).thenRejected(OFFERING_NOT_REVIEWED);
            offering.given(drafted())
                    .when(new ReviewOffering(OFFERING, 1, Optional.of("0".repeat(64)), "sam"))
                    .thenRejected(OFFERING_DOCUMENT_CHANGED);
            offering.given(drafted(), reviewed())
                    .when(new ApproveOffering(OFFERING, 1, Optional.empty(), "sam"))
                    .thenRejected(OFFERING_DOCUMENT_CHANGED);
        }

        private static ReviewOffering review(int version, String person) {
            return new ReviewOffering(OFFERING, version, DOCUMENT, person);
        }

        private static ApproveOffering approve(int version, String person) {
            return new ApproveOffering(OFFERING, version, DOCUMENT, person);
        }
    }

    @Nested
    class Pricing {

        @Test
        void countsTheDemandAtTheQuote() {
            given().when(new CloseBook(OFFERING, CLOSES, "sam")).then(closed);
            given().when(new CloseBook(OFFERING, OPENS.minusMillis(1), "sam")).thenRejected(BOOK_NOT_OPEN);
            given(closed).when(price("100", "120")).then(priced("100.000", "12000.00"));
            given(closed).when(price("100.001", "120")).then(priced("100.001", "8000.00")); // O-2 pays 100 at most
            given(closed, priced("100.000", "12000.00"))
                    .when(price("100", "120"))
                    .then();
        }

        @Test
        void staysWithinTheRanges() {
            offering.given(drafted()).when(price("100", "120")).thenRejected(OFFERING_NOT_APPROVED);
            given().when(price("100", "120")).thenRejected(BOOK_NOT_CLOSED);
            given(closed).when(price("99.499", "120")).thenRejected(QUOTE_OUTSIDE_RANGE);
            given(closed).when(price("100", "150.001")).thenRejected(QUOTE_OUTSIDE_RANGE);
            given(closed)
                    .when(new PriceOffering(
                            OFFERING,
                            List.of(new ClassQuote("A", new BigDecimal("100"), Optional.empty())),
                            CLOSES,
                            "sam"))
                    .thenRejected(PRICING_CLASSES_DIFFER);
            given(closed)
                    .when(new PriceOffering(
                            OFFERING,
                            List.of(
                                    new ClassQuote("A", new BigDecimal("100"), Optional.of(new BigDecimal("99"))),
                                    new ClassQuote("B", new BigDecimal("120"), Optional.empty())),
                            CLOSES,
                            "sam"))
                    .thenRejected(ISSUE_PRICE_MALFORMED);
            given(closed, priced("100.000", "12000.00"), allotted())
                    .when(price("100.5", "120"))
                    .thenRejected(OFFERING_ALLOTTED);
        }
    }

    @Nested
    class Allotting {

        /** 8,000 and 4,000 share 8 units: 5 1/3 and 2 2/3, so the larger remainder of the second is rounded up. */
        @Test
        void sharesByLargestRemainderInDenominations() {
            given(closed, priced("100.000", "12000.00"))
                    .when(allot("INV-1", "INV-2"))
                    .then(allotted());
            given(closed, priced("100.000", "12000.00"), allotted())
                    .when(allot())
                    .then();
        }

        @Test
        void asksTheRulesAgain() {
            var pricedBook = given(closed, priced("100.000", "12000.00"));
            pricedBook.when(allot("INV-1")).thenRejected(ALLOTMENT_NOT_CHECKED);
            pricedBook
                    .when(new AllotUnits(
                            OFFERING,
                            DOCUMENT,
                            List.of(
                                    checked("INV-1"),
                                    new CheckedInvestor(
                                            InvestorId.named("INV-2"),
                                            registered("INV-2", true),
                                            objects(OfferingAnswer.Code.HOLDERS_TOO_MANY))),
                            "sam"))
                    .thenRejected(HOLDERS_TOO_MANY);
            pricedBook
                    .when(new AllotUnits(OFFERING, Optional.of("0".repeat(64)), List.of(), "sam"))
                    .thenRejected(OFFERING_DOCUMENT_CHANGED);
        }

        @Test
        void needsAClosedPricedAndCoveredBook() {
            given().when(allot("INV-1", "INV-2")).thenRejected(BOOK_NOT_CLOSED);
            given(closed).when(allot("INV-1", "INV-2")).thenRejected(OFFERING_NOT_PRICED);
            offering.given(drafted()).when(allot()).thenRejected(OFFERING_NOT_APPROVED);
            given(new OrderWithdrawn(OFFERING, "O-3", "x", DURING, "ivy"), closed, priced("100.000", "12000.00"))
                    .when(allot("INV-1", "INV-2"))
                    .thenRejected(CLASS_NOT_COVERED);
        }

        @Test
        void leavesTheRestToTheSponsorIfTheTermsSaySo() {
            offering.given(
                            new OfferingDrafted(OFFERING, 1, terms(UnsoldRule.SPONSOR_TAKES), "sam"),
                            reviewed(),
                            approved(),
                            placed(order("O-1", "A", "INV-1", "8000.00", ""), 1),
                            closed,
                            priced("100.000", "8000.00"))
                    .when(allot("INV-1", "SPONSOR"))
                    .then(new UnitsAllotted(
                            OFFERING,
                            1,
                            List.of(line("O-1", "A", "INV-1", "8000.00"), kept("B", "2000.00")),
                            prices(),
                            Optional.empty(),
                            "sam"));
        }

        @Test
        void thatTheDealDoesNotTakeIsVoid() {
            var refused = new AllotmentRefused(OFFERING, 1, "CODE", "why");
            var refuse = new RefuseAllotment(OFFERING, 1, "CODE", "why");
            given(closed, priced("100.000", "12000.00"), allotted())
                    .when(refuse)
                    .then(refused);
            given(closed, priced("100.000", "12000.00"), allotted(), refused)
                    .when(refuse)
                    .then();
            given(closed, priced("100.000", "12000.00")).when(refuse).thenRejected(ALLOTMENT_UNKNOWN);
        }
    }

    private static AllotUnits allot(String... investors) {
        return new AllotUnits(
                OFFERING,
                DOCUMENT,
                Stream.of(investors).map(OfferingTest::checked).toList(),
                "sam");
    }

    private static CheckedInvestor checked(String investor) {
        return new CheckedInvestor(InvestorId.named(investor), registered(investor, true), admits());
    }

    private static UnitsAllotted allotted() {
        return new UnitsAllotted(
                OFFERING,
                1,
                List.of(
                        line("O-1", "A", "INV-1", "5000.00"),
                        line("O-2", "A", "INV-2", "3000.00"),
                        line("O-3", "B", "INV-2", "2000.00")),
                prices(),
                Optional.empty(),
                "sam");
    }

    private static List<IssuePrice> prices() {
        return List.of(new IssuePrice("A", new BigDecimal("100.000")), new IssuePrice("B", new BigDecimal("100.000")));
    }

    private static AllottedLine line(String order, String className, String investor, String amount) {
        return new AllottedLine(
                Optional.of(order), className, InvestorId.named(investor), WALLET, usd(amount), Optional.of(ADMITTED));
    }

    private static AllottedLine kept(String className, String amount) {
        return new AllottedLine(Optional.empty(), className, SPONSOR, WALLET, usd(amount), Optional.empty());
    }
}
