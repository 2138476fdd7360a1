package io.penstock.cli.audit.explain;

import io.penstock.cli.output.Amounts;
import io.penstock.deal.formula.Figure.PoolMoment;
import io.penstock.deal.formula.Figure.PoolProperty;
import io.penstock.waterfall.WaterfallInput;
import java.time.YearMonth;
import java.util.Map;

/** Explains what a collection period brought, and the pool at its begin and end, down to the servicer's file. */
final class PeriodTree {

    /** The sum of the closed period that each usual source of cash comes from. */
    static final Map<String, String> BY_SOURCE = Map.of(
            WaterfallInput.INTEREST, "interestCollections",
            WaterfallInput.PRINCIPAL, "principalCollections",
            WaterfallInput.RECOVERIES, "recoveries");

    private final PaymentTree tree;

    PeriodTree(PaymentTree tree) {
        this.tree = tree;
    }

    /** The collection periods of this payment date: one month, or the months that it distributes together. */
    Explanation period() {
        var last = tree.report().collectionPeriod();
        var first = tree.deal().period(last).firstMonth();
        if (first.equals(last)) {
            return month(last);
        }
        return tree.once("periods", () -> {
            var draft = Explanation.of("", "collection periods " + first + " to " + last);
            for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                draft.part(month(month));
            }
            return draft.done();
        });
    }

    /** Whether a collection period of this payment date has receipts of the source. */
    boolean receives(String source) {
        var last = tree.report().collectionPeriod();
        for (var month = tree.deal().period(last).firstMonth(); !month.isAfter(last); month = month.plusMonths(1)) {
            var period = tree.history().periods().get(month);
            if (period != null) {
                for (var each : period.receipts()) {
                    if (each.path("source").asText().equals(source)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    Explanation end() {
        return pool(PoolProperty.BALANCE, PoolMoment.END);
    }

    Explanation begin() {
        return pool(PoolProperty.BALANCE, PoolMoment.BEGIN);
    }

    Explanation chargedOff() {
        return pool(PoolProperty.DEFAULTED, PoolMoment.PERIOD);
    }

    Explanation loans() {
        return pool(PoolProperty.COUNT, PoolMoment.END);
    }

    /** A figure of the pool. */
    Explanation pool(PoolProperty property, PoolMoment moment) {
        return tree.once("pool " + property + " " + moment, () -> {
            var pool = tree.payment().input().pool();
            return switch (property) {
                case BALANCE ->
                    switch (moment) {
                        case BEGIN -> atBegin();
                        case CUT_OFF -> cutOff();
                        case END, PERIOD ->
                            ofPeriod(
                                    Amounts.text(pool.end()),
                                    "pool balance at the end of "
                                            + tree.report().collectionPeriod());
                    };
                case DEFAULTED ->
                    ofPeriod(
                            Amounts.text(pool.defaulted()),
                            "charged off in " + tree.report().collectionPeriod());
                case CUMULATIVE_DEFAULTED ->
                    ofPeriod(
                            Amounts.text(tree.report().closing().pool().cumulativeDefaulted()),
                            "charged off since closing");
                case DELINQUENT_30 -> ofPeriod(Amounts.text(pool.delinquent30()), "30 to 59 days past due");
                case DELINQUENT_60 -> ofPeriod(Amounts.text(pool.delinquent60()), "60 to 89 days past due");
                case DELINQUENT_90 -> ofPeriod(Amounts.text(pool.delinquent90()), "90 days and more past due");
                case COUNT ->
                    ofPeriod(
                            Long.toString(pool.count()),
                            "loans at the end of " + tree.report().collectionPeriod());
            };
        });
    }

    private Explanation ofPeriod(String value, String title) {
        return Explanation.of(value, title)
                .fact(tree.calculated())
                .part(period())
                .done();
    }

    private Explanation atBegin() {
        var value = Amounts.text(tree.payment().input().pool().begin());
        var first = tree.deal().period(tree.report().collectionPeriod()).firstMonth();
        var title = "pool balance at the begin of " + first;
        var before = tree.history().periods().get(first.minusMonths(1));
        if (before != null && before.closed().isPresent()) {
            return Explanation.of(value, title)
                    .because("where collection period " + first.minusMonths(1) + " ended")
                    .fact(before.closed().get())
                    .done();
        }
        return Explanation.of(value, title).part(cutOff()).done();
    }

    private Explanation cutOff() {
        return tree.once("cut-off", () -> {
            var value = Amounts.text(tree.payment().input().pool().cutOff());
            var draft = Explanation.of(
                    value,
                    "pool balance at the cut-off date "
                            + tree.deal().document().deal().cutOffDate());
            tree.history().boarded().ifPresentOrElse(draft::fact, () -> draft.fact(tree.calculated()));
            if (!tree.history().poolId().isEmpty()) {
                draft.because("the loans of pool " + tree.history().poolId() + ", see pool/"
                        + tree.history().poolId() + "/balance");
            }
            return draft.done();
        });
    }

    private Explanation month(YearMonth month) {
        return tree.once("month " + month, () -> {
            var period = tree.history().periods().get(month);
            if (period == null || period.files().isEmpty()) {
                return Explanation.of("", "collection period " + month)
                        .because("the log of servicing holds no file for it")
                        .fact(tree.calculated())
                        .done();
            }
            var file = period.files().getLast();
            var draft = Explanation.of(
                            "",
                            "collection period " + month + ", closed: "
                                    + file.totals().path("rows").asText() + " rows of the servicer's file "
                                    + file.name())
                    .because("interest " + sum(period, "interestCollections") + ", principal "
                            + sum(period, "principalCollections") + ", recoveries " + sum(period, "recoveries"))
                    .because("pool " + sum(period, "poolBalanceBegin") + " - principal - charged off "
                            + sum(period, "grossLoss") + " = " + sum(period, "poolBalanceEnd"))
                    .because("the file has SHA-256 " + file.hash() + "; its rows, loan by loan, are not in the log");
            for (var each : period.receipts()) {
                draft.because("source " + each.path("source").asText() + " "
                        + Amounts.plain(tree.money(
                                each.path("amount").path("minorUnits").asLong()))
                        + ", which no borrower paid");
            }
            period.closed().ifPresent(draft::fact);
            draft.fact(file.fact());
            period.files()
                    .subList(0, period.files().size() - 1)
                    .forEach(earlier -> draft.part(
                            Explanation.of("", "an earlier file, " + earlier.name() + ", which the later one replaced")
                                    .fact(earlier.fact())
                                    .done()));
            period.credited()
                    .ifPresent(credited -> draft.part(Explanation.of("", "its cash, tokenised on chain")
                            .because("transaction " + period.transaction())
                            .fact(credited)
                            .done()));
            return draft.done();
        });
    }

    private String sum(PeriodHistory period, String field) {
        return Amounts.plain(tree.money(period.total(field)));
    }
}
