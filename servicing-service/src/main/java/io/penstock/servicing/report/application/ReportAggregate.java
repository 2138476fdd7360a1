package io.penstock.servicing.report.application;

import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.state.Snapshot;
import io.penstock.servicing.report.ReportCommand;
import io.penstock.servicing.report.ReportCommand.PrepareReport;
import io.penstock.servicing.report.ReportCommand.PublishReport;
import io.penstock.servicing.report.ReportEvent;
import io.penstock.servicing.report.domain.Report;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link Report} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "report", cache = "aggregateCache")
class ReportAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Report report = Report.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PrepareReport command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PublishReport command) {
        run(command);
    }

    @EventSourcingHandler
    void on(ReportEvent event) {
        id = event.reportId().value();
        report = Report.evolve(report, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        report = (Report) snapshot.state();
    }

    private void run(ReportCommand command) {
        switch (Report.decide(command, report)) {
            case Accepted<ReportEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<ReportEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
