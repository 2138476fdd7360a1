package io.penstock.servicing.report.domain;

import io.penstock.kernel.Money;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.DelinquencyBucket;
import io.penstock.servicing.report.ReportColumn.Kind;
import io.penstock.servicing.report.ReportSection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the loans did: collections, the roll of the pool, arrears, losses, speeds, and how it came so far. */
final class PoolSections {

    private final ReportFacts facts;
    private final CollectionTotals totals;
    private final Money zero;

    PoolSections(ReportFacts facts) {
        this.facts = facts;
        this.totals = facts.totals();
        this.zero = Money.zero(totals.amount().currency());
    }

    List<ReportSection> sections() {
        var sections = new ArrayList<ReportSection>();
        sections.add(collections());
        sections.add(poolRoll());
        // A row that stands for many loans tells nothing of single ones.
        var month = facts.loans()
                .filter(loans -> loans.closing().stream().allMatch(loan -> loan.loans() == 1))
                .map(PoolMonth::of);
        sections.add(month.map(this::delinquency).orElseGet(this::delinquencyByTotals));
        sections.add(losses());
        month.ifPresent(m -> {
            sections.add(speeds(m));
            sections.add(characteristics(m));
        });
        sections.add(history());
        return sections;
    }

    private ReportSection collections() {
        var table = Table.ofAmounts("collections", "Collections of the period")
                .row("interest", totals.interestCollections())
                .row("principal", totals.principalCollections())
                .row("recoveries", totals.recoveries());
        rowUnlessZero(table, "repurchases", totals.repurchases());
        rowUnlessZero(table, "fees", totals.fees());
        var total = totals.amount();
        for (var receipt : facts.receipts()) {
            table.row(receipt.source(), receipt.amount());
            total = total.plus(receipt.amount());
        }
        return table.row("total", total).section();
    }

    private ReportSection poolRoll() {
        var table = Table.ofAmounts("poolRoll", "Pool balance")
                .row("begin", totals.poolBalanceBegin())
                .row("principalCollections", totals.principalCollections())
                .row("chargedOff", totals.grossLoss());
        rowUnlessZero(table, "repurchases", totals.repurchases());
        rowUnlessZero(table, "adjustments", totals.adjustments());
        return table.row("end", totals.poolBalanceEnd())
                .row("cutOff", facts.cutOffBalance())
                .section();
    }

    /** What most deals never have gets its line in the months that have it. */
    private static void rowUnlessZero(Table table, String name, Money amount) {
        if (!amount.isZero()) {
            table.row(name, amount);
        }
    }

    private ReportSection delinquency(PoolMonth month) {
        var table = delinquencyTable();
        int loans = 0;
        var balance = zero;
        for (var bucket : DelinquencyBucket.values()) {
            var tally = month.bucket(bucket);
            var money = new Money(zero.currency(), tally.balance());
            loans += tally.count();
            balance = balance.plus(money);
            table.row(bucket.title(), tally.count(), money, Rates.share(money, totals.poolBalanceEnd()));
        }
        if (!balance.equals(totals.poolBalanceEnd()) || loans != totals.loanCount()) {
            throw new IllegalStateException(
                    "the loans of " + facts.calculation().collectionPeriod() + " are " + loans
                            + " with " + balance + ", the closed period has " + totals.loanCount() + " with "
                            + totals.poolBalanceEnd());
        }
        return table.row("total", loans, balance, Rates.share(balance, totals.poolBalanceEnd()))
                .section();
    }

    /** Without single loans: the balances that the period was closed with, and no counts. */
    private ReportSection delinquencyByTotals() {
        var end = totals.poolBalanceEnd();
        var late = totals.delinquent30().plus(totals.delinquent60()).plus(totals.delinquent90());
        var table = delinquencyTable();
        table.row(DelinquencyBucket.CURRENT.title(), "", end.minus(late), Rates.share(end.minus(late), end));
        table.row(
                DelinquencyBucket.DAYS_30.title(), "", totals.delinquent30(), Rates.share(totals.delinquent30(), end));
        table.row(
                DelinquencyBucket.DAYS_60.title(), "", totals.delinquent60(), Rates.share(totals.delinquent60(), end));
        table.row("90 days and more", "", totals.delinquent90(), Rates.share(totals.delinquent90(), end));
        return table.row("total", totals.loanCount(), end, Rates.share(end, end))
                .section();
    }

    private static Table delinquencyTable() {
        return new Table("delinquency", "Delinquency at the end of the period")
                .column("daysPastDue", "Days past due", Kind.TEXT)
                .column("loans", "Loans", Kind.COUNT)
                .column("balance", "Balance", Kind.AMOUNT)
                .column("share", "Share of pool", Kind.RATE);
    }

    private ReportSection losses() {
        var gross = zero;
        var recoveries = zero;
        for (var period : facts.periods().values()) {
            gross = gross.plus(period.grossLoss());
            recoveries = recoveries.plus(period.recoveries());
        }
        var cutOff = facts.cutOffBalance();
        return new Table("losses", "Losses")
                .column("figure", "Figure", Kind.TEXT)
                .column("period", "This period", Kind.AMOUNT)
                .column("cumulative", "Since the cut-off date", Kind.AMOUNT)
                .column("cumulativeRate", "Of the cut-off balance", Kind.RATE)
                .row("chargedOff", totals.grossLoss(), gross, Rates.share(gross, cutOff))
                .row("recoveries", totals.recoveries(), recoveries, Rates.share(recoveries, cutOff))
                .row(
                        "netLoss",
                        totals.grossLoss().minus(totals.recoveries()),
                        gross.minus(recoveries),
                        Rates.share(gross.minus(recoveries), cutOff))
                .section();
    }

    /**
     * Speeds of this month. Prepaid is what came in above what was scheduled, loan by loan; it is measured on the balance
     * that was left after the scheduled principal (SIFMA, Standard Formulas, section B.3).
     */
    private ReportSection speeds(PoolMonth month) {
        var currency = zero.currency();
        var scheduled = new Money(currency, month.scheduled());
        var prepaid = new Money(currency, month.prepaid());
        var base = totals.poolBalanceBegin().minus(scheduled);
        return new Table("speeds", "Prepayments and defaults of the month")
                .column("figure", "Figure", Kind.TEXT)
                .column("amount", "Amount", Kind.AMOUNT)
                .column("monthlyRate", "Of the month", Kind.RATE)
                .column("annualRate", "Of a year", Kind.RATE)
                .row("scheduledPrincipal", scheduled, Rates.share(scheduled, totals.poolBalanceBegin()), "")
                .row("prepayments", prepaid, Rates.share(prepaid, base), annual(prepaid, base))
                .row(
                        "defaults",
                        totals.grossLoss(),
                        Rates.share(totals.grossLoss(), base),
                        annual(totals.grossLoss(), base))
                .section();
    }

    private static String annual(Money part, Money whole) {
        return Rates.annual(part.majorUnits(), whole.majorUnits());
    }

    private ReportSection characteristics(PoolMonth month) {
        var end = totals.poolBalanceEnd();
        var table = new Table("pool", "The pool at the end of the period")
                .column("figure", "Figure", Kind.TEXT)
                .column("value", "Value", Kind.DECIMAL)
                .row("loans", totals.loanCount())
                .row("loansChargedOffInPeriod", month.chargedOffLoans())
                .row("poolFactor", Rates.share(end, facts.cutOffBalance()));
        if (!end.isZero() && totals.loanCount() > 0) {
            var minor = BigDecimal.valueOf(end.minorUnits());
            table.row("averageBalance", Rates.ratio(end.majorUnits(), BigDecimal.valueOf(totals.loanCount())))
                    .row("weightedAverageRate", Rates.ratio(month.weightedRate(), minor))
                    .row("weightedAverageRemainingMonths", Rates.ratio(new BigDecimal(month.weightedTerm()), minor));
        }
        return table.section();
    }

    private ReportSection history() {
        var table = new Table("history", "By collection period")
                .column("period", "Collection period", Kind.TEXT)
                .column("poolBalance", "Pool balance", Kind.AMOUNT)
                .column("poolFactor", "Pool factor", Kind.DECIMAL)
                .column("principal", "Principal collections", Kind.AMOUNT)
                .column("chargedOff", "Charged off", Kind.AMOUNT)
                .column("recoveries", "Recoveries", Kind.AMOUNT)
                .column("cumulativeNetLossRate", "Cumulative net loss", Kind.RATE)
                .column("sixtyDaysRate", "60 days and more", Kind.RATE);
        var net = zero;
        for (var entry : facts.periods().entrySet()) {
            var t = entry.getValue();
            net = net.plus(t.grossLoss()).minus(t.recoveries());
            var end = t.poolBalanceEnd();
            table.row(
                    entry.getKey(),
                    end,
                    Rates.share(end, facts.cutOffBalance()),
                    t.principalCollections(),
                    t.grossLoss(),
                    t.recoveries(),
                    Rates.share(net, facts.cutOffBalance()),
                    Rates.share(t.delinquent60().plus(t.delinquent90()), end));
        }
        return table.section();
    }
}
