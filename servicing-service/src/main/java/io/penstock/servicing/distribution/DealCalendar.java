package io.penstock.servicing.distribution;

import io.penstock.deal.PaymentPeriod;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.BusinessDayConvention;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The days of a payment date before which nothing may happen. Late is always allowed: cash that is owed does not
 * lapse. Days are UTC days.
 *
 * @param firstMonth whose collections are paid out first
 * @param collectionPeriod the last such month, which names the period
 * @param determinationDate the first business day of the deal's centres after the collection period: amounts may be
 *     calculated from this day on
 * @param recordDate holders may be fixed from this day on
 * @param paymentDate cash may move from this day on
 */
public record DealCalendar(
        int number,
        YearMonth firstMonth,
        YearMonth collectionPeriod,
        LocalDate determinationDate,
        LocalDate recordDate,
        LocalDate paymentDate) {

    /** What remains to be done for a payment date, in this order. */
    public enum Work {
        CLOSE_COLLECTION_PERIODS,
        CALCULATE,
        APPROVE,
        RECORD_HOLDERS,
        DECLARE,
        CONFIRM,
        NOTHING
    }

    /** Until when a work has to be done; empty for what nobody has to do. */
    public Optional<LocalDate> due(Work work) {
        return switch (work) {
            case CLOSE_COLLECTION_PERIODS, CALCULATE -> Optional.of(determinationDate);
            case APPROVE, RECORD_HOLDERS -> Optional.of(recordDate);
            case DECLARE, CONFIRM -> Optional.of(paymentDate);
            case NOTHING -> Optional.empty();
        };
    }

    /** From when on a work may be done. */
    public LocalDate allowedFrom(Work work) {
        return switch (work) {
            case CLOSE_COLLECTION_PERIODS, CALCULATE, APPROVE -> determinationDate;
            case RECORD_HOLDERS -> recordDate;
            case DECLARE, CONFIRM, NOTHING -> paymentDate;
        };
    }

    /** Whether a work should have been done before today. */
    public boolean isOverdue(Work work, LocalDate today) {
        return due(work).filter(today::isAfter).isPresent();
    }

    public static DealCalendar of(ResolvedDeal deal, PaymentPeriod period) {
        var centre = deal.document().calendar().centre();
        var dayAfter = period.collectionPeriod().plusMonths(1).atDay(1);
        return new DealCalendar(
                period.number(),
                period.firstMonth(),
                period.collectionPeriod(),
                BusinessDayConvention.FOLLOWING.adjust(dayAfter, centre),
                period.recordDate(),
                period.paymentDate());
    }
}
