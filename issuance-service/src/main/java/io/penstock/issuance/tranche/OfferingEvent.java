package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A fact about an offering. */
public sealed interface OfferingEvent {

    OfferingId offeringId();

    /**
     * Terms were stated: reviews and approvals of earlier terms no longer count.
     *
     * @param version from 1
     */
    record OfferingDrafted(OfferingId offeringId, int version, OfferingTerms terms, String draftedBy)
            implements OfferingEvent {}

    record OfferingReviewed(OfferingId offeringId, int version, String reviewedBy) implements OfferingEvent {}

    /** Orders are taken from {@code opensAt} on. */
    record OfferingApproved(OfferingId offeringId, int version, Optional<RetentionFinding> retention, String approvedBy)
            implements OfferingEvent {}

    /**
     * An order stands in the book.
     *
     * @param wallet of the investor, 0x and 40 hex digits
     * @param sequence place in time, from 1
     * @param admission why the investor may buy
     */
    record OrderPlaced(
            OfferingId offeringId,
            OrderTerms order,
            String wallet,
            int sequence,
            Admission admission,
            Instant placedAt,
            String placedBy)
            implements OfferingEvent {}

    /** An order has other terms; {@code sequence} is new unless only the amount has become smaller. */
    record OrderChanged(
            OfferingId offeringId,
            OrderTerms order,
            String wallet,
            int sequence,
            Admission admission,
            Instant changedAt,
            String changedBy)
            implements OfferingEvent {}

    /**
     * Under which rules an investor may buy.
     *
     * @param regime the first of the offering's that admits
     * @param rulesHash of the offering rules that were asked
     * @param provisional whether the regime rests on what has not been read in a source
     */
    record Admission(String regime, String rulesHash, boolean provisional) {}

    /** An order is out of the book; a pricing that counted it no longer stands. */
    record OrderWithdrawn(OfferingId offeringId, String orderId, String reason, Instant withdrawnAt, String withdrawnBy)
            implements OfferingEvent {}

    record BookClosed(OfferingId offeringId, Instant closedAt, String closedBy) implements OfferingEvent {}

    record OfferingPriced(OfferingId offeringId, List<PricedClass> classes, Instant pricedAt, String pricedBy)
            implements OfferingEvent {}

    /**
     * The clearing of one class.
     *
     * @param quote in the basis of the class
     * @param issuePrice per cent of face value
     * @param offered face value for investors
     * @param demand at this quote
     */
    record PricedClass(String className, BigDecimal quote, BigDecimal issuePrice, Money offered, Money demand) {}

    /**
     * Every class is shared out.
     *
     * @param number of the allotment, from 1
     * @param retention measured on the units that the sponsor is given
     */
    record UnitsAllotted(
            OfferingId offeringId,
            int number,
            List<AllottedLine> lines,
            List<IssuePrice> issuePrices,
            Optional<RetentionFinding> retention,
            String allottedBy)
            implements OfferingEvent {}

    /**
     * What an order is given.
     *
     * @param orderId empty for what the sponsor retains or takes over
     * @param faceValue above zero
     * @param admission empty for what the sponsor keeps: that is not offered
     */
    record AllottedLine(
            Optional<String> orderId,
            String className,
            InvestorId investorId,
            String wallet,
            Money faceValue,
            Optional<Admission> admission) {}

    /** The deal did not take the allotment: the offering is priced as before. */
    record AllotmentRefused(OfferingId offeringId, int number, String code, String detail) implements OfferingEvent {}
}
