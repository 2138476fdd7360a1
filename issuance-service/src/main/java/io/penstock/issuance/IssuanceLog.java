package io.penstock.issuance;

import io.penstock.issuance.investor.application.InvestorLog;
import io.penstock.issuance.pool.application.PoolLog;
import io.penstock.issuance.pool.application.TapeExceptionLog;
import io.penstock.issuance.tranche.application.TrancheLog;
import io.penstock.platform.chain.reconcile.BreakLog;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateTypes;
import java.util.List;

/**
 * What the log of this service holds. Uses neither Spring nor Axon nor a database, so that an auditor can replay an
 * exported log with the very functions that the service runs.
 */
public final class IssuanceLog {

    private IssuanceLog() {}

    /** Every event that the service has ever stored. */
    public static EventTypes events() {
        return EventTypes.merge(List.of(
                PoolLog.EVENTS, TapeExceptionLog.EVENTS, InvestorLog.EVENTS, TrancheLog.EVENTS, BreakLog.EVENTS));
    }

    /** The states of all its streams. */
    public static StateTypes states() {
        return StateTypes.merge(List.of(
                PoolLog.STATES, TapeExceptionLog.STATES, InvestorLog.STATES, TrancheLog.STATES, BreakLog.STATES));
    }
}
