package io.penstock.issuance.investor;

import static io.penstock.issuance.investor.InvestorRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.InvestorCommand.ChangeStanding;
import io.penstock.issuance.investor.InvestorCommand.ConfirmStanding;
import io.penstock.issuance.investor.InvestorCommand.RevertStanding;
import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.InvestorEvent.StandingChanged;
import io.penstock.issuance.investor.InvestorEvent.StandingOrdered;
import io.penstock.issuance.investor.InvestorEvent.StandingReverted;
import io.penstock.issuance.investor.domain.Investor;
import org.junit.jupiter.api.Test;

/** Suspension and reinstatement: the decision table. */
class StandingTest {

    private static final InvestorId INV = InvestorId.named("INV-1");

    private final RegistrationRequested requested =
            new RegistrationRequested(INV, 1, "DE", true, "0x" + "ab".repeat(20));
    private final InvestorRegistered registered = new InvestorRegistered(INV, "0xt", 5);
    private final StandingOrdered suspension = new StandingOrdered(INV, 1, true, "court", "sam");
    private final StandingChanged suspended = new StandingChanged(INV, 1, true, "0xs", 6);
    private final StandingOrdered reinstatement = new StandingOrdered(INV, 2, false, "lifted", "ann");
    private final StandingChanged reinstated = new StandingChanged(INV, 2, false, "0xr", 7);

    private final DeciderSpec<InvestorCommand, InvestorEvent, Investor> investor =
            new DeciderSpec<>(Investor::decide, Investor::evolve, Investor.INITIAL);

    private static ChangeStanding suspend(String person) {
        return new ChangeStanding(INV, true, "court", person);
    }

    private static ChangeStanding reinstate(String person) {
        return new ChangeStanding(INV, false, "lifted", person);
    }

    @Test
    void aRegisteredInvestorIsSuspendedByOnePerson() {
        investor.given().when(suspend("sam")).thenRejected(INVESTOR_NOT_FOUND);
        investor.given(requested).when(suspend("sam")).thenRejected(INVESTOR_NOT_REGISTERED);
        investor.given(requested, registered).when(suspend("sam")).then(suspension);
        investor.given(requested, registered)
                .when(new ChangeStanding(INV, true, " ", "sam"))
                .thenRejected(STANDING_REASON_MALFORMED);
        investor.given(requested, registered)
                .when(new ChangeStanding(INV, true, "x".repeat(201), "sam"))
                .thenRejected(STANDING_REASON_MALFORMED);
    }

    @Test
    void aRepeatChangesNothing() {
        investor.given(requested, registered, suspension).when(suspend("ann")).then();
        investor.given(requested, registered, suspension, suspended)
                .when(suspend("ann"))
                .then();
        investor.given(requested, registered).when(reinstate("ann")).then();
    }

    @Test
    void isReinstatedBySomebodyElse() {
        investor.given(requested, registered, suspension).when(reinstate("ann")).thenRejected(STANDING_ORDER_OPEN);
        investor.given(requested, registered, suspension, suspended)
                .when(reinstate("sam"))
                .thenRejected(REINSTATED_BY_SUSPENDER);
        investor.given(requested, registered, suspension, suspended)
                .when(reinstate("ann"))
                .then(reinstatement);
        investor.given(requested, registered, suspension, suspended, reinstatement, reinstated)
                .when(suspend("ann"))
                .then(new StandingOrdered(INV, 3, true, "court", "ann"));
    }

    @Test
    void theChainAnswersOnce() {
        var confirmation = new ConfirmStanding(INV, 1, "0xs", 6);
        investor.given(requested, registered, suspension).when(confirmation).then(suspended);
        investor.given(requested, registered, suspension, suspended)
                .when(confirmation)
                .then();
        var reverted = new StandingReverted(INV, 1, "unknown");
        investor.given(requested, registered, suspension)
                .when(new RevertStanding(INV, 1, "unknown"))
                .then(reverted);
        investor.given(requested, registered, suspension, reverted)
                .when(suspend("sam"))
                .then(new StandingOrdered(INV, 2, true, "court", "sam"));
        investor.given(requested, registered, suspension, suspended, reinstatement)
                .when(confirmation)
                .then();
    }
}
