package io.penstock.servicing.distribution.view.paymentreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment date as served. Amounts are text in major units of {@code currency}.
 *
 * @param state CALCULATED, REJECTED, APPROVED, RECORDED, DECLARED or PAID
 * @param stateHash what an approver approves
 * @param lines every step of the priority of payments
 * @param holders of the record date; an investor sees only its own
 * @param payouts an investor sees only its own
 * @param failure what the chain refused, or why the calculation was sent back, if it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentReport(
        String distributionId,
        String dealId,
        String state,
        LocalDate paymentDate,
        LocalDate recordDate,
        String collectionPeriod,
        String currency,
        String documentHash,
        String engineVersion,
        String stateHash,
        String calculatedBy,
        String availableFunds,
        Accounts accounts,
        List<Line> lines,
        List<ClassLine> classes,
        List<Approval> approvals,
        List<Holder> holders,
        List<PayoutLine> payouts,
        List<Transaction> transactions,
        @Nullable String failure) {

    /** The same report without holders and payouts of anyone but this investor. */
    PaymentReport onlyOf(String investorId) {
        return new PaymentReport(
                distributionId,
                dealId,
                state,
                paymentDate,
                recordDate,
                collectionPeriod,
                currency,
                documentHash,
                engineVersion,
                stateHash,
                calculatedBy,
                availableFunds,
                accounts,
                lines,
                classes,
                approvals,
                holders.stream().filter(h -> h.investorId().equals(investorId)).toList(),
                payouts.stream()
                        .filter(p -> p.kind().equals("CLASS") && p.payee().equals(investorId))
                        .toList(),
                transactions,
                failure);
    }

    /** The reserve account. */
    public record Accounts(String reserveBefore, String reserveAfter) {}

    /** One step: what was due, what was paid, what is missing. */
    public record Line(String clause, String kind, String target, String due, String paid, String shortfall) {}

    /** What one class received and where it stands. */
    public record ClassLine(
            String className,
            String interestPaid,
            String principalPaid,
            String residualPaid,
            String openingBalance,
            String closingBalance) {}

    /** A person who approved. */
    public record Approval(String by) {}

    /**
     * One wallet of the record date.
     *
     * @param units original face held, in major units
     */
    public record Holder(String className, String investorId, String wallet, String units) {}

    /**
     * Cash for one payee.
     *
     * @param className empty for a fee
     * @param kind FEE or CLASS
     * @param transactionHash absent until it is mined
     * @param reserved true if that transaction passed it over, because the wallet might not have cash: the amount waits in
     *     escrow on chain; absent otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PayoutLine(
            String payee,
            String className,
            String wallet,
            String amount,
            String kind,
            @Nullable String transactionHash,
            @Nullable Boolean reserved) {}

    /**
     * A mined transaction of this payment date.
     *
     * @param purpose record, declare, pay or factor
     */
    public record Transaction(String purpose, String hash, long block) {}
}
