package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.DealEvent.ApprovalGiven;
import io.penstock.issuance.tranche.DealEvent.ClosingReverted;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealEvent.DealApproved;
import io.penstock.issuance.tranche.DealEvent.DealClosed;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.DealRejection;
import io.penstock.issuance.tranche.TrancheEvent.PrincipalRepaid;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheRedeemed;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.TrancheRejection;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the events of deals and tranches are stored, for ever, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class TrancheConfiguration {

    @Bean
    EventTypes trancheEvents() {
        return EventTypes.of(
                new EventType("deal.structured", "1", DealStructured.class),
                new EventType("deal.units-allocated", "1", UnitsAllocated.class),
                new EventType("deal.approval-given", "1", ApprovalGiven.class),
                new EventType("deal.approved", "1", DealApproved.class),
                new EventType("deal.closing-started", "1", ClosingStarted.class),
                new EventType("deal.closing-reverted", "1", ClosingReverted.class),
                new EventType("deal.closed", "1", DealClosed.class),
                new EventType("tranche.structured", "1", TrancheStructured.class),
                new EventType("tranche.issued", "1", TrancheIssued.class),
                new EventType("tranche.principal-repaid", "1", PrincipalRepaid.class),
                new EventType("tranche.redeemed", "1", TrancheRedeemed.class));
    }

    @Bean
    ProblemCodes dealProblems() {
        return ProblemCodes.of(DealRejection.values());
    }

    @Bean
    ProblemCodes trancheProblems() {
        return ProblemCodes.of(TrancheRejection.values());
    }
}
