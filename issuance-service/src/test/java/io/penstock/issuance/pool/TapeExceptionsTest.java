package io.penstock.issuance.pool;

import static io.penstock.issuance.pool.TapeExceptionRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.DeciderSpec;
import io.penstock.issuance.pool.TapeDifference.Source;
import io.penstock.issuance.pool.TapeExceptionCommand.AssignException;
import io.penstock.issuance.pool.TapeExceptionCommand.RecordDifferences;
import io.penstock.issuance.pool.TapeExceptionCommand.SettleException;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionAssigned;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionCorrected;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionOpened;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionSettled;
import io.penstock.issuance.pool.domain.TapeExceptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The exception register: the decision table, each refusal in its place. */
class TapeExceptionsTest {

    private static final TapeExceptionsId ID = TapeExceptionsId.of(AssetPoolId.named("P"));
    private static final String FIRST = "1".repeat(64);
    private static final String SECOND = "2".repeat(64);

    private final TapeDifference loans = difference("loans", "60", "61", true);
    private final TapeDifference balance = difference("balance", "100.00", "100.01", true);
    private final TapeDifference gone = difference("LOAN_GONE", "0", "7.00", false);
    private final TapeExceptionOpened one = opened(1, FIRST, 1, loans);
    private final TapeExceptionOpened two = opened(2, FIRST, 1, balance);
    private final TapeExceptionSettled explained =
            new TapeExceptionSettled(ID, 1, TapeSettlement.EXPLAINED, "one loan was sold", "ann");

    private final DeciderSpec<TapeExceptionCommand, TapeExceptionEvent, TapeExceptions> register =
            new DeciderSpec<>(TapeExceptions::decide, TapeExceptions::evolve, TapeExceptions.NONE);

    private static TapeDifference difference(String figure, String ours, String theirs, boolean blocking) {
        return new TapeDifference(
                figure,
                Source.CONTROL_TOTALS,
                Optional.of(new BigDecimal(ours)),
                Optional.of(new BigDecimal(theirs)),
                BigDecimal.ZERO,
                "",
                blocking);
    }

    private static TapeExceptionOpened opened(int number, String hash, int version, TapeDifference found) {
        return new TapeExceptionOpened(ID, number, hash, version, found, found.difference(), "sam");
    }

    private static RecordDifferences record(String hash, int version, TapeDifference... differences) {
        return new RecordDifferences(ID, hash, version, List.of(differences), "sam");
    }

    private static SettleException settle(int number, String reason, String person) {
        return new SettleException(ID, number, TapeSettlement.EXPLAINED, reason, person);
    }

    private static AssignException assign(int number, String owner) {
        return new AssignException(ID, number, owner, "sam");
    }

    @Test
    void aDifferenceIsOpenedOnceForAsLongAsItStaysTheSame() {
        register.given().when(record(FIRST, 1, loans, balance)).then(one, two);
        register.given(one, two).when(record(FIRST, 1, balance, loans)).then();
        register.given(one, two).when(record(SECOND, 2, loans, balance)).then();
        register.given().when(record(FIRST, 1)).then();
    }

    @Test
    void aNewerTapeCorrectsWhatDiffersNoMore() {
        register.given(one, two).when(record(SECOND, 2, loans)).then(new TapeExceptionCorrected(ID, 2, SECOND, 2));
        var moved = difference("balance", "99.00", "100.01", true);
        register.given(one, two)
                .when(record(SECOND, 2, loans, moved))
                .then(new TapeExceptionCorrected(ID, 2, SECOND, 2), opened(3, SECOND, 2, moved));
    }

    @Test
    void whatWasSettledStaysSettledWhileItsFiguresStay() {
        register.given(one, explained).when(record(SECOND, 2, loans)).then();
        register.given(one, explained).when(record(SECOND, 2)).then();
        var moved = difference("loans", "59", "61", true);
        register.given(one, explained).when(record(SECOND, 2, moved)).then(opened(2, SECOND, 2, moved));
        // What was corrected is open again if it comes back.
        register.given(one, new TapeExceptionCorrected(ID, 1, SECOND, 2))
                .when(record(FIRST, 1, loans))
                .then(opened(2, FIRST, 1, loans));
    }

    @Test
    void anotherPersonThanWhoImportedSettles() {
        register.given(one).when(settle(1, "one loan was sold", "ann")).then(explained);
        register.given(one, explained)
                .when(settle(1, "one loan was sold", "ann"))
                .then();
        register.given(one).when(settle(2, "", "sam")).thenRejected(EXCEPTION_NOT_FOUND);
        register.given(one).when(settle(0, "", "sam")).thenRejected(EXCEPTION_NOT_FOUND);
        register.given(one, explained).when(settle(1, "", "sam")).thenRejected(EXCEPTION_CLOSED);
        register.given(one, new TapeExceptionCorrected(ID, 1, SECOND, 2))
                .when(settle(1, "x", "ann"))
                .thenRejected(EXCEPTION_CLOSED);
        register.given(one).when(settle(1, "", "sam")).thenRejected(EXCEPTION_OF_OWN_TAPE);
        register.given(one).when(settle(1, " ", "ann")).thenRejected(EXCEPTION_REASON_MALFORMED);
        register.given(one).when(settle(1, "x".repeat(501), "ann")).thenRejected(EXCEPTION_REASON_MALFORMED);
        register.given(one)
                .when(settle(1, "x".repeat(500), "ann"))
                .then(new TapeExceptionSettled(ID, 1, TapeSettlement.EXPLAINED, "x".repeat(500), "ann"));
    }

    @Test
    void anOwnerIsNamedWhileItIsOpen() {
        var assigned = new TapeExceptionAssigned(ID, 1, "bob", "sam");
        register.given(one).when(assign(1, "bob")).then(assigned);
        register.given(one, assigned).when(assign(1, "bob")).then();
        register.given(one).when(assign(2, "bob")).thenRejected(EXCEPTION_NOT_FOUND);
        register.given(one, explained).when(assign(1, "")).thenRejected(EXCEPTION_CLOSED);
        register.given(one).when(assign(1, "")).thenRejected(EXCEPTION_OWNER_MALFORMED);
        register.given(one).when(assign(1, "x".repeat(101))).thenRejected(EXCEPTION_OWNER_MALFORMED);
    }

    @Test
    void onlyWhatIsOpenAndBlocksIsCounted() {
        var state = TapeExceptions.evolve(
                TapeExceptions.evolve(TapeExceptions.evolve(TapeExceptions.NONE, one), two), opened(3, FIRST, 1, gone));
        assertThat(state.blocking()).isEqualTo(2);
        assertThat(TapeExceptions.evolve(state, explained).blocking()).isEqualTo(1);
        assertThat(state.entries().getLast().state()).isEqualTo(TapeExceptions.State.OPEN);
    }
}
