package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.OnboardingCommand;
import io.penstock.issuance.investor.OnboardingCommand.DecideEvidence;
import io.penstock.issuance.investor.OnboardingCommand.DecideOnboarding;
import io.penstock.issuance.investor.OnboardingCommand.DecideScreening;
import io.penstock.issuance.investor.OnboardingCommand.ErasePersonalData;
import io.penstock.issuance.investor.OnboardingCommand.FileEvidence;
import io.penstock.issuance.investor.OnboardingCommand.OpenOnboarding;
import io.penstock.issuance.investor.OnboardingCommand.RecordDetails;
import io.penstock.issuance.investor.OnboardingCommand.RecordScreening;
import io.penstock.issuance.investor.OnboardingCommand.RecordWalletProof;
import io.penstock.issuance.investor.OnboardingCommand.WithdrawQualification;
import io.penstock.issuance.investor.OnboardingEvent;
import io.penstock.issuance.investor.domain.onboarding.Onboarding;
import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.state.Snapshot;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link Onboarding} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "onboarding", cache = "aggregateCache")
class OnboardingAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Onboarding onboarding = Onboarding.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenOnboarding command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordDetails command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordWalletProof command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FileEvidence command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DecideEvidence command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawQualification command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordScreening command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DecideScreening command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DecideOnboarding command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ErasePersonalData command) {
        run(command);
    }

    @EventSourcingHandler
    void on(OnboardingEvent event) {
        id = event.onboardingId().value();
        onboarding = Onboarding.evolve(onboarding, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        onboarding = (Onboarding) snapshot.state();
    }

    private void run(OnboardingCommand command) {
        switch (Onboarding.decide(command, onboarding)) {
            case Accepted<OnboardingEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<OnboardingEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
