package io.penstock.servicing.distribution;

import static io.penstock.servicing.distribution.DistributionRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.servicing.distribution.DealCalendar.Work;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.Declare;
import io.penstock.servicing.distribution.DistributionCommand.RecordHolders;
import io.penstock.servicing.distribution.DistributionCommand.RejectDraft;
import io.penstock.servicing.distribution.DistributionEvent.DraftRejected;
import io.penstock.servicing.distribution.domain.Distribution;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When a payment date may go on, and how a calculation is sent back. */
class DistributionCalendarTest extends DistributionLife {

    private static Calculate on(String date) {
        return new Calculate(
                ID, "olga", DEAL, Optional.of(AUGUST), Optional.empty(), DeclaredInputs.NONE, LocalDate.parse(date));
    }

    @Nested
    class Earliest {

        /** August 2020 ends on a Monday, so the first business day after it is 1 September. */
        @Test
        void amountsOnceTheCollectionPeriodIsOver() {
            distribution.given().when(on("2020-08-31")).thenRejected(DETERMINATION_DATE_NOT_REACHED);
            distribution.given().when(on("2020-09-01")).then(calculated);
            distribution.given().when(on("2021-09-01")).then(calculated); // late is allowed
            var open = new Calculate(
                    ID,
                    "olga",
                    DEAL,
                    Optional.empty(),
                    Optional.empty(),
                    DeclaredInputs.NONE,
                    LocalDate.of(2020, 8, 31));
            distribution.given().when(open).thenRejected(DETERMINATION_DATE_NOT_REACHED); // before PERIOD_NOT_CLOSED
        }

        @Test
        void holdersOnTheRecordDate() {
            distribution
                    .given(life(3))
                    .when(new RecordHolders(ID, "olga", HOLDINGS, HOLDINGS, LocalDate.of(2020, 9, 13)))
                    .thenRejected(RECORD_DATE_NOT_REACHED);
            distribution
                    .given(life(3))
                    .when(new RecordHolders(ID, "olga", List.of(), HOLDINGS, LocalDate.of(2020, 9, 13)))
                    .thenRejected(RECORD_DATE_NOT_REACHED); // takes precedence over HOLDINGS_INCOMPLETE
            distribution
                    .given(life(3))
                    .when(new RecordHolders(ID, "olga", HOLDINGS, HOLDINGS, LocalDate.of(2020, 9, 14)))
                    .then(recorded);
        }

        @Test
        void cashOnThePaymentDate() {
            distribution
                    .given(life(5))
                    .when(new Declare(ID, "olga", List.of(), LocalDate.of(2020, 9, 14)))
                    .thenRejected(PAYMENT_DATE_NOT_REACHED);
            distribution
                    .given(life(5))
                    .when(new Declare(ID, "olga", List.of("supply differs"), LocalDate.of(2020, 9, 14)))
                    .thenRejected(PAYMENT_DATE_NOT_REACHED); // takes precedence over CLASS_DIFFERS_FROM_CHAIN
            distribution
                    .given(life(5))
                    .when(new Declare(ID, "olga", List.of(), FIRST))
                    .then(ordered);
        }
    }

    @Nested
    class Dates {

        /** 15 November 2020 is a Sunday; 31 October a Saturday, so amounts are fixed on Monday 2 November. */
        @Test
        void followTheBusinessDaysOfTheDeal() {
            var november = DealCalendar.of(
                    DEAL, DEAL.periodPaidOn(LocalDate.of(2020, 11, 16)).orElseThrow());
            assertThat(november.determinationDate()).isEqualTo("2020-11-02");
            assertThat(november.recordDate()).isEqualTo("2020-11-13");
            assertThat(november.paymentDate()).isEqualTo("2020-11-16");
            assertThat(november.collectionPeriod()).hasToString("2020-10");
            assertThat(november.number()).isEqualTo(3);
        }

        @Test
        void tellWhatIsOverdue() {
            var first = DealCalendar.of(DEAL, DEAL.periodPaidOn(FIRST).orElseThrow());
            assertThat(first.isOverdue(Work.CALCULATE, LocalDate.of(2020, 9, 1)))
                    .isFalse();
            assertThat(first.isOverdue(Work.CALCULATE, LocalDate.of(2020, 9, 2)))
                    .isTrue();
            assertThat(first.isOverdue(Work.DECLARE, FIRST)).isFalse();
            assertThat(first.isOverdue(Work.CONFIRM, FIRST.plusDays(1))).isTrue();
            assertThat(first.isOverdue(Work.NOTHING, LATER)).isFalse();
            assertThat(first.allowedFrom(Work.RECORD_HOLDERS)).isEqualTo("2020-09-14");
        }
    }

    @Nested
    class SentBack {

        private final RejectDraft command =
                new RejectDraft(ID, "ann", calculated.stateHash(), "recoveries are missing");
        private final DraftRejected fact =
                new DraftRejected(ID, "ann", calculated.stateHash(), "recoveries are missing");

        @Test
        void untilTheSecondApproval() {
            distribution.given(calculated).when(command).then(fact);
            distribution.given(calculated, firstApproval).when(command).then(fact);
            distribution.given(life(3)).when(command).thenRejected(DISTRIBUTION_ALREADY_APPROVED);
            distribution.given(life(9)).when(command).thenRejected(DISTRIBUTION_ALREADY_APPROVED);
        }

        @Test
        void ofWhatWasSeenAndForAReason() {
            distribution.given().when(command).thenRejected(DISTRIBUTION_NOT_FOUND);
            distribution.given(calculated, fact).when(command).thenRejected(DISTRIBUTION_NOT_FOUND);
            distribution
                    .given(calculated)
                    .when(new RejectDraft(ID, "ann", "other", ""))
                    .thenRejected(STATE_HASH_DIFFERS); // takes precedence over REASON_MISSING
            distribution
                    .given(calculated)
                    .when(new RejectDraft(ID, "ann", calculated.stateHash(), " "))
                    .thenRejected(REASON_MISSING);
        }

        @Test
        void isCalculatedAnewAndApprovedFromTheBeginning() {
            distribution
                    .given(calculated, firstApproval, fact)
                    .when(calculate())
                    .then(calculated);
            distribution
                    .given(calculated, firstApproval, fact)
                    .when(approve("bob"))
                    .thenRejected(DISTRIBUTION_NOT_FOUND);
            assertThat(Distribution.evolve(Distribution.evolve(Distribution.INITIAL, calculated), fact))
                    .isEqualTo(Distribution.INITIAL);
        }
    }
}
