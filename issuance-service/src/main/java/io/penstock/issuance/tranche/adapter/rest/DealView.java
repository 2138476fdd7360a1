package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.DealEvent.ApprovalGiven;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.view.factsheet.Factsheets.Factsheet;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it is shown. Amounts are text in major units of {@code currency}.
 *
 * @param closingFailure why the chain refused the last closing, until the next one
 */
record DealView(
        String dealId,
        String name,
        String state,
        String poolId,
        String currency,
        String documentHash,
        LocalDate cutOffDate,
        LocalDate closingDate,
        LocalDate legalFinalMaturity,
        String structuredBy,
        List<ApprovalView> approvals,
        @Nullable String closingFailure,
        @Nullable String closingTransaction,
        @Nullable Long closingBlock,
        List<ClassView> classes) {

    record ApprovalView(String by, Instant at) {}

    /** @param factor balance ÷ original balance, nine decimals, half up */
    record FactorView(LocalDate paymentDate, String balance, String factor) {}

    /** @param tokenAddress null until the closing */
    record ClassView(
            String className,
            String rank,
            String originalBalance,
            String denomination,
            String balance,
            String factor,
            @Nullable String couponRate,
            @Nullable String tokenAddress,
            List<FactorView> factorHistory) {

        static ClassView of(ClassTerms terms, Optional<Factsheet> factsheet) {
            var original = terms.originalBalance();
            long balance = factsheet.map(Factsheet::balance).orElse(original.minorUnits());
            return new ClassView(
                    terms.className(),
                    terms.rank(),
                    RequestValues.text(original),
                    RequestValues.text(terms.denomination()),
                    RequestValues.text(new Money(original.currency(), balance)),
                    factor(balance, original),
                    terms.couponRate().map(BigDecimal::toPlainString).orElse(null),
                    factsheet.map(Factsheet::tokenAddress).orElse(null),
                    factsheet.map(Factsheet::factors).orElse(List.of()).stream()
                            .map(point -> new FactorView(
                                    point.paymentDate(),
                                    RequestValues.text(new Money(original.currency(), point.balance())),
                                    factor(point.balance(), original)))
                            .toList());
        }

        private static String factor(long balance, Money original) {
            return BigDecimal.valueOf(balance)
                    .divide(BigDecimal.valueOf(original.minorUnits()), 9, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    /** @param factsheets by class name */
    static Optional<DealView> of(DealId id, Deal deal, Function<String, Optional<Factsheet>> factsheets) {
        return switch (deal) {
            case Deal.Absent _ -> Optional.empty();
            case Deal.Structured(var structured) ->
                Optional.of(of(id, "STRUCTURED", structured, List.of(), null, null, null, factsheets));
            case Deal.Allocated allocated -> Optional.of(of(id, "ALLOCATED", allocated, null, null, null, factsheets));
            case Deal.Reopened(var structured, var _) ->
                Optional.of(of(id, "REOPENED", structured, List.of(), null, null, null, factsheets));
            case Deal.Approved(var prepared, var _, var failure) ->
                Optional.of(of(id, "APPROVED", prepared, failure.orElse(null), null, null, factsheets));
            case Deal.Closing(var prepared, var _) ->
                Optional.of(of(id, "CLOSING", prepared, null, null, null, factsheets));
            case Deal.Closed(var prepared, var closed) ->
                Optional.of(
                        of(id, "CLOSED", prepared, null, closed.transactionHash(), closed.blockNumber(), factsheets));
        };
    }

    private static DealView of(
            DealId id,
            String state,
            Deal.Allocated prepared,
            @Nullable String failure,
            @Nullable String transaction,
            @Nullable Long block,
            Function<String, Optional<Factsheet>> factsheets) {
        return of(id, state, prepared.structured(), prepared.approvals(), failure, transaction, block, factsheets);
    }

    private static DealView of(
            DealId id,
            String state,
            DealStructured structured,
            List<ApprovalGiven> approvals,
            @Nullable String failure,
            @Nullable String transaction,
            @Nullable Long block,
            Function<String, Optional<Factsheet>> factsheets) {
        var terms = structured.terms();
        return new DealView(
                id.name(),
                terms.name(),
                state,
                terms.poolId().name(),
                terms.currency().getCurrencyCode(),
                terms.documentHash(),
                terms.cutOffDate(),
                terms.closingDate(),
                terms.legalFinalMaturity(),
                structured.structuredBy(),
                approvals.stream()
                        .map(given -> new ApprovalView(given.approvedBy(), given.approvedAt()))
                        .toList(),
                failure,
                transaction,
                block,
                terms.classes().stream()
                        .map(each -> ClassView.of(each, factsheets.apply(each.className())))
                        .toList());
    }
}
