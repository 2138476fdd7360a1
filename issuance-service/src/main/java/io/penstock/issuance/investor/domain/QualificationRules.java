package io.penstock.issuance.investor.domain;

import static io.penstock.issuance.investor.InvestorRejection.QUALIFICATION_ORDER_OPEN;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.investor.InvestorCommand.ChangeQualification;
import io.penstock.issuance.investor.InvestorCommand.ConfirmQualification;
import io.penstock.issuance.investor.InvestorCommand.RevertQualification;
import io.penstock.issuance.investor.InvestorEvent;
import io.penstock.issuance.investor.InvestorEvent.QualificationChanged;
import io.penstock.issuance.investor.InvestorEvent.QualificationOrdered;
import io.penstock.issuance.investor.InvestorEvent.QualificationReverted;
import io.penstock.kernel.Decision;

/** The register on chain follows the investor's file. What the chain has refused is asked again on another day, not before. */
final class QualificationRules {

    private QualificationRules() {}

    static Decision<InvestorEvent> change(ChangeQualification command, Investor.Registered investor) {
        var qualification = investor.qualification();
        var open = qualification.open();
        if (open.isPresent()) {
            return open.get().qualified() == command.qualified()
                    ? unchanged()
                    : reject(
                            QUALIFICATION_ORDER_OPEN,
                            "order " + open.get().number() + " for investor " + command.investorId()
                                    + " is on its way to the chain");
        }
        boolean asked = qualification
                .last()
                .filter(order ->
                        order.qualified() == command.qualified() && order.on().equals(command.on()))
                .isPresent();
        if (qualification.held() == command.qualified() || asked) {
            return unchanged();
        }
        return accept(new QualificationOrdered(
                command.investorId(),
                qualification.orders() + 1,
                command.qualified(),
                investor.request().country(),
                investor.request().wallet(),
                command.on()));
    }

    /** A repeat of an answer changes nothing. */
    static Decision<InvestorEvent> confirm(ConfirmQualification command, Investor.Registered investor) {
        return investor.qualification()
                .open()
                .filter(order -> order.number() == command.number())
                .<Decision<InvestorEvent>>map(order -> accept(new QualificationChanged(
                        command.investorId(),
                        command.number(),
                        order.qualified(),
                        command.transactionHash(),
                        command.blockNumber())))
                .orElseGet(Decision::unchanged);
    }

    static Decision<InvestorEvent> revert(RevertQualification command, Investor.Registered investor) {
        return investor.qualification()
                .open()
                .filter(order -> order.number() == command.number())
                .<Decision<InvestorEvent>>map(_ ->
                        accept(new QualificationReverted(command.investorId(), command.number(), command.reason())))
                .orElseGet(Decision::unchanged);
    }
}
