package io.penstock.servicing.distribution;

import static io.penstock.servicing.distribution.DistributionRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.servicing.SmallDeal;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.Previous;
import io.penstock.servicing.distribution.domain.Distribution;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From calculation to the second approval. */
class DistributionTest extends DistributionLife {

    @Nested
    class Calculation {

        @Test
        void keepsInputsReportAndWhatEachIsOwed() {
            distribution.given().when(calculate()).then(calculated);

            assertThat(calculated.fees())
                    .containsExactly(
                            new FeeAmount("servicer", SmallDeal.SERVICER, usd("833.33")),
                            new FeeAmount("trustee", SmallDeal.TRUSTEE, usd("150.00")));
            assertThat(calculated.classes())
                    .containsExactly(
                            amount("A", "1300.00", "22420.56", "800000.00", "777579.44"),
                            amount("B", "296.11", "0.00", "100000.00", "100000.00"),
                            amount("C", "0.00", "0.00", "100000.00", "100000.00"));
            assertThat(calculated.availableFunds()).isEqualTo(usd("25000.00"));
            assertThat(calculated.reserveAfter()).isEqualTo(usd("10000.00"));
        }

        @Test
        void givesTheSameBytesEachTime() {
            assertThat(calculated()).isEqualTo(calculated);
        }

        @Test
        void isOnAScheduledDate() {
            var odd = new Calculate(
                    DistributionId.of(SmallDeal.ID, FIRST.plusDays(1)),
                    "olga",
                    DEAL,
                    Optional.empty(),
                    Optional.empty(),
                    DeclaredInputs.NONE,
                    LATER);
            distribution.given().when(odd).thenRejected(PAYMENT_DATE_NOT_SCHEDULED); // before PERIOD_NOT_CLOSED
        }

        @Test
        void needsAClosedPeriod() {
            distribution
                    .given()
                    .when(new Calculate(
                            SECOND, "olga", DEAL, Optional.empty(), Optional.empty(), DeclaredInputs.NONE, LATER))
                    .thenRejected(COLLECTION_PERIOD_NOT_CLOSED); // takes precedence over PREVIOUS_DISTRIBUTION_NOT_PAID
        }

        @Test
        void goesDateByDate() {
            distribution.given().when(second(Optional.empty())).thenRejected(PREVIOUS_DISTRIBUTION_NOT_PAID);
            distribution
                    .given()
                    .when(second(Optional.of(new Previous(ID, false, closing()))))
                    .thenRejected(PREVIOUS_DISTRIBUTION_NOT_PAID);
            distribution
                    .given()
                    .when(second(Optional.of(new Previous(SECOND, true, closing()))))
                    .thenRejected(PREVIOUS_DISTRIBUTION_NOT_PAID);
        }

        @Test
        void opensWhereTheDateBeforeClosed() {
            var next = accepted(
                    Distribution.decide(second(Optional.of(new Previous(ID, true, closing()))), Distribution.INITIAL));

            assertThat(next.number()).isEqualTo(2);
            assertThat(next.classes().getFirst().openingBalance()).isEqualTo(usd("777579.44"));
        }

        @Test
        void againIsTheSame() {
            distribution.given(calculated).when(calculate()).then();
            distribution.given(calculated, firstApproval).when(calculate()).then();
            distribution.given(life(9)).when(calculate()).then();
        }

        @Test
        void mayChangeUntilSomebodyApproved() {
            var other = calculateOn(figures("1000000.00", "5000.01", "20000.00", "0.00", "980000.00"));
            var changed = accepted(Distribution.decide(other, Distribution.evolve(Distribution.INITIAL, calculated)));
            assertThat(changed.stateHash()).isNotEqualTo(calculated.stateHash());
            distribution.given(calculated, firstApproval).when(other).thenRejected(DISTRIBUTION_ALREADY_APPROVED);
            distribution.given(life(4)).when(other).thenRejected(DISTRIBUTION_ALREADY_APPROVED);
        }

        @Test
        void needsAWalletForEveryFee() {
            var deal = SmallDeal.resolved("");
            distribution
                    .given()
                    .when(new Calculate(
                            ID, "olga", deal, Optional.of(AUGUST), Optional.empty(), DeclaredInputs.NONE, LATER))
                    .thenRejected(PAYEE_WITHOUT_WALLET);
        }
    }

    @Nested
    class Approval {

        @Test
        void takesTwoPersons() {
            distribution.given(calculated).when(approve("ann")).then(firstApproval);
            distribution.given(calculated, firstApproval).when(approve("bob")).then(secondApproval);
        }

        @Test
        void byTheSamePersonTwiceIsOnce() {
            distribution.given(calculated, firstApproval).when(approve("ann")).then();
            distribution.given(life(3)).when(approve("ann")).then();
            distribution.given(life(9)).when(approve("bob")).then();
        }

        @Test
        void isNotForWhoCalculated() {
            distribution.given(calculated).when(approve("olga")).thenRejected(APPROVER_CALCULATED);
            distribution.given(calculated, firstApproval).when(approve("olga")).thenRejected(APPROVER_CALCULATED);
        }

        @Test
        void isOfWhatWasCalculated() {
            distribution
                    .given(calculated)
                    .when(new Approve(ID, "olga", "other"))
                    .thenRejected(STATE_HASH_DIFFERS); // takes precedence over APPROVER_CALCULATED
            distribution
                    .given(calculated, firstApproval)
                    .when(new Approve(ID, "ann", "other"))
                    .thenRejected(STATE_HASH_DIFFERS);
        }

        @Test
        void byAThirdPersonComesTooLate() {
            distribution
                    .given(life(3))
                    .when(new Approve(ID, "olga", "other"))
                    .thenRejected(DISTRIBUTION_ALREADY_APPROVED); // takes precedence over STATE_HASH_DIFFERS
        }

        @Test
        void needsACalculation() {
            distribution.given().when(approve("ann")).thenRejected(DISTRIBUTION_NOT_FOUND);
        }
    }
}
