package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.TrancheRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.TrancheCommand.ChangeFreeze;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmFreeze;
import io.penstock.issuance.tranche.TrancheCommand.RevertFreeze;
import io.penstock.issuance.tranche.TrancheEvent.FreezeChanged;
import io.penstock.issuance.tranche.TrancheEvent.FreezeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.FreezeReverted;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Frozen units of a holding: the decision table. 1,000 units are held in 0x1. */
class FreezeTest {

    private static final TrancheId A = TrancheId.of(DealId.named("D"), "A");
    private static final LocalDate DAY = LocalDate.of(2020, 8, 19);

    private final TrancheStructured structured = new TrancheStructured(
            A, new ClassTerms("A", "SENIOR", usd(1000), usd(1), Optional.empty()), DAY.plusYears(7));
    private final TrancheIssued issued = new TrancheIssued(
            A, DAY, usd(1000), "0xabc", "0xdef", List.of(new Holding("A", InvestorId.named("ONE"), "0x1", usd(1000))));
    private final FreezeOrdered ordered = new FreezeOrdered(A, 1, "0x1", usd(300), "pledge", "sam");
    private final FreezeChanged frozen = new FreezeChanged(A, 1, "0x1", usd(300), "0xf", 6);

    private final DeciderSpec<TrancheCommand, TrancheEvent, Tranche> tranche =
            new DeciderSpec<>(Tranche::decide, Tranche::evolve, Tranche.INITIAL);

    private static Money usd(long cents) {
        return new Money(Currency.getInstance("USD"), cents);
    }

    private static ChangeFreeze freeze(long units) {
        return new ChangeFreeze(A, "0x1", usd(units), true, "pledge", "sam");
    }

    private static ChangeFreeze release(long units, String person) {
        return new ChangeFreeze(A, "0x1", usd(units), false, "pledge over", person);
    }

    @Test
    void unitsOfAHoldingAreFrozen() {
        tranche.given().when(freeze(300)).thenRejected(TRANCHE_NOT_FOUND);
        tranche.given(structured).when(freeze(300)).thenRejected(TRANCHE_NOT_OUTSTANDING);
        tranche.given(structured, issued)
                .when(new ChangeFreeze(A, "0x2", usd(1), true, "pledge", "sam"))
                .thenRejected(HOLDING_NOT_FOUND);
        tranche.given(structured, issued).when(freeze(300)).then(ordered);
        tranche.given(structured, issued)
                .when(new ChangeFreeze(A, "0X1", usd(300), true, "pledge", "sam"))
                .then(ordered);
        tranche.given(structured, issued).when(freeze(1000)).then(order(1, 1000, "pledge", "sam"));
    }

    private static FreezeOrdered order(int number, long units, String reason, String person) {
        return new FreezeOrdered(A, number, "0x1", usd(units), reason, person);
    }

    @Test
    void isRefused() {
        tranche.given(structured, issued)
                .when(new ChangeFreeze(A, "0x1", new Money(Currency.getInstance("EUR"), 1), true, "pledge", "sam"))
                .thenRejected(FREEZE_CURRENCY_DIFFERS);
        tranche.given(structured, issued).when(freeze(-1)).thenRejected(FREEZE_NEGATIVE);
        tranche.given(structured, issued).when(freeze(1001)).thenRejected(FREEZE_EXCEEDS_HOLDING);
        tranche.given(structured, issued, ordered, frozen).when(freeze(299)).thenRejected(FREEZE_DIRECTION_WRONG);
        tranche.given(structured, issued, ordered, frozen)
                .when(release(301, "ann"))
                .thenRejected(FREEZE_DIRECTION_WRONG);
        tranche.given(structured, issued)
                .when(new ChangeFreeze(A, "0x1", usd(1), true, "", "sam"))
                .thenRejected(FREEZE_REASON_MALFORMED);
    }

    @Test
    void oneOrderAfterTheOther() {
        tranche.given(structured, issued, ordered).when(freeze(300)).then();
        tranche.given(structured, issued, ordered).when(freeze(400)).thenRejected(FREEZE_ORDER_OPEN);
        tranche.given(structured, issued, ordered, frozen).when(freeze(300)).then();
        tranche.given(structured, issued, ordered, frozen).when(freeze(400)).then(order(2, 400, "pledge", "sam"));
    }

    @Test
    void somebodyElseSetsFree() {
        tranche.given(structured, issued, ordered, frozen)
                .when(release(0, "sam"))
                .thenRejected(RELEASED_BY_FREEZER);
        tranche.given(structured, issued, ordered, frozen)
                .when(release(100, "ann"))
                .then(order(2, 100, "pledge over", "ann"));
        var part = new FreezeChanged(A, 2, "0x1", usd(100), "0xg", 7);
        tranche.given(structured, issued, ordered, frozen, order(2, 100, "pledge over", "ann"), part)
                .when(release(0, "sam"))
                .thenRejected(RELEASED_BY_FREEZER);
        tranche.given(structured, issued, ordered, frozen, order(2, 100, "pledge over", "ann"), part)
                .when(release(0, "ann"))
                .then(order(3, 0, "pledge over", "ann"));
    }

    @Test
    void theChainAnswersOnce() {
        var answer = new ConfirmFreeze(A, 1, "0xf", 6);
        tranche.given(structured, issued, ordered).when(answer).then(frozen);
        tranche.given(structured, issued, ordered, frozen).when(answer).then();
        var reverted = new FreezeReverted(A, 1, "0x1", "no such class");
        tranche.given(structured, issued, ordered)
                .when(new RevertFreeze(A, 1, "no such class"))
                .then(reverted);
        tranche.given(structured, issued, ordered, reverted).when(freeze(300)).then(order(2, 300, "pledge", "sam"));
        tranche.given(structured, issued, ordered, reverted).when(answer).then();
    }
}
