package io.penstock.servicing.distribution;

import static io.penstock.servicing.distribution.DistributionRejection.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRecord;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmStep;
import io.penstock.servicing.distribution.DistributionCommand.Declare;
import io.penstock.servicing.distribution.DistributionCommand.FailStep;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From the holders of the record date to the last confirmed transaction. */
class DistributionPayoutTest extends DistributionLife {

    @Nested
    class HolderRecord {

        @Test
        void fixesTheHolders() {
            distribution.given(life(3)).when(record(HOLDINGS, HOLDINGS)).then(recorded);
            distribution
                    .given(life(3))
                    .when(record(HOLDINGS, HOLDINGS.reversed()))
                    .then(recorded);
        }

        @Test
        void twiceIsOnce() {
            distribution.given(life(4)).when(record(List.of(), HOLDINGS)).then();
            distribution.given(life(9)).when(record(List.of(), HOLDINGS)).then();
        }

        @Test
        void needsTwoApprovals() {
            distribution.given().when(record(HOLDINGS, HOLDINGS)).thenRejected(DISTRIBUTION_NOT_FOUND);
            distribution
                    .given(calculated, firstApproval)
                    .when(record(List.of(), HOLDINGS))
                    .thenRejected(DISTRIBUTION_NOT_APPROVED); // takes precedence over HOLDINGS_INCOMPLETE
        }

        @Test
        void needsEveryUnit() {
            var short1 = List.of(new Holding("A", "ALDER", "0xa1", 79_999_999), HOLDINGS.get(2), HOLDINGS.get(3));
            distribution
                    .given(life(3))
                    .when(record(short1, HOLDINGS))
                    .thenRejected(HOLDINGS_INCOMPLETE); // takes precedence over HOLDINGS_DIFFER_FROM_CHAIN
        }

        @Test
        void isWhatTheChainHas() {
            var moved = List.of(
                    new Holding("A", "ALDER", "0xa1", 47_999_999),
                    new Holding("A", "BIRCH", "0xb1", 32_000_001),
                    HOLDINGS.get(2),
                    HOLDINGS.get(3));
            distribution.given(life(3)).when(record(HOLDINGS, moved)).thenRejected(HOLDINGS_DIFFER_FROM_CHAIN);
        }

        @Test
        void isConfirmedOnce() {
            distribution.given(life(4)).when(new ConfirmRecord(ID, "0x01", 1)).then(cut);
            distribution.given(life(5)).when(new ConfirmRecord(ID, "0x09", 9)).then();
            distribution
                    .given(calculated, firstApproval, secondApproval, recorded, ordered)
                    .when(new ConfirmRecord(ID, "0x01", 1))
                    .then(cut); // the order may come first
            distribution.given(life(3)).when(new ConfirmRecord(ID, "0x01", 1)).thenRejected(HOLDERS_NOT_RECORDED);
        }
    }

    @Nested
    class Declaration {

        @Test
        void sharesEachClassOutToTheCent() {
            distribution
                    .given(life(5))
                    .when(new Declare(ID, "olga", List.of(), LATER))
                    .then(ordered);
        }

        @Test
        void twiceIsOnce() {
            distribution
                    .given(life(6))
                    .when(new Declare(ID, "otto", List.of(), LATER))
                    .then();
            distribution
                    .given(life(9))
                    .when(new Declare(ID, "otto", List.of(), LATER))
                    .then();
        }

        /** A holder that may not have cash holds up nobody: the date is paid, and its amount is on record. */
        @Test
        void goesOnWithoutAHolderThatMayNotHaveCash() {
            var holder = ordered.payouts().subList(3, 4);
            var confirmation = new ConfirmStep(ID, pay.effectKey(), "0x03", 3, holder);
            distribution.given(life(7)).when(confirmation).then(paid, reserved);
            distribution
                    .given(calculated, firstApproval, secondApproval, recorded, cut, ordered, declared, paid, reserved)
                    .when(confirm(factor, "0x04", 4))
                    .then(factored, done);
            distribution
                    .given(calculated, firstApproval, secondApproval, recorded, cut, ordered, declared, paid, reserved)
                    .when(confirmation)
                    .then();
        }

        @Test
        void needsHolders() {
            distribution.given().when(new Declare(ID, "olga", List.of(), LATER)).thenRejected(DISTRIBUTION_NOT_FOUND);
            distribution
                    .given(life(2))
                    .when(new Declare(ID, "olga", List.of(), LATER))
                    .thenRejected(DISTRIBUTION_NOT_APPROVED);
            distribution
                    .given(life(3))
                    .when(new Declare(ID, "olga", List.of(), LATER))
                    .thenRejected(HOLDERS_NOT_RECORDED);
        }

        @Test
        void stopsWhenTheChainRefusedTheRecord() {
            distribution
                    .given(calculated, firstApproval, secondApproval, recorded, failed("record"))
                    .when(new Declare(ID, "olga", List.of(), LATER))
                    .thenRejected(RECORD_REFUSED_ON_CHAIN);
        }

        @Test
        void waitsWhileLogAndChainDiffer() {
            distribution
                    .given(life(5))
                    .when(new Declare(ID, "olga", List.of("supply of class D/A: log 1, chain 2"), LATER))
                    .thenRejected(CLASS_DIFFERS_FROM_CHAIN);
            distribution
                    .given(calculated, firstApproval, secondApproval, recorded, failed("record"))
                    .when(new Declare(ID, "olga", List.of("supply of class D/A: log 1, chain 2"), LATER))
                    .thenRejected(RECORD_REFUSED_ON_CHAIN);
            distribution
                    .given(life(6))
                    .when(new Declare(ID, "otto", List.of("any"), LATER))
                    .then();
        }

        @Test
        void paysNobodyWhenCashDoesNotBalance() {
            var c = calculated;
            var odd = new WaterfallCalculated(
                    ID,
                    "olga",
                    1,
                    c.recordDate(),
                    c.collectionPeriod(),
                    c.documentHash(),
                    c.engineVersion(),
                    c.input(),
                    c.report(),
                    c.stateHash(),
                    usd("24999.99"),
                    c.reserveBefore(),
                    c.reserveAfter(),
                    c.classes(),
                    c.fees());
            assertThatThrownBy(() -> distribution
                            .given(odd, firstApproval, secondApproval, recorded)
                            .when(new Declare(ID, "olga", List.of(), LATER)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("24999.99");
        }
    }

    @Nested
    class Confirmation {

        @Test
        void ofEachStepIsAFactAndTheLastOnePays() {
            distribution.given(life(6)).when(confirm(declare, "0x02", 2)).then(declared);
            distribution.given(life(7)).when(confirm(pay, "0x03", 3)).then(paid);
            distribution.given(life(8)).when(confirm(factor, "0x04", 4)).then(factored, done);
        }

        @Test
        void mayComeInAnyOrder() {
            distribution
                    .given(calculated, firstApproval, secondApproval, recorded, cut, ordered, factored, declared)
                    .when(confirm(pay, "0x03", 3))
                    .then(paid, done);
        }

        @Test
        void twiceIsOnce() {
            distribution.given(life(7)).when(confirm(declare, "0x09", 9)).then();
            distribution.given(life(9)).when(confirm(pay, "0x09", 9)).then();
        }

        @Test
        void isOfAStepThatWasOrdered() {
            var other = new PayoutStep(PayoutStep.Kind.PAY, "2", "distribution/" + ID + "/pay/2");
            distribution.given().when(confirm(pay, "0x03", 3)).thenRejected(DISTRIBUTION_NOT_FOUND);
            distribution.given(life(5)).when(confirm(pay, "0x03", 3)).thenRejected(PAYOUT_STEP_NOT_FOUND);
            distribution.given(life(6)).when(confirm(other, "0x03", 3)).thenRejected(PAYOUT_STEP_NOT_FOUND);
            distribution.given(life(9)).when(confirm(other, "0x03", 3)).thenRejected(PAYOUT_STEP_NOT_FOUND);
        }

        @Test
        void refusedByTheChainIsAFactToo() {
            distribution.given(life(6)).when(fail("pay/1")).then(failed("pay/1"));
            distribution.given(life(4)).when(fail("record")).then(failed("record"));
            distribution
                    .given(calculated, firstApproval, secondApproval, recorded, cut, ordered, failed("pay/1"))
                    .when(fail("pay/1"))
                    .then();
            distribution.given(life(6)).when(fail("pay/2")).thenRejected(PAYOUT_STEP_NOT_FOUND);
            distribution.given(life(3)).when(fail("record")).thenRejected(PAYOUT_STEP_NOT_FOUND);
            distribution.given().when(fail("record")).thenRejected(DISTRIBUTION_NOT_FOUND);
        }

        private FailStep fail(String step) {
            return new FailStep(ID, "distribution/" + ID + "/" + step, "SumsDoNotAddUp");
        }
    }
}
