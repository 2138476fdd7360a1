package io.penstock.servicing;

import io.penstock.platform.chain.reconcile.BreakLog;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.dealevent.application.DealEventLog;
import io.penstock.servicing.distribution.application.DistributionLog;
import io.penstock.servicing.loan.application.BankAccountLog;
import io.penstock.servicing.loan.application.LoanLog;
import io.penstock.servicing.loan.application.PeriodRegisterLog;
import io.penstock.servicing.notice.application.NoticeLog;
import io.penstock.servicing.report.application.ReportLog;
import java.util.List;

/**
 * What the log of this service holds. Uses neither Spring nor Axon nor a database, so that an auditor can replay an
 * exported log with the very functions that the service runs.
 */
public final class ServicingLog {

    private ServicingLog() {}

    /** Every event that the service has ever stored. */
    public static EventTypes events() {
        return EventTypes.merge(List.of(
                LoanLog.EVENTS,
                BankAccountLog.EVENTS,
                PeriodRegisterLog.EVENTS,
                DistributionLog.EVENTS,
                DealEventLog.EVENTS,
                ReportLog.EVENTS,
                NoticeLog.EVENTS,
                BreakLog.EVENTS));
    }

    /** The states of all its streams. */
    public static StateTypes states() {
        return StateTypes.merge(List.of(
                LoanLog.STATES,
                BankAccountLog.STATES,
                PeriodRegisterLog.STATES,
                DistributionLog.STATES,
                DealEventLog.STATES,
                ReportLog.STATES,
                NoticeLog.STATES,
                BreakLog.STATES));
    }
}
