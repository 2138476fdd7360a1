package io.penstock.issuance.investor.domain;

import static io.penstock.issuance.investor.InvestorRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.investor.InvestorCommand.ChangeStanding;
import io.penstock.issuance.investor.InvestorCommand.ConfirmStanding;
import io.penstock.issuance.investor.InvestorCommand.RevertStanding;
import io.penstock.issuance.investor.InvestorEvent;
import io.penstock.issuance.investor.InvestorEvent.StandingChanged;
import io.penstock.issuance.investor.InvestorEvent.StandingOrdered;
import io.penstock.issuance.investor.InvestorEvent.StandingReverted;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Reasons;

/** Suspension at once by one person, reinstatement by another one. */
final class StandingRules {

    private StandingRules() {}

    static Decision<InvestorEvent> change(ChangeStanding command, Standing standing) {
        var open = standing.open();
        if (open.isPresent()) {
            return open.get().suspend() == command.suspend()
                    ? unchanged()
                    : reject(
                            STANDING_ORDER_OPEN,
                            "order " + open.get().number() + " for investor " + command.investorId()
                                    + " is on its way to the chain");
        }
        if (standing.suspended() == command.suspend()) {
            return unchanged();
        }
        var objection = Reasons.objection(command.reason());
        if (objection.isPresent()) {
            return reject(STANDING_REASON_MALFORMED, objection.get());
        }
        if (!command.suspend() && command.orderedBy().equals(standing.suspendedBy())) {
            return reject(REINSTATED_BY_SUSPENDER, command.orderedBy() + " has suspended " + command.investorId());
        }
        return accept(new StandingOrdered(
                command.investorId(), standing.orders() + 1, command.suspend(), command.reason(), command.orderedBy()));
    }

    /** A repeat of an answer changes nothing. */
    static Decision<InvestorEvent> confirm(ConfirmStanding command, Standing standing) {
        return standing.open()
                .filter(order -> order.number() == command.number())
                .<Decision<InvestorEvent>>map(order -> accept(new StandingChanged(
                        command.investorId(),
                        command.number(),
                        order.suspend(),
                        command.transactionHash(),
                        command.blockNumber())))
                .orElseGet(Decision::unchanged);
    }

    static Decision<InvestorEvent> revert(RevertStanding command, Standing standing) {
        return standing.open()
                .filter(order -> order.number() == command.number())
                .<Decision<InvestorEvent>>map(
                        _ -> accept(new StandingReverted(command.investorId(), command.number(), command.reason())))
                .orElseGet(Decision::unchanged);
    }
}
