package io.penstock.servicing.distribution.view.calendar;

import io.penstock.servicing.distribution.DealCalendar.Work;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DealRedeemed;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.DraftRejected;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.StateTakenOver;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;

/**
 * How far a payment date is.
 *
 * @param ended whether a call has ended the deal with it
 */
record DateProgress(String state, Work work, int approvals, boolean ended) {

    static final DateProgress NONE = new DateProgress("NONE", Work.CALCULATE, 0, false);

    private static final int APPROVALS = 2;

    DateProgress evolve(Object event) {
        if (!(event instanceof DistributionEvent fact)) {
            return this;
        }
        return switch (fact) {
            case WaterfallCalculated _ -> new DateProgress("CALCULATED", Work.APPROVE, 0, false);
            case DraftRejected _ -> new DateProgress("REJECTED", Work.CALCULATE, 0, false);
            case StateTakenOver _ -> new DateProgress("TAKEN_OVER", Work.APPROVE, 0, false);
            case DistributionApproved _ -> approved();
            case HoldersRecorded _ -> new DateProgress("RECORDED", Work.DECLARE, 0, false);
            case DeclarationOrdered _ -> new DateProgress("DECLARED", Work.CONFIRM, 0, false);
            case DistributionPaid _ -> new DateProgress("PAID", Work.NOTHING, 0, false);
            case DealRedeemed redeemed ->
                new DateProgress(state, work, approvals, redeemed.cause() == DealRedeemed.Cause.CALLED);
            default -> this; // no other event brings the date further
        };
    }

    private DateProgress approved() {
        if (approvals + 1 < APPROVALS) {
            return new DateProgress(state, work, approvals + 1, ended);
        }
        return state.equals("TAKEN_OVER")
                ? new DateProgress(state, Work.NOTHING, APPROVALS, ended)
                : new DateProgress("APPROVED", Work.RECORD_HOLDERS, APPROVALS, ended);
    }
}
