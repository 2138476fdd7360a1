package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.DealExample.WALLET;
import static io.penstock.issuance.tranche.DealExample.registered;
import static io.penstock.issuance.tranche.DealExample.usd;
import static io.penstock.issuance.tranche.OfferingExample.*;
import static io.penstock.issuance.tranche.OfferingRejection.*;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.tranche.OfferingCommand.AllotUnits;
import io.penstock.issuance.tranche.OfferingCommand.CheckedInvestor;
import io.penstock.issuance.tranche.OfferingCommand.PlaceOrder;
import io.penstock.issuance.tranche.OfferingCommand.WithdrawOrder;
import io.penstock.issuance.tranche.OfferingEvent.AllottedLine;
import io.penstock.issuance.tranche.OfferingEvent.OrderChanged;
import io.penstock.issuance.tranche.OfferingEvent.OrderWithdrawn;
import io.penstock.issuance.tranche.OfferingEvent.UnitsAllotted;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders of an offering. */
class OfferingOrdersTest extends OfferingStory {

    private final OrderTerms four = order("O-2", "A", "INV-2", "4000.00", "100.000");

    @Test
    void areTakenWhileTheBookIsOpen() {
        var open = offering.given(drafted(), reviewed(), approved());
        open.when(place(four, DURING)).then(placed(four, 1));
        open.when(place(four, OPENS)).then(at(placed(four, 1), OPENS));
        open.when(place(four, OPENS.minusMillis(1))).thenRejected(BOOK_NOT_OPEN);
        open.when(place(four, CLOSES)).thenRejected(BOOK_CLOSED);
        offering.given(drafted(), reviewed()).when(place(four, DURING)).thenRejected(OFFERING_NOT_APPROVED);
        given(closed)
                .when(place(order("O-9", "A", "INV-1", "2000.00", ""), DURING))
                .thenRejected(BOOK_CLOSED);
    }

    @Test
    void repeatedChangeNothing() {
        given().when(place(four, DURING)).then();
        given(closed).when(place(four, CLOSES)).then();
    }

    @Test
    void keepTheirPlaceOnlyIfTheyAskForLess() {
        var less = order("O-2", "A", "INV-2", "3000.00", "100.000");
        var more = order("O-2", "A", "INV-2", "5000.00", "100.000");
        var other = order("O-2", "A", "INV-2", "3000.00", "99.999");
        given().when(place(less, DURING)).then(changed(less, 2));
        given().when(place(more, DURING)).then(changed(more, 4));
        given().when(place(other, DURING)).then(changed(other, 4));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(order("O/2", "X", "INV-1", "1.00", "1"), ORDER_ID_MALFORMED),
                Arguments.of(order("O-2", "B", "INV-2", "1.00", "1"), ORDER_ID_USED),
                Arguments.of(order("O-2", "A", "INV-1", "1.00", "1"), ORDER_ID_USED),
                Arguments.of(order("O-9", "X", "INV-1", "1.00", "1"), ORDER_CLASS_UNKNOWN),
                Arguments.of(
                        new OrderTerms(
                                "O-9", "A", InvestorId.named("INV-1"), Money.of("EUR", "1.00"), Optional.empty()),
                        ORDER_CURRENCY_DIFFERS),
                Arguments.of(order("O-9", "A", "INV-1", "1999.99", "1"), ORDER_BELOW_MINIMUM),
                Arguments.of(order("O-9", "A", "INV-1", "2000.01", "1"), ORDER_NOT_IN_DENOMINATIONS),
                Arguments.of(order("O-9", "A", "INV-1", "9000.00", "1"), ORDER_EXCEEDS_CLASS),
                Arguments.of(order("O-9", "A", "INV-1", "8000.00", "1.0001"), ORDER_LIMIT_MALFORMED),
                Arguments.of(order("O-9", "A", "INV-1", "8000.00", "99.499"), ORDER_LIMIT_OUTSIDE_RANGE),
                Arguments.of(order("O-9", "A", "INV-1", "8000.00", "100.501"), ORDER_LIMIT_OUTSIDE_RANGE));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areRefusedForTheFirstFault(OrderTerms order, OfferingRejection expected) {
        given().when(new PlaceOrder(OFFERING, order, Optional.empty(), Optional.empty(), DURING, "ivy"))
                .thenRejected(expected);
    }

    @Test
    void areForThoseWhoMayBuy() {
        var order = order("O-9", "A", "INV-9", "2000.00", "");
        var known = registered("INV-9", true);
        given().when(new PlaceOrder(OFFERING, order, Optional.empty(), admits(), DURING, "ivy"))
                .thenRejected(ORDER_INVESTOR_NOT_REGISTERED);
        given().when(new PlaceOrder(OFFERING, order, registered("INV-9", false), admits(), DURING, "ivy"))
                .thenRejected(ORDER_INVESTOR_NOT_QUALIFIED);
        given().when(new PlaceOrder(OFFERING, order, known, Optional.empty(), DURING, "ivy"))
                .thenRejected(ORDER_INVESTOR_WITHOUT_FILE);
        for (OfferingAnswer.Code code : OfferingAnswer.Code.values()) {
            given().when(new PlaceOrder(
                            OFFERING,
                            order,
                            known,
                            objects(code, OfferingAnswer.Code.PORTFOLIO_SHARE_TOO_LARGE),
                            DURING,
                            "ivy"))
                    .thenRejected(OfferingRejection.valueOf(code.name()));
        }
    }

    @Test
    void areWithdrawnByInvestorsWhileTheBookIsOpenAndByStaffUntilTheDealIsApproved() {
        var withdrawn = new OrderWithdrawn(OFFERING, "O-2", "no longer wanted", DURING, "ivy");
        given().when(withdraw("O-2", false, true, DURING)).then(withdrawn);
        given().when(withdraw("O-7", false, true, DURING)).thenRejected(ORDER_NOT_FOUND);
        given(withdrawn).when(withdraw("O-2", false, true, DURING)).then();
        given(withdrawn)
                .when(place(order("O-2", "A", "INV-2", "2000.00", ""), DURING))
                .thenRejected(ORDER_ALREADY_WITHDRAWN);
        given(closed).when(withdraw("O-2", false, true, DURING)).thenRejected(BOOK_CLOSED);
        given().when(withdraw("O-2", false, true, CLOSES)).thenRejected(BOOK_CLOSED);
        given(closed).when(withdraw("O-2", true, true, DURING)).then(withdrawn);
        given(closed, priced("100.000", "12000.00"), allotted())
                .when(withdraw("O-2", true, false, DURING))
                .thenRejected(OFFERING_ALLOTTED);
        given(closed, priced("100.000", "12000.00"), allotted())
                .when(withdraw("O-2", true, true, DURING))
                .then(withdrawn);
        given(closed, priced("100.000", "12000.00"), allotted(), withdrawn)
                .when(allot("INV-1", "INV-2"))
                .thenRejected(OFFERING_NOT_PRICED); // the price counted it
        given().when(new WithdrawOrder(OFFERING, "O-2", " ", false, true, DURING, "ivy"))
                .thenRejected(WITHDRAWAL_REASON_MALFORMED);
    }

    private static WithdrawOrder withdraw(String id, boolean byStaff, boolean open, Instant at) {
        return new WithdrawOrder(OFFERING, id, "no longer wanted", byStaff, open, at, "ivy");
    }

    private static PlaceOrder place(OrderTerms order, Instant at) {
        return new PlaceOrder(OFFERING, order, registered("INV-2", true), admits(), at, "ivy");
    }

    private static OfferingEvent at(OfferingEvent.OrderPlaced placed, Instant at) {
        return new OfferingEvent.OrderPlaced(OFFERING, placed.order(), WALLET, placed.sequence(), ADMITTED, at, "ivy");
    }

    private static OrderChanged changed(OrderTerms order, int sequence) {
        return new OrderChanged(OFFERING, order, WALLET, sequence, ADMITTED, DURING, "ivy");
    }

    private static AllotUnits allot(String... investors) {
        return new AllotUnits(
                OFFERING,
                DOCUMENT,
                Stream.of(investors).map(OfferingOrdersTest::checked).toList(),
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
}
