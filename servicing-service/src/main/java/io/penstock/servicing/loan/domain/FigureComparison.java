package io.penstock.servicing.loan.domain;

import io.penstock.kernel.Money;
import io.penstock.servicing.loan.CertifiedFigure;
import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.PeriodDifference;
import io.penstock.servicing.loan.PeriodDifference.Source;
import io.penstock.servicing.loan.PeriodFigure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the figures of a period differ from what others say. */
public final class FigureComparison {

    private FigureComparison() {}

    /**
     * The figures that a file gives.
     *
     * @param cash of all sources
     */
    public static Map<PeriodFigure, BigDecimal> figures(CollectionTotals totals, Money cash) {
        var figures = new EnumMap<PeriodFigure, BigDecimal>(PeriodFigure.class);
        figures.put(PeriodFigure.INTEREST, totals.interestCollections().majorUnits());
        figures.put(PeriodFigure.PRINCIPAL, totals.principalCollections().majorUnits());
        totals.scheduledPrincipal()
                .ifPresent(scheduled -> figures.put(PeriodFigure.SCHEDULED_PRINCIPAL, scheduled.majorUnits()));
        totals.prepaidPrincipal()
                .ifPresent(prepaid -> figures.put(PeriodFigure.PREPAID_PRINCIPAL, prepaid.majorUnits()));
        figures.put(PeriodFigure.REPURCHASES, totals.repurchases().majorUnits());
        figures.put(PeriodFigure.RECOVERIES, totals.recoveries().majorUnits());
        figures.put(PeriodFigure.CHARGE_OFFS, totals.grossLoss().majorUnits());
        figures.put(PeriodFigure.POOL_BEGIN, totals.poolBalanceBegin().majorUnits());
        figures.put(PeriodFigure.POOL_END, totals.poolBalanceEnd().majorUnits());
        figures.put(PeriodFigure.LOAN_COUNT, BigDecimal.valueOf(totals.loanCount()));
        figures.put(PeriodFigure.DELINQUENT_30, totals.delinquent30().majorUnits());
        figures.put(PeriodFigure.DELINQUENT_60, totals.delinquent60().majorUnits());
        figures.put(PeriodFigure.DELINQUENT_90, totals.delinquent90().majorUnits());
        figures.put(PeriodFigure.CASH, cash.majorUnits());
        return figures;
    }

    /**
     * Findings about rows of the file, one for each code with the number of loans. Those that touch a balance or cash keep the
     * period open until a person has looked.
     */
    public static List<PeriodDifference> rows(List<CollectionFinding> findings) {
        var loans = new EnumMap<CollectionFinding.Code, Integer>(CollectionFinding.Code.class);
        findings.forEach(each -> loans.merge(each.code(), 1, Integer::sum));
        return loans.entrySet().stream()
                .map(each -> new PeriodDifference(
                        each.getKey().name(),
                        Source.ROWS,
                        Optional.of(BigDecimal.valueOf(each.getValue())),
                        Optional.empty(),
                        BigDecimal.ZERO,
                        touchesCash(each.getKey())))
                .toList();
    }

    private static boolean touchesCash(CollectionFinding.Code code) {
        return switch (code) {
            case LOAN_NOT_REPORTED,
                    BEGIN_BALANCE_DIFFERS,
                    PAYMENT_ON_CLOSED_LOAN,
                    BALANCE_REINSTATED,
                    RECOVERY_EXCEEDS_LOSS -> true;
            case LOAN_RETURNED,
                    BEGIN_BALANCE_MISSING,
                    ROUNDING_ADJUSTED,
                    DAYS_PAST_DUE_MISSING,
                    ZERO_BALANCE_CODE_MISSING,
                    ZERO_BALANCE_CODE_UNLIKELY -> false;
        };
    }

    /** Certified figures that are off by more than their tolerance; one that nobody counts here does not block. */
    static List<PeriodDifference> certificate(
            List<CertifiedFigure> certified, Map<PeriodFigure, BigDecimal> ours, List<CertifiedFigure> tolerances) {
        var differences = new ArrayList<PeriodDifference>();
        certified.stream().sorted(Comparator.comparing(CertifiedFigure::figure)).forEach(each -> {
            var mine = Optional.ofNullable(ours.get(each.figure()));
            var tolerance = tolerance(tolerances, each.figure());
            if (mine.isEmpty() || isOff(mine.get(), each.value(), tolerance)) {
                differences.add(new PeriodDifference(
                        each.figure().field(),
                        Source.CERTIFICATE,
                        mine,
                        Optional.of(each.value()),
                        tolerance,
                        mine.isPresent()));
            }
        });
        return differences;
    }

    /** Whether the bank's statements tell other cash of the period. */
    static Optional<PeriodDifference> bank(
            BigDecimal bank, Map<PeriodFigure, BigDecimal> ours, List<CertifiedFigure> tolerances) {
        var cash = ours.getOrDefault(PeriodFigure.CASH, BigDecimal.ZERO);
        var tolerance = tolerance(tolerances, PeriodFigure.CASH);
        return isOff(cash, bank, tolerance)
                ? Optional.of(new PeriodDifference(
                        PeriodFigure.CASH.field(), Source.BANK, Optional.of(cash), Optional.of(bank), tolerance, true))
                : Optional.empty();
    }

    private static boolean isOff(BigDecimal ours, BigDecimal theirs, BigDecimal tolerance) {
        return ours.subtract(theirs).abs().compareTo(tolerance) > 0;
    }

    private static BigDecimal tolerance(List<CertifiedFigure> tolerances, PeriodFigure figure) {
        return tolerances.stream()
                .filter(each -> each.figure() == figure)
                .map(CertifiedFigure::value)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
