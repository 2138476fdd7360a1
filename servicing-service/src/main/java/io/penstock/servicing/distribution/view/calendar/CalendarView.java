package io.penstock.servicing.distribution.view.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of a deal as served.
 *
 * @param today UTC, which the other days are held against
 * @param centre whose business days count
 * @param convention moves a payment day on which banks are closed
 * @param next what has to be done next for the deal; absent once it is redeemed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarView(
        String dealId,
        LocalDate today,
        String centre,
        String convention,
        @Nullable Due next,
        List<Line> items) {

    /**
     * A work that is due.
     *
     * @param work CLOSE_COLLECTION_PERIODS, CALCULATE, APPROVE, RECORD_HOLDERS, DECLARE or CONFIRM
     * @param allowedFrom earlier it is refused
     * @param dueDate after it the work is overdue
     */
    record Due(
            int number,
            LocalDate paymentDate,
            String work,
            LocalDate allowedFrom,
            LocalDate dueDate,
            boolean overdue) {}

    /**
     * One payment date.
     *
     * @param firstMonth whose collections are paid out first
     * @param collectionPeriod the last such month
     * @param accrualStart unadjusted, included
     * @param accrualEnd unadjusted, excluded
     * @param state NONE, CALCULATED, REJECTED, APPROVED, RECORDED, DECLARED, PAID, or TAKEN_OVER if it was paid elsewhere
     * @param work the next one of this payment date; NOTHING once it is paid
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            int number,
            String firstMonth,
            String collectionPeriod,
            LocalDate determinationDate,
            LocalDate recordDate,
            LocalDate paymentDate,
            LocalDate accrualStart,
            LocalDate accrualEnd,
            String state,
            String work,
            @Nullable LocalDate dueDate,
            boolean overdue) {}
}
