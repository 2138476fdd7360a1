package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRegister.RegisteredInvestor;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An intention to change an offering. What the decision needs of deals and investors comes with the command. */
public sealed interface OfferingCommand {

    OfferingId offeringId();

    /**
     * States the terms, or states them anew while nobody has ordered.
     *
     * @param deal empty if there is none whose allocation is still open
     * @param poolBalance of its frozen pool
     */
    record DraftOffering(
            OfferingId offeringId,
            OfferingDraft draft,
            Optional<DealTerms> deal,
            Optional<Money> poolBalance,
            String draftedBy)
            implements OfferingCommand {}

    /**
     * Says that the terms were checked.
     *
     * @param version of the terms that were read
     * @param documentHash of the deal document as it is now; empty if there is no such deal
     */
    record ReviewOffering(OfferingId offeringId, int version, Optional<String> documentHash, String reviewedBy)
            implements OfferingCommand {}

    /** Lets the offering go to investors. Parameters as of a review. */
    record ApproveOffering(OfferingId offeringId, int version, Optional<String> documentHash, String approvedBy)
            implements OfferingCommand {}

    /**
     * Orders units, or changes an order that has the same id.
     *
     * @param investor empty if the investor is not in the register on chain
     * @param answer of the offering rules for all that the investor would have ordered; empty if it has no file
     */
    record PlaceOrder(
            OfferingId offeringId,
            OrderTerms order,
            Optional<RegisteredInvestor> investor,
            Optional<OfferingAnswer> answer,
            Instant at,
            String placedBy)
            implements OfferingCommand {}

    /**
     * Takes an order out of the book.
     *
     * @param byStaff whether it is struck by the administrator, which is possible after the book has closed as well
     * @param allocationOpen whether another allocation of the deal may still be made
     */
    record WithdrawOrder(
            OfferingId offeringId,
            String orderId,
            String reason,
            boolean byStaff,
            boolean allocationOpen,
            Instant at,
            String withdrawnBy)
            implements OfferingCommand {}

    /** Takes no more orders, at the end of the period or earlier. */
    record CloseBook(OfferingId offeringId, Instant at, String closedBy) implements OfferingCommand {}

    /** Fixes the clearing quote of every class. */
    record PriceOffering(OfferingId offeringId, List<ClassQuote> quotes, Instant at, String pricedBy)
            implements OfferingCommand {}

    /**
     * The clearing quote of one class.
     *
     * @param issuePrice per cent of face value; the quote itself, or 100 for a class that is quoted in spread, if empty
     */
    record ClassQuote(String className, BigDecimal quote, Optional<BigDecimal> issuePrice) {}

    /**
     * Shares out all classes.
     *
     * @param checked one for every investor who is to have units, the sponsor included
     */
    record AllotUnits(
            OfferingId offeringId, Optional<String> documentHash, List<CheckedInvestor> checked, String allottedBy)
            implements OfferingCommand {}

    /**
     * What register and offering rules say of an investor at the allotment.
     *
     * @param investor empty if it is not in the register on chain
     * @param answer empty if it has no file
     */
    record CheckedInvestor(
            InvestorId investorId, Optional<RegisteredInvestor> investor, Optional<OfferingAnswer> answer) {}

    /** The deal did not take the allotment. */
    record RefuseAllotment(OfferingId offeringId, int number, String code, String detail) implements OfferingCommand {}
}
