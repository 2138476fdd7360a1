package io.penstock.servicing.report.application;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.report.ReportEvent;
import io.penstock.servicing.report.ReportEvent.ReportPrepared;
import io.penstock.servicing.report.ReportEvent.ReportPublished;
import io.penstock.servicing.report.ReportEvent.ReportSuperseded;
import io.penstock.servicing.report.domain.Report;

/** The log of reports, for the service and for replays without it. */
public final class ReportLog {

    /** Names under which the events are stored, for ever; a test compares the list with the sealed type. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("report.prepared", "1", ReportPrepared.class),
            new EventType("report.published", "1", ReportPublished.class),
            new EventType("report.superseded", "1", ReportSuperseded.class));

    /** How their streams become states. */
    public static final StateTypes STATES =
            StateTypes.of(StateType.of("report", Report.class, Report.INITIAL, ReportEvent.class, Report::evolve));

    private ReportLog() {}
}
