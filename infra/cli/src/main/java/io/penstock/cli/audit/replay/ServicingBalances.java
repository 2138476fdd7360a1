package io.penstock.cli.audit.replay;

import io.penstock.kernel.Money;
import io.penstock.servicing.dealevent.domain.DealEventBook;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.FeeAmount;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.domain.BankAccount;
import io.penstock.servicing.loan.domain.BankItem;
import io.penstock.servicing.loan.domain.CollectionPeriod;
import io.penstock.servicing.loan.domain.LoanBook;
import io.penstock.servicing.loan.domain.PeriodRegister;
import io.penstock.servicing.notice.domain.Subscription;
import io.penstock.servicing.report.domain.Report;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The figures of servicing's aggregates, read off their states. */
final class ServicingBalances {

    private ServicingBalances() {}

    static List<Balance> of(String streamId, LoanBook book) {
        var deal = streamId.replaceFirst("/loans$", "");
        var rows = new Balances("loans of", deal, deal).row("state", Balances.stateOf(book));
        if (book instanceof LoanBook.Boarded boarded) {
            rows.row("pool balance", boarded.poolBalance()).row("next period", boarded.next());
            new TreeMap<>(boarded.periods()).forEach((month, period) -> period(rows, month + " ", period));
        }
        return rows.rows();
    }

    static List<Balance> of(String streamId, PeriodRegister register) {
        var deal = streamId.replaceFirst("/periods$", "");
        var rows = new Balances("periods of", deal, deal)
                .row(
                        "open and blocking",
                        register.entries().stream()
                                .filter(PeriodRegister.Entry::blocks)
                                .count());
        for (var entry : register.entries()) {
            var found = entry.opened().found();
            rows.row(
                    "exception " + entry.number() + " of " + entry.opened().collectionPeriod() + " " + found.figure(),
                    entry.state().name().toLowerCase(Locale.ROOT)
                            + found.ours()
                                    .map(ours -> ", ours " + ours.toPlainString())
                                    .orElse("")
                            + found.theirs()
                                    .map(theirs -> ", theirs " + theirs.toPlainString())
                                    .orElse(""));
        }
        return rows.rows();
    }

    static List<Balance> of(String streamId, DealEventBook book) {
        var deal = streamId.substring(0, Math.max(0, streamId.lastIndexOf('/')));
        var rows = new Balances("deal-event", streamId, deal)
                .row("proposals", book.proposals())
                .row("open", book.open().size());
        for (var flag : book.decided().flags()) {
            rows.row(flag, book.decided().lastHolds(flag) ? "holds" : "does not hold");
        }
        return rows.rows();
    }

    static List<Balance> of(String streamId, BankAccount account) {
        var deal = streamId.replaceFirst("/bank$", "");
        var rows = new Balances("bank of", deal, deal)
                .row("statements", account.statements().size())
                .row("credits", account.items().size());
        account.balance().ifPresent(balance -> rows.row("booked balance", balance));
        account.items().values().stream()
                .map(BankItem::suspense)
                .reduce(Money::plus)
                .ifPresent(suspense -> rows.row("in suspense", suspense));
        return rows.rows();
    }

    static List<Balance> of(String streamId, Distribution distribution) {
        var deal = streamId.substring(0, Math.max(0, streamId.lastIndexOf('/')));
        var rows = new Balances("distribution", streamId, deal).row("state", Balances.stateOf(distribution));
        switch (distribution) {
            case Distribution.Absent _ -> {}
            case Distribution.TakenOver(var takeOver, var approvers) ->
                rows.row("pool at cut-off", takeOver.poolAtCutOff()).row("approvals", approvers.size());
            case Distribution.Calculated(var calculation, var _) -> calculated(rows, calculation);
            case Distribution.Approved(var calculation, var _) -> calculated(rows, calculation);
            case Distribution.Recorded recorded -> recorded(rows, recorded);
            case Distribution.Paying paying -> paying(rows, paying);
            case Distribution.Paid(var paying) -> paying(rows, paying);
        }
        return rows.rows();
    }

    static List<Balance> of(String streamId, Report report) {
        var deal = streamId.substring(0, Math.max(0, streamId.indexOf('/')));
        var rows = new Balances("report", streamId, deal).row("state", Balances.stateOf(report));
        switch (report) {
            case Report.Absent _ -> {}
            case Report.Drafted(var draft, var published) -> {
                rows.row("draft version", draft.number()).row("draft", draft.contentHash());
                published.ifPresent(version -> published(rows, version));
            }
            case Report.Published(var version) -> published(rows, version);
        }
        return rows.rows();
    }

    static List<Balance> of(String streamId, Subscription subscription) {
        return new Balances("subscription", streamId.replaceFirst("^subscription/", ""), "")
                .row("state", Balances.stateOf(subscription))
                .rows();
    }

    private static void published(Balances rows, Report.Version version) {
        rows.row("published version", version.number()).row("published", version.contentHash());
    }

    private static void period(Balances rows, String month, CollectionPeriod period) {
        switch (period) {
            case CollectionPeriod.Imported(var _, var totals, var _, var _) -> {
                rows.row(month + "state", "imported");
                totals(rows, month, totals);
            }
            case CollectionPeriod.Closed(var _, var totals, var cash, var credited) -> {
                rows.row(month + "state", credited ? "closed, credited on chain" : "closed");
                totals(rows, month, totals);
                rows.row(month + "cash of all sources", cash);
            }
        }
    }

    private static void totals(Balances rows, String month, CollectionTotals totals) {
        rows.row(month + "rows", totals.rows())
                .row(month + "interest", totals.interestCollections())
                .row(month + "principal", totals.principalCollections())
                .row(month + "recoveries", totals.recoveries())
                .row(month + "charged off", totals.grossLoss())
                .row(month + "pool at end", totals.poolBalanceEnd())
                .row(month + "loans at end", totals.loanCount());
    }

    private static void calculated(Balances rows, WaterfallCalculated calculation) {
        var zero = Money.zero(calculation.availableFunds().currency());
        rows.row("received", calculation.availableFunds())
                .row("fees", calculation.fees().stream().map(FeeAmount::amount).reduce(zero, Money::plus));
        for (var c : calculation.classes()) {
            paid(rows, c);
        }
        rows.row("kept after", calculation.reserveAfter());
    }

    private static void paid(Balances rows, ClassAmount c) {
        rows.row("class " + c.className() + " interest", c.interest())
                .row("class " + c.className() + " principal", c.principal());
        if (!c.residual().isZero()) {
            rows.row("class " + c.className() + " residual", c.residual());
        }
        rows.row("class " + c.className() + " balance", c.closingBalance());
    }

    private static void recorded(Balances rows, Distribution.Recorded recorded) {
        calculated(rows, recorded.approved().calculation());
        rows.row("holders", recorded.record().holdings().size());
    }

    private static void paying(Balances rows, Distribution.Paying paying) {
        recorded(rows, paying.recorded());
        rows.row("payouts", paying.order().payouts().size())
                .row("paid out", paying.order().total())
                .row("transactions confirmed", paying.chain().confirmed().size());
    }
}
