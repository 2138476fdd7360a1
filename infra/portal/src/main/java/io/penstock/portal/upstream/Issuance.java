package io.penstock.portal.upstream;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What issuance-service answers: deals with their classes, and pools. Amounts are in major units. */
@Component
public class Issuance {

    private final Upstream upstream;

    Issuance(Upstream upstream) {
        this.upstream = upstream;
    }

    /**
     * A deal as it was issued.
     *
     * @param state STRUCTURED, ALLOCATED, REOPENED, APPROVED, CLOSING or CLOSED
     * @param closingFailure why closing was refused on chain; null if it was not
     * @param documentHash SHA-256 of the canonical deal document, hex
     */
    public record Deal(
            String dealId,
            @Nullable String name,
            @Nullable String state,
            @Nullable String poolId,
            @Nullable String currency,
            @Nullable String documentHash,
            @Nullable LocalDate closingDate,
            List<Approval> approvals,
            @Nullable String closingTransaction,
            @Nullable String closingFailure,
            List<Tranche> classes) {

        public Deal {
            Objects.requireNonNull(dealId, "dealId");
            approvals = approvals == null ? List.of() : List.copyOf(approvals);
            classes = classes == null ? List.of() : List.copyOf(classes);
        }
    }

    /** One person's approval. */
    public record Approval(@Nullable String by, @Nullable Instant at) {}

    /**
     * A class of the deal.
     *
     * @param factor balance ÷ original balance
     * @param couponRate per annum, {@code 0.0145} is 1.45 %; null where the class has no coupon
     * @param tokenAddress contract that represents the class on chain; null before closing
     */
    public record Tranche(
            String className,
            @Nullable String rank,
            @Nullable BigDecimal originalBalance,
            @Nullable BigDecimal balance,
            @Nullable BigDecimal factor,
            @Nullable BigDecimal couponRate,
            @Nullable String tokenAddress,
            List<FactorPoint> factorHistory) {

        public Tranche {
            Objects.requireNonNull(className, "className");
            factorHistory = factorHistory == null ? List.of() : List.copyOf(factorHistory);
        }
    }

    /** Balance and factor of a class after the payment of a date. */
    public record FactorPoint(
            LocalDate paymentDate, @Nullable BigDecimal balance, BigDecimal factor) {

        public FactorPoint {
            Objects.requireNonNull(paymentDate, "paymentDate");
            Objects.requireNonNull(factor, "factor");
        }
    }

    /**
     * A pool.
     *
     * @param state OPEN, TAPE_IMPORTED, FROZEN or ANCHORED
     * @param poolLoanCount loans of the frozen pool, which may be chosen of the eligible ones
     * @param root Merkle root over the frozen loans, hex
     */
    public record Pool(
            String poolId,
            @Nullable String name,
            @Nullable String state,
            @Nullable String currency,
            @Nullable LocalDate cutOffDate,
            @Nullable String tapeHash,
            @Nullable Long loanCount,
            @Nullable BigDecimal tapeBalance,
            @Nullable Long eligibleCount,
            @Nullable BigDecimal eligibleBalance,
            @Nullable Long rejectedCount,
            @Nullable Long poolLoanCount,
            @Nullable BigDecimal poolBalance,
            @Nullable String root,
            @Nullable String anchorTransaction,
            @Nullable Long anchorBlock) {

        /** Loans at the cut-off date: those of the frozen pool, or all eligible ones where the service does not say. */
        public @Nullable Long loans() {
            return poolLoanCount == null ? eligibleCount : poolLoanCount;
        }

        /** Their balance. */
        public @Nullable BigDecimal balance() {
            return poolBalance == null ? eligibleBalance : poolBalance;
        }
    }

    /**
     * Loans of a pool by one of their fields.
     *
     * @param table what they are arranged by: balance, rate, remainingTerm, region and so on
     */
    public record StrataTable(String table, List<Stratum> strata) {

        public StrataTable {
            Objects.requireNonNull(table, "table");
            strata = strata == null ? List.of() : List.copyOf(strata);
        }
    }

    /**
     * One line of a table.
     *
     * @param share of the pool's balance, a fraction of one
     */
    public record Stratum(
            String label,
            @Nullable Long loans,
            @Nullable BigDecimal balance,
            @Nullable BigDecimal share) {

        public Stratum {
            Objects.requireNonNull(label, "label");
        }
    }

    /** All deals that the reader may see. */
    public CompletableFuture<Answer<List<Deal>>> deals(String token) {
        return upstream.list(Source.ISSUANCE, "/v1/deals", Deal.class, token);
    }

    /** One deal. */
    public CompletableFuture<Answer<Deal>> deal(String dealId, String token) {
        return upstream.get(Source.ISSUANCE, "/v1/deals/" + dealId, Deal.class, token);
    }

    /** The loans of a pool in tables. */
    public CompletableFuture<Answer<List<StrataTable>>> strata(String poolId, String token) {
        return upstream.list(Source.ISSUANCE, "/v1/pools/" + poolId + "/strata", StrataTable.class, token);
    }

    /** One pool. */
    public CompletableFuture<Answer<Pool>> pool(String poolId, String token) {
        return upstream.get(Source.ISSUANCE, "/v1/pools/" + poolId, Pool.class, token);
    }
}
