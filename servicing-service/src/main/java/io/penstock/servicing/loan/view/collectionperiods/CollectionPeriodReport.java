package io.penstock.servicing.loan.view.collectionperiods;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.text.MajorUnits;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One collection period as served. Amounts are text in major units.
 *
 * @param state IMPORTED or CLOSED
 * @param paymentDate on which it is distributed; absent while the deal document is not here
 * @param grossLoss charged off in the period
 * @param amount cash of borrowers
 * @param receipts cash that no borrower paid, by source, once the period is closed; until then see its receipts
 * @param transactionHash of the credit on chain; absent until it is mined
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CollectionPeriodReport(
        String dealId,
        String collectionPeriod,
        String state,
        @Nullable LocalDate paymentDate,
        String currency,
        String fileName,
        String fileHash,
        int rows,
        String amount,
        String interestCollections,
        String principalCollections,
        String recoveries,
        String grossLoss,
        String poolBalanceBegin,
        String poolBalanceEnd,
        int loanCount,
        String delinquentBalance,
        List<SourceLine> receipts,
        String stateHash,
        @Nullable String transactionHash,
        @Nullable Long block) {

    /** Cash of one source, in major units. */
    public record SourceLine(String source, String amount) {}

    static CollectionPeriodReport of(
            String dealId, YearMonth period, CollectionPeriodHistory.Period p, @Nullable LocalDate paymentDate) {
        CollectionTotals t = p.totals();
        return new CollectionPeriodReport(
                dealId,
                period.toString(),
                p.closed() ? "CLOSED" : "IMPORTED",
                paymentDate,
                t.amount().currency().getCurrencyCode(),
                p.fileName(),
                p.fileHash(),
                t.rows(),
                MajorUnits.of(t.amount()),
                MajorUnits.of(t.interestCollections()),
                MajorUnits.of(t.principalCollections()),
                MajorUnits.of(t.recoveries()),
                MajorUnits.of(t.grossLoss()),
                MajorUnits.of(t.poolBalanceBegin()),
                MajorUnits.of(t.poolBalanceEnd()),
                t.loanCount(),
                MajorUnits.of(t.delinquentBalance()),
                p.receipts().stream()
                        .map(each -> new SourceLine(each.source(), MajorUnits.of(each.amount())))
                        .toList(),
                p.stateHash(),
                p.transactionHash(),
                p.block());
    }
}
