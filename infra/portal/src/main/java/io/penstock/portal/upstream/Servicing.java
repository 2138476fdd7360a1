package io.penstock.portal.upstream;

import io.penstock.portal.upstream.Issuance.Approval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What servicing-service answers: loans and accounts of a deal, its collection periods and payments. */
@Component
public class Servicing {

    private final Upstream upstream;

    Servicing(Upstream upstream) {
        this.upstream = upstream;
    }

    /**
     * A deal as it is serviced.
     *
     * @param state BOARDING or SERVICING
     * @param problem why boarding was refused; null if it was not
     */
    public record Deal(
            String dealId,
            @Nullable String state,
            @Nullable String currency,
            @Nullable Long loanCount,
            @Nullable BigDecimal poolBalance,
            @Nullable String nextCollectionPeriod,
            @Nullable LocalDate nextPaymentDate,
            @Nullable Accounts accounts,
            @Nullable String problem) {

        public Deal {
            Objects.requireNonNull(dealId, "dealId");
        }
    }

    /** Cash of the deal that no payment has used yet. */
    public record Accounts(
            @Nullable BigDecimal collections, @Nullable BigDecimal reserve) {}

    /**
     * A collection period.
     *
     * @param collectionPeriod calendar month, {@code 2020-08}
     * @param state IMPORTED or CLOSED
     * @param grossLoss balance of the loans charged off in the period, before recoveries
     * @param poolBalanceEnd pool balance at the end of the period
     * @param transactionHash transaction that brought the period's cash on chain
     */
    public record CollectionPeriod(
            String collectionPeriod,
            @Nullable String state,
            @Nullable BigDecimal interestCollections,
            @Nullable BigDecimal principalCollections,
            @Nullable BigDecimal recoveries,
            @Nullable BigDecimal grossLoss,
            @Nullable BigDecimal delinquentBalance,
            @Nullable BigDecimal poolBalanceEnd,
            @Nullable Long rows,
            @Nullable String transactionHash) {}

    /**
     * One payment date of the deal.
     *
     * @param state CALCULATED, APPROVED, RECORDED, DECLARED or PAID
     * @param lines the priority of payments; null in a list that leaves them out
     * @param holders who held how much on the record date, as far as the reader may see
     * @param stateHash hash over the state after the payment, which the approvers approved, hex
     * @param failure why the payout was refused on chain; null if it was not
     */
    public record Distribution(
            @Nullable String distributionId,
            @Nullable String state,
            LocalDate paymentDate,
            @Nullable LocalDate recordDate,
            @Nullable String collectionPeriod,
            @Nullable String currency,
            @Nullable BigDecimal availableFunds,
            @Nullable List<Line> lines,
            @Nullable Reserve accounts,
            List<Approval> approvals,
            List<Payout> payouts,
            List<ChainTransaction> transactions,
            List<ClassPayment> classes,
            List<Holder> holders,
            @Nullable String calculatedBy,
            @Nullable String engineVersion,
            @Nullable String documentHash,
            @Nullable String stateHash,
            @Nullable String failure) {

        public Distribution {
            Objects.requireNonNull(paymentDate, "paymentDate");
            approvals = approvals == null ? List.of() : List.copyOf(approvals);
            payouts = payouts == null ? List.of() : List.copyOf(payouts);
            transactions = transactions == null ? List.of() : List.copyOf(transactions);
            classes = classes == null ? List.of() : List.copyOf(classes);
            holders = holders == null ? List.of() : List.copyOf(holders);
        }
    }

    /** One step of the priority of payments: what was due, what was paid, and what is missing. */
    public record Line(
            String clause,
            @Nullable String kind,
            @Nullable String target,
            @Nullable BigDecimal due,
            @Nullable BigDecimal paid,
            @Nullable BigDecimal shortfall) {

        private static final Set<String> TO_CLASSES = Set.of("INTEREST", "PRINCIPAL", "RESIDUAL");

        /** Whether the target is a class, as opposed to a fee or an account. */
        public boolean toClass() {
            return kind != null && target != null && TO_CLASSES.contains(kind);
        }
    }

    /** What a class received on the payment date, and its balance before and after. */
    public record ClassPayment(
            String className,
            @Nullable BigDecimal openingBalance,
            @Nullable BigDecimal interestPaid,
            @Nullable BigDecimal principalPaid,
            @Nullable BigDecimal residualPaid,
            @Nullable BigDecimal closingBalance) {}

    /** A holding on the record date: original face in major units. */
    public record Holder(
            @Nullable String className,
            @Nullable String investorId,
            @Nullable String wallet,
            @Nullable BigDecimal units) {}

    /** The reserve account before and after the payment. */
    public record Reserve(
            @Nullable BigDecimal reserveBefore, @Nullable BigDecimal reserveAfter) {}

    /**
     * Cash sent to one wallet.
     *
     * @param reserved true if it waits in escrow, because the wallet might not have cash
     */
    public record Payout(
            @Nullable String payee,
            @Nullable String className,
            @Nullable String wallet,
            @Nullable BigDecimal amount,
            @Nullable String kind,
            @Nullable String transactionHash,
            @Nullable Boolean reserved) {}

    /** A mined transaction that carries a part of the payment. */
    public record ChainTransaction(
            @Nullable String purpose, String hash, @Nullable Long block) {}

    /**
     * A version of a payment date's investor report, as far as the reader may see it.
     *
     * @param state DRAFT, PUBLISHED or SUPERSEDED
     * @param contentHash SHA-256 of the JSON file, hex
     * @param logPosition the last event that is in its figures
     */
    public record Report(
            LocalDate paymentDate,
            int version,
            @Nullable String state,
            @Nullable String contentHash,
            @Nullable String logPosition) {

        public Report {
            Objects.requireNonNull(paymentDate, "paymentDate");
        }
    }

    /** The deal's investor reports. */
    public CompletableFuture<Answer<List<Report>>> reports(String dealId, String token) {
        return upstream.list(Source.SERVICING, "/v1/deals/" + dealId + "/reports", Report.class, token);
    }

    /** A version of a report as a file. */
    public CompletableFuture<Answer<byte[]>> report(
            String dealId, LocalDate paymentDate, int version, String format, String token) {
        return upstream.file(
                Source.SERVICING,
                "/v1/deals/" + dealId + "/reports/" + paymentDate + "?version=" + version + "&format=" + format,
                token);
    }

    /** An investor's statement as a file. */
    public CompletableFuture<Answer<byte[]>> statement(
            String dealId, LocalDate paymentDate, String investorId, String format, String token) {
        return upstream.file(
                Source.SERVICING,
                "/v1/deals/" + dealId + "/distributions/" + paymentDate + "/statements/" + investorId + "?format="
                        + format,
                token);
    }

    /** All deals that the reader may see. */
    public CompletableFuture<Answer<List<Deal>>> deals(String token) {
        return upstream.list(Source.SERVICING, "/v1/deals", Deal.class, token);
    }

    /** One deal. */
    public CompletableFuture<Answer<Deal>> deal(String dealId, String token) {
        return upstream.get(Source.SERVICING, "/v1/deals/" + dealId, Deal.class, token);
    }

    /** The deal's collection periods. */
    public CompletableFuture<Answer<List<CollectionPeriod>>> collectionPeriods(String dealId, String token) {
        return upstream.list(
                Source.SERVICING, "/v1/deals/" + dealId + "/collection-periods", CollectionPeriod.class, token);
    }

    /** The deal's payments; a list may leave out lines and payouts. */
    public CompletableFuture<Answer<List<Distribution>>> distributions(String dealId, String token) {
        return upstream.list(Source.SERVICING, "/v1/deals/" + dealId + "/distributions", Distribution.class, token);
    }

    /** One payment with its lines and payouts. */
    public CompletableFuture<Answer<Distribution>> distribution(String dealId, LocalDate paymentDate, String token) {
        return upstream.get(
                Source.SERVICING, "/v1/deals/" + dealId + "/distributions/" + paymentDate, Distribution.class, token);
    }
}
