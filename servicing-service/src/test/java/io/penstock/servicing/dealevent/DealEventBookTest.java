package io.penstock.servicing.dealevent;

import static io.penstock.servicing.dealevent.DealEventRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.DeciderSpec;
import io.penstock.servicing.dealevent.DealEventCommand.ConfirmDealEvent;
import io.penstock.servicing.dealevent.DealEventCommand.ProposeDealEvent;
import io.penstock.servicing.dealevent.DealEventCommand.WithdrawDealEvent;
import io.penstock.servicing.dealevent.DealEventFact.DealEventDeclared;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposalWithdrawn;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposed;
import io.penstock.servicing.dealevent.DealEventFact.DealEventRescinded;
import io.penstock.servicing.dealevent.domain.DealEventBook;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One person proposes, another confirms, and payment dates feel it from the day on. */
class DealEventBookTest {

    private static final DealEventBookId ID = DealEventBookId.ofDeal("DEAL");
    private static final Set<String> FLAGS = Set.of("servicerDefault", "acceleration");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    private final DealEventProposed proposed =
            new DealEventProposed(ID, 1, "servicerDefault", true, MARCH, "no cash since January", "olga");
    private final DealEventDeclared declared = new DealEventDeclared(ID, 1, "servicerDefault", MARCH, "ann");
    private final DealEventProposed backProposed =
            new DealEventProposed(ID, 2, "servicerDefault", false, JUNE, "a successor is in place", "olga");
    private final DealEventRescinded rescinded = new DealEventRescinded(ID, 2, "servicerDefault", JUNE, "bob");
    private final DeciderSpec<DealEventCommand, DealEventFact, DealEventBook> book =
            new DeciderSpec<>(DealEventBook::decide, DealEventBook::evolve, DealEventBook.INITIAL);

    private static ProposeDealEvent propose(String flag, boolean holds, LocalDate from, String reason) {
        return new ProposeDealEvent(ID, FLAGS, flag, holds, from, reason, "olga");
    }

    @Nested
    class Proposal {

        @Test
        void isOfAFlagOfTheDocument() {
            book.given()
                    .when(propose("servicerDefault", true, MARCH, "no cash since January"))
                    .then(proposed);
            book.given().when(propose("weather", true, MARCH, "")).thenRejected(FLAG_NOT_FOUND);
            book.given(proposed).when(propose("weather", true, MARCH, "x")).thenRejected(FLAG_NOT_FOUND);
        }

        @Test
        void isOneAtATime() {
            book.given(proposed)
                    .when(propose("servicerDefault", false, MARCH, ""))
                    .thenRejected(DEAL_EVENT_PROPOSAL_OPEN); // takes precedence over DEAL_EVENT_ALREADY_SO
            book.given(proposed)
                    .when(propose("acceleration", true, MARCH, "vote of 2 March"))
                    .then(new DealEventProposed(ID, 2, "acceleration", true, MARCH, "vote of 2 March", "olga"));
        }

        @Test
        void changesSomething() {
            book.given()
                    .when(propose("servicerDefault", false, MARCH, ""))
                    .thenRejected(DEAL_EVENT_ALREADY_SO); // takes precedence over DEAL_EVENT_WITHOUT_REASON
            book.given(proposed, declared)
                    .when(propose("servicerDefault", true, JUNE, "again"))
                    .thenRejected(DEAL_EVENT_ALREADY_SO);
            book.given(proposed, declared)
                    .when(propose("servicerDefault", false, JUNE, "a successor is in place"))
                    .then(backProposed);
        }

        @Test
        void hasAReason() {
            book.given().when(propose("servicerDefault", true, MARCH, " ")).thenRejected(DEAL_EVENT_WITHOUT_REASON);
            book.given()
                    .when(propose("servicerDefault", true, MARCH, "x".repeat(501)))
                    .thenRejected(DEAL_EVENT_WITHOUT_REASON);
        }
    }

    @Nested
    class Confirmation {

        @Test
        void isOfAnotherPerson() {
            book.given(proposed).when(new ConfirmDealEvent(ID, 1, "olga")).thenRejected(DEAL_EVENT_OWN_PROPOSAL);
            book.given(proposed).when(new ConfirmDealEvent(ID, 1, "ann")).then(declared);
            book.given(proposed, declared, backProposed)
                    .when(new ConfirmDealEvent(ID, 2, "bob"))
                    .then(rescinded);
        }

        @Test
        void isOfWhatIsOpen() {
            book.given().when(new ConfirmDealEvent(ID, 1, "ann")).thenRejected(DEAL_EVENT_PROPOSAL_NOT_FOUND);
            book.given(proposed, declared)
                    .when(new ConfirmDealEvent(ID, 1, "ann"))
                    .thenRejected(DEAL_EVENT_PROPOSAL_NOT_FOUND);
            book.given(proposed).when(new WithdrawDealEvent(ID, 1, "olga")).then(withdrawn());
            book.given(proposed, withdrawn())
                    .when(new ConfirmDealEvent(ID, 1, "ann"))
                    .thenRejected(DEAL_EVENT_PROPOSAL_NOT_FOUND);
            book.given().when(new WithdrawDealEvent(ID, 1, "olga")).thenRejected(DEAL_EVENT_PROPOSAL_NOT_FOUND);
            book.given(proposed, withdrawn())
                    .when(propose("servicerDefault", true, MARCH, "again"))
                    .then(new DealEventProposed(ID, 2, "servicerDefault", true, MARCH, "again", "olga"));
        }

        private DealEventProposalWithdrawn withdrawn() {
            return new DealEventProposalWithdrawn(ID, 1, "olga");
        }
    }

    @Test
    void countsFromItsDayOn() {
        var flags = DecidedFlags.NONE.evolve(proposed).evolve(declared).evolve(rescinded);
        assertThat(flags.on("servicerDefault", MARCH.minusDays(1))).isEmpty();
        assertThat(flags.on("servicerDefault", MARCH).orElseThrow().holds()).isTrue();
        assertThat(flags.on("servicerDefault", JUNE.minusDays(1)).orElseThrow().holds())
                .isTrue();
        assertThat(flags.on("servicerDefault", JUNE).orElseThrow().holds()).isFalse();
        assertThat(flags.flags()).containsExactly("servicerDefault");
        assertThat(DecidedFlags.NONE.evolve(proposed).flags()).isEmpty();
    }
}
