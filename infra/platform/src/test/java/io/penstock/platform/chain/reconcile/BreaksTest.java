package io.penstock.platform.chain.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Decision;
import io.penstock.platform.chain.reconcile.BreakCommand.ApproveAcceptance;
import io.penstock.platform.chain.reconcile.BreakCommand.NoteRun;
import io.penstock.platform.chain.reconcile.BreakCommand.ProposeAcceptance;
import io.penstock.platform.chain.reconcile.BreakEvent.AcceptanceProposed;
import io.penstock.platform.chain.reconcile.BreakEvent.BreakAccepted;
import io.penstock.platform.chain.reconcile.BreakEvent.BreakFound;
import io.penstock.platform.chain.reconcile.BreakEvent.BreakGone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a break is found, found again, over, and accepted. */
class BreaksTest {

    private static final BreakId ID = BreakId.of("issuance");
    private static final Comparison SUPPLY = new Comparison(Kind.SUPPLY, "D/A", "100", "101");
    private static final Comparison UNITS = new Comparison(Kind.HOLDING, "D/A in 0x1", "50", "51");

    private Breaks breaks = Breaks.NONE;

    private List<BreakEvent> accepted(BreakCommand command) {
        var events = ((Decision.Accepted<BreakEvent>) Breaks.decide(command, breaks)).events();
        for (BreakEvent each : events) {
            breaks = Breaks.evolve(breaks, each);
        }
        return events;
    }

    private BreakRejection rejected(BreakCommand command) {
        return (BreakRejection) ((Decision.Rejected<BreakEvent>) Breaks.decide(command, breaks))
                .rejection()
                .code();
    }

    private static NoteRun run(long block, Comparison... differences) {
        return new NoteRun(ID, block, "0x" + block, List.of(differences));
    }

    private static BreakFound found(int number, Comparison what, long block) {
        return new BreakFound(ID, number, what.kind(), what.subject(), what.log(), what.chain(), block, "0x" + block);
    }

    @Test
    void isFoundOnceForAsLongAsItStays() {
        assertThat(accepted(run(1, SUPPLY, UNITS))).containsExactly(found(1, SUPPLY, 1), found(2, UNITS, 1));
        assertThat(accepted(run(2, UNITS, SUPPLY))).isEmpty();
        assertThat(breaks.open()).containsExactly(SUPPLY, UNITS);
    }

    @Test
    void isOverWhenARunNoLongerFindsIt() {
        accepted(run(1, SUPPLY, UNITS));
        assertThat(accepted(run(2, UNITS))).containsExactly(new BreakGone(ID, 1, Kind.SUPPLY, "D/A", 2, "0x2"));
        assertThat(breaks.open()).containsExactly(UNITS);
        assertThat(accepted(run(3, UNITS, SUPPLY))).as("a new one").containsExactly(found(3, SUPPLY, 3));
    }

    @Test
    void isAnotherOneWhenASideMoves() {
        accepted(run(1, SUPPLY));
        var moved = new Comparison(Kind.SUPPLY, "D/A", "100", "102");
        assertThat(accepted(run(2, moved))).containsExactly(found(2, moved, 2));
        assertThat(breaks.open()).containsExactly(moved);
    }

    @Test
    void twoPersonsMayAcceptIt() {
        accepted(run(1, SUPPLY));
        assertThat(accepted(new ProposeAcceptance(ID, 1, "court order", "ada")))
                .containsExactly(new AcceptanceProposed(ID, 1, "court order", "ada"));
        assertThat(accepted(new ProposeAcceptance(ID, 1, "court order", "ada"))).isEmpty();
        assertThat(breaks.open()).as("one is not enough").containsExactly(SUPPLY);
        assertThat(accepted(new ApproveAcceptance(ID, 1, "bob")))
                .containsExactly(new BreakAccepted(ID, 1, "court order", "ada", "bob"));
        assertThat(accepted(new ApproveAcceptance(ID, 1, "bob"))).isEmpty();
        assertThat(breaks.open()).isEmpty();
        assertThat(breaks.all()).as("it stands all the same").hasSize(1);
        assertThat(accepted(run(2, SUPPLY))).as("and is not found anew").isEmpty();
    }

    @Test
    void acceptanceDoesNotCoverWhatMovesLater() {
        accepted(run(1, SUPPLY));
        accepted(new ProposeAcceptance(ID, 1, "court order", "ada"));
        accepted(new ApproveAcceptance(ID, 1, "bob"));
        accepted(run(2, new Comparison(Kind.SUPPLY, "D/A", "100", "200")));
        assertThat(breaks.open()).hasSize(1);
    }

    @Test
    void refusals() {
        assertThat(rejected(new ProposeAcceptance(ID, 1, "why", "ada"))).isEqualTo(BreakRejection.BREAK_NOT_FOUND);
        assertThat(rejected(new ApproveAcceptance(ID, 1, "ada"))).isEqualTo(BreakRejection.BREAK_NOT_FOUND);
        accepted(run(1, SUPPLY));
        assertThat(rejected(new ApproveAcceptance(ID, 1, "bob"))).isEqualTo(BreakRejection.ACCEPTANCE_NOT_PROPOSED);
        assertThat(rejected(new ProposeAcceptance(ID, 1, " ", "ada")))
                .isEqualTo(BreakRejection.ACCEPTANCE_REASON_MALFORMED);
        assertThat(rejected(new ProposeAcceptance(ID, 1, "x".repeat(201), "ada")))
                .isEqualTo(BreakRejection.ACCEPTANCE_REASON_MALFORMED);
        accepted(new ProposeAcceptance(ID, 1, "x".repeat(200), "ada"));
        assertThat(rejected(new ApproveAcceptance(ID, 1, "ada")))
                .isEqualTo(BreakRejection.APPROVER_PROPOSED_ACCEPTANCE);
        accepted(new ApproveAcceptance(ID, 1, "bob"));
        assertThat(rejected(new ApproveAcceptance(ID, 1, "eve"))).isEqualTo(BreakRejection.BREAK_ALREADY_ACCEPTED);
        assertThat(rejected(new ProposeAcceptance(ID, 1, "why", "ada")))
                .isEqualTo(BreakRejection.BREAK_ALREADY_ACCEPTED);
    }

    @Test
    void concernsItsDealOrEveryDeal() {
        assertThat(SUPPLY.concerns("D")).isTrue();
        assertThat(SUPPLY.concerns("DD")).isFalse();
        assertThat(new Comparison(Kind.RESERVE, "D", "1", "2").concerns("D")).isTrue();
        assertThat(new Comparison(Kind.HEAD, "issuance", "1", "2").concerns("D"))
                .isTrue();
    }
}
