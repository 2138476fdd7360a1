package io.penstock.cli.audit.replay;

import io.penstock.issuance.investor.InvestorEvent;
import io.penstock.issuance.investor.OnboardingEvent;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.TapeExceptionEvent;
import io.penstock.issuance.tranche.ClosingFileEvent;
import io.penstock.issuance.tranche.DealEvent;
import io.penstock.issuance.tranche.OfferingEvent;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.platform.chain.reconcile.BreakEvent;
import io.penstock.servicing.dealevent.DealEventFact.DealEventDeclared;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposalWithdrawn;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposed;
import io.penstock.servicing.dealevent.DealEventFact.DealEventRescinded;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.loan.BankAccountEvent;
import io.penstock.servicing.loan.LoanBookEvent;
import io.penstock.servicing.loan.PeriodRegisterEvent;
import io.penstock.servicing.notice.SubscriptionEvent;
import io.penstock.servicing.report.ReportEvent;
import java.time.LocalDate;

/**
 * Which business date an event is about, whenever it was recorded.
 *
 * <p>An event of a kind that is not decided here does not compile.
 */
sealed interface BusinessDate {

    /** The fact holds from this date on. */
    record From(LocalDate date) implements BusinessDate {}

    /** The fact bears no business date: once it is recorded, it counts for every date. */
    record Always() implements BusinessDate {}

    /** A step on the way to, or an answer of the chain to, the event before it in its stream; holds with that one. */
    record AsBefore() implements BusinessDate {}

    /**
     * The business date of an event.
     *
     * @throws IllegalArgumentException if it is no event of the two services
     */
    static BusinessDate of(Object event) {
        return switch (event) {
            case AssetPoolEvent e -> of(e);
            // What is found out about a tape counts for every date, as the tape does once it is there.
            case TapeExceptionEvent _ -> new Always();
            case InvestorEvent e -> of(e);
            case OnboardingEvent e -> of(e);
            case DealEvent e -> of(e);
            case TrancheEvent e -> of(e);
            case OfferingEvent e -> of(e);
            case ClosingFileEvent e -> of(e);
            case LoanBookEvent e -> of(e);
            // What is found out about a period counts for every date, as the period does once it is there.
            case PeriodRegisterEvent _ -> new Always();
            case DealEventProposed e -> from(e.effectiveFrom());
            case DealEventDeclared e -> from(e.effectiveFrom());
            case DealEventRescinded e -> from(e.effectiveFrom());
            case DealEventProposalWithdrawn _ -> new AsBefore();
            // A statement has movements of many days.
            case BankAccountEvent _ -> new Always();
            case DistributionEvent e -> from(e.distributionId().paymentDate());
            case ReportEvent e -> from(e.reportId().paymentDate());
            case SubscriptionEvent _ -> new Always();
            // What log and chain said at a block, which is no business date.
            case BreakEvent _ -> new Always();
            case null, default -> throw new IllegalArgumentException("no event of the services: " + event);
        };
    }

    private static BusinessDate of(AssetPoolEvent event) {
        return switch (event) {
            case AssetPoolEvent.PoolOpened _ -> new Always();
            case AssetPoolEvent.PoolDocumentRecorded _ -> new Always();
            case AssetPoolEvent.LoanTapeImported e -> from(e.tape().reportingPeriodEnd());
            case AssetPoolEvent.PoolFrozen e -> from(e.cutOffDate());
            case AssetPoolEvent.PoolAnchorRequested e -> from(e.cutOffDate());
            case AssetPoolEvent.PoolCommitted e -> from(e.cutOffDate());
            case AssetPoolEvent.LoansSelected _,
                    AssetPoolEvent.PoolLoansChanged _,
                    AssetPoolEvent.PoolUncommitted _,
                    AssetPoolEvent.PoolCancelled _,
                    AssetPoolEvent.PoolAnchored _,
                    AssetPoolEvent.PoolAnchorReverted _ -> new AsBefore();
        };
    }

    /** Neither registration, standing nor bank transfer bears a value date today. */
    private static BusinessDate of(InvestorEvent event) {
        return switch (event) {
            case InvestorEvent.RegistrationRequested _,
                    InvestorEvent.InvestorRegistered _,
                    InvestorEvent.RegistrationReverted _,
                    InvestorEvent.CashReceived _,
                    InvestorEvent.CashIssued _,
                    InvestorEvent.CashReverted _,
                    InvestorEvent.StandingOrdered _,
                    InvestorEvent.StandingChanged _,
                    InvestorEvent.StandingReverted _,
                    InvestorEvent.QualificationOrdered _,
                    InvestorEvent.QualificationChanged _,
                    InvestorEvent.QualificationReverted _ -> new Always();
        };
    }

    /** A decision on evidence refers to it by number, so nothing of a file is left out whatever its date. */
    private static BusinessDate of(OnboardingEvent event) {
        return switch (event) {
            case OnboardingEvent.OnboardingOpened _,
                    OnboardingEvent.DetailsKept _,
                    OnboardingEvent.WalletProved _,
                    OnboardingEvent.EvidenceFiled _,
                    OnboardingEvent.QualificationGranted _,
                    OnboardingEvent.EvidenceRefused _,
                    OnboardingEvent.QualificationWithdrawn _,
                    OnboardingEvent.PartyScreened _,
                    OnboardingEvent.ScreeningCleared _,
                    OnboardingEvent.SanctionConfirmed _,
                    OnboardingEvent.OnboardingApproved _,
                    OnboardingEvent.OnboardingRefused _,
                    OnboardingEvent.ErasureOrdered _ -> new Always();
        };
    }

    private static BusinessDate of(DealEvent event) {
        return switch (event) {
            case DealEvent.DealStructured _,
                    DealEvent.UnitsAllocated _,
                    DealEvent.ApprovalGiven _,
                    DealEvent.DealApproved _,
                    DealEvent.ClosingStarted _,
                    DealEvent.ClosingReverted _,
                    DealEvent.AllocationReopened _ -> new Always();
            case DealEvent.DealClosed e -> from(e.closingDate());
        };
    }

    /** What comes before a closing bears the time of day and no business date. */
    private static BusinessDate of(OfferingEvent event) {
        return switch (event) {
            case OfferingEvent.OfferingDrafted _,
                    OfferingEvent.OfferingReviewed _,
                    OfferingEvent.OfferingApproved _,
                    OfferingEvent.OrderPlaced _,
                    OfferingEvent.OrderChanged _,
                    OfferingEvent.OrderWithdrawn _,
                    OfferingEvent.BookClosed _,
                    OfferingEvent.OfferingPriced _,
                    OfferingEvent.UnitsAllotted _,
                    OfferingEvent.AllotmentRefused _ -> new Always();
        };
    }

    private static BusinessDate of(ClosingFileEvent event) {
        return switch (event) {
            case ClosingFileEvent.DocumentRecorded _, ClosingFileEvent.IdentifierAssigned _ -> new Always();
        };
    }

    private static BusinessDate of(TrancheEvent event) {
        return switch (event) {
            case TrancheEvent.TrancheStructured _ -> new Always();
            case TrancheEvent.TrancheIssued e -> from(e.closingDate());
            case TrancheEvent.PrincipalRepaid e -> from(e.paymentDate());
            case TrancheEvent.TrancheRedeemed e -> from(e.redemptionDate());
            // Holders move units, and freezes hold, from a block on, which is no business date.
            case TrancheEvent.HolderTransferMirrored _,
                    TrancheEvent.HolderTransferQuarantined _,
                    TrancheEvent.HolderTransferDismissed _,
                    TrancheEvent.FreezeOrdered _,
                    TrancheEvent.FreezeChanged _,
                    TrancheEvent.FreezeReverted _,
                    TrancheEvent.TradeRequested _,
                    TrancheEvent.TradeOrdered _,
                    TrancheEvent.TradeDeclined _,
                    TrancheEvent.TradeSettled _,
                    TrancheEvent.TradeReverted _ -> new Always();
        };
    }

    /** A collection period holds from its last day on. */
    private static BusinessDate of(LoanBookEvent event) {
        return switch (event) {
            case LoanBookEvent.LoansBoarded e -> from(e.cutOffDate());
            case LoanBookEvent.CollectionsImported e ->
                from(e.collectionPeriod().atEndOfMonth());
            case LoanBookEvent.ReceiptRecorded e ->
                from(e.receipt().collectionPeriod().atEndOfMonth());
            case LoanBookEvent.ReceiptReversed e ->
                from(e.original().collectionPeriod().atEndOfMonth());
            case LoanBookEvent.CollectionPeriodClosed e ->
                from(e.collectionPeriod().atEndOfMonth());
            case LoanBookEvent.CollectionsCredited e ->
                from(e.collectionPeriod().atEndOfMonth());
        };
    }

    private static BusinessDate from(LocalDate date) {
        return new From(date);
    }
}
