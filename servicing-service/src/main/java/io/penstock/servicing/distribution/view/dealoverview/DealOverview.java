package io.penstock.servicing.distribution.view.dealoverview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it is serviced. Amounts are text in major units of {@code currency}.
 *
 * @param state BOARDING until all loans are on the books, then SERVICING
 * @param loanCount loans with a balance
 * @param nextCollectionPeriod the only one that takes a file
 * @param nextPaymentDate the first that is not paid
 * @param classes after the last payment date that is paid
 * @param problem why the loans were refused, if they were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DealOverview(
        String dealId,
        String state,
        String currency,
        String documentHash,
        @Nullable Integer loanCount,
        @Nullable String poolBalance,
        @Nullable String nextCollectionPeriod,
        LocalDate nextPaymentDate,
        Accounts accounts,
        List<ClassLine> classes,
        @Nullable String problem) {

    /**
     * Cash of the deal.
     *
     * @param collections cash of closed periods that no paid date has used
     * @param reserve after the last payment date that is paid
     */
    public record Accounts(String collections, String reserve) {}

    /**
     * Where a class stands.
     *
     * @param deferredInterest due, unpaid and carried
     */
    public record ClassLine(String className, String balance, String deferredInterest) {}
}
