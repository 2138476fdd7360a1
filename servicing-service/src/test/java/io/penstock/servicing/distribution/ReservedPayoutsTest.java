package io.penstock.servicing.distribution;

import static io.penstock.servicing.distribution.DistributionRejection.*;

import io.penstock.servicing.distribution.DistributionCommand.ConfirmRelease;
import io.penstock.servicing.distribution.DistributionCommand.FailRelease;
import io.penstock.servicing.distribution.DistributionCommand.NoteClaim;
import io.penstock.servicing.distribution.DistributionCommand.ReleaseReserved;
import io.penstock.servicing.distribution.DistributionEvent.PayoutClaimed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReleased;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered.Release;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseRefused;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Payments that wait in escrow: released by an order, or claimed on chain. */
class ReservedPayoutsTest extends DistributionLife {

    /** BIRCH's payment of class A: index 1 of the payments to holders. */
    private final Payout waiting = ordered.payouts().get(3);

    private final String key = "distribution/" + ID + "/release/1/1";
    private final ReleaseOrdered release = new ReleaseOrdered(ID, "otto", 1, List.of(new Release(key, waiting)));

    /** All is paid but what waits, and then this. */
    private DistributionEvent[] after(DistributionEvent... more) {
        return Stream.concat(
                        Stream.of(
                                calculated,
                                firstApproval,
                                secondApproval,
                                recorded,
                                cut,
                                ordered,
                                declared,
                                paid,
                                reserved,
                                factored,
                                done),
                        Stream.of(more))
                .toArray(DistributionEvent[]::new);
    }

    private ReleaseReserved order(Payout... clear) {
        return new ReleaseReserved(ID, "otto", List.of(clear));
    }

    @Nested
    class ByOrder {

        @Test
        void isOrderedForHoldersThatAreClear() {
            distribution.given(after()).when(order(waiting)).then(release);
            distribution.given(after()).when(order()).thenRejected(RESERVED_HOLDERS_NOT_CLEAR);
        }

        @Test
        void isOrderedOnceWhileItIsOnItsWay() {
            distribution.given(after(release)).when(order(waiting)).then();
        }

        @Test
        void isConfirmedOnce() {
            var released = new PayoutReleased(ID, key, waiting, "0x09", 9);
            var confirmation = new ConfirmRelease(ID, key, "0x09", 9, true);
            distribution.given(after(release)).when(confirmation).then(released);
            distribution.given(after(release, released)).when(confirmation).then();
            distribution.given(after(release, released)).when(order(waiting)).thenRejected(NOTHING_RESERVED);
        }

        @Test
        void mayComeTooEarlyAndIsOrderedAnew() {
            var refused = new ReleaseRefused(ID, key, waiting, "the wallet may not have cash");
            distribution
                    .given(after(release))
                    .when(new ConfirmRelease(ID, key, "0x09", 9, false))
                    .then(refused);
            distribution
                    .given(after(release, refused))
                    .when(order(waiting))
                    .then(new ReleaseOrdered(
                            ID, "otto", 2, List.of(new Release("distribution/" + ID + "/release/2/1", waiting))));
            distribution
                    .given(after(release))
                    .when(new FailRelease(ID, key, "NotDeclared"))
                    .then(new ReleaseRefused(ID, key, waiting, "NotDeclared"));
        }

        @Test
        void needsSomethingThatWaits() {
            distribution.given().when(order(waiting)).thenRejected(NOTHING_RESERVED);
            distribution.given(life(9)).when(order(waiting)).thenRejected(NOTHING_RESERVED);
        }
    }

    @Nested
    class ByClaim {

        private final NoteClaim claim = new NoteClaim(ID, "0x0a/1", 1, "0x0a", 10);
        private final PayoutClaimed claimed = new PayoutClaimed(ID, "0x0a/1", waiting, "0x0a", 10);

        @Test
        void isOneFactHoweverOftenItIsTold() {
            distribution.given(after()).when(claim).then(claimed);
            distribution.given(after(claimed)).when(claim).then();
            distribution
                    .given(after(claimed))
                    .when(new NoteClaim(ID, "0x0a/1", 1, "0x0a", 12)) // in another block after a reorganisation
                    .then();
        }

        @Test
        void endsTheWaitAndAnyOrderOfRelease() {
            distribution.given(after(claimed)).when(order(waiting)).thenRejected(NOTHING_RESERVED);
            distribution
                    .given(after(release, claimed))
                    .when(new ConfirmRelease(ID, key, "0x09", 9, true))
                    .then();
        }

        @Test
        void mayComeBeforeTheBatch() {
            distribution.given(life(7)).when(claim).then(claimed);
        }

        @Test
        void isOfAPaymentThatWasDeclared() {
            distribution
                    .given(after())
                    .when(new NoteClaim(ID, "0x0a/1", 3, "0x0a", 10))
                    .thenRejected(PAYMENT_NOT_FOUND);
            distribution.given(life(5)).when(claim).thenRejected(PAYMENT_NOT_FOUND);
        }
    }
}
