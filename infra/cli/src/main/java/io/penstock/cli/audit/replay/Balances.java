package io.penstock.cli.audit.replay;

import io.penstock.cli.output.Amounts;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.domain.CashAccount;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.issuance.investor.domain.onboarding.Onboarding;
import io.penstock.issuance.investor.domain.onboarding.OnboardingFile;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.PoolContents;
import io.penstock.issuance.pool.domain.TapeExceptions;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.HolderRegister;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.book.OfferingFile;
import io.penstock.issuance.tranche.domain.closing.ClosingFile;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The figures of issuance's aggregates, read off their states. */
final class Balances {

    private static final int FACTOR_DECIMALS = 7;

    private final String aggregate;
    private final String deal;
    private final List<Balance> rows = new ArrayList<>();

    Balances(String kind, String id, String deal) {
        this.aggregate = kind + " " + id;
        this.deal = deal;
    }

    static List<Balance> of(String streamId, AssetPool pool) {
        var name = name(streamId, "pool/");
        var rows = new Balances("pool", name, name).row("state", stateOf(pool));
        switch (pool) {
            case AssetPool.Absent _ -> {}
            case AssetPool.Open open -> rows.row("cut-off date", open.terms().cutOffDate());
            case AssetPool.TapeImported imported -> rows.tape(imported.imported());
            case AssetPool.Frozen frozen -> rows.tape(frozen.imported()).contents(frozen.contents());
            case AssetPool.Anchored anchored -> rows.tape(anchored.imported()).contents(anchored.contents());
            case AssetPool.Cancelled cancelled ->
                rows.row("reason", cancelled.cancelled().reason());
        }
        return rows.rows();
    }

    static List<Balance> of(String streamId, TapeExceptions register) {
        var name = name(streamId, "tape-exceptions/");
        var rows = new Balances("tape exceptions", name, name).row("open and blocking", register.blocking());
        for (var entry : register.entries()) {
            var found = entry.opened().found();
            rows.row(
                    "exception " + entry.number() + " " + found.figure(),
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

    static List<Balance> of(String streamId, Investor investor) {
        var name = name(streamId, InvestorId.named("x").value().replaceFirst("x$", ""));
        var rows = new Balances("investor", name, "").row("state", stateOf(investor));
        if (investor instanceof Investor.Registered registered) {
            rows.cash("cash tokenised", registered.cash(), CashAccount.State.ISSUED);
            rows.cash("cash on its way", registered.cash(), CashAccount.State.PENDING);
        }
        return rows.rows();
    }

    static List<Balance> of(String streamId, Onboarding onboarding) {
        var rows = new Balances("onboarding", name(streamId, "onboarding/"), "");
        return switch (onboarding) {
            case Onboarding.Absent _ -> rows.row("state", "absent").rows();
            case OnboardingFile file -> {
                rows.row("state", file.outcome().name().toLowerCase(Locale.ROOT))
                        .row("wallets proved", file.wallets().size())
                        .row("screenings", file.screenings().size());
                file.qualifications().forEach((code, end) -> rows.row("qualified as " + code, "until " + end));
                yield rows.rows();
            }
        };
    }

    static List<Balance> of(String streamId, Deal deal) {
        var name = name(streamId, "deal/");
        var rows = new Balances("deal", name, name).row("state", stateOf(deal));
        switch (deal) {
            case Deal.Absent _ -> {}
            case Deal.Structured(var structured) -> rows.terms(structured.terms());
            case Deal.Allocated allocated -> rows.terms(allocated.structured().terms());
            case Deal.Reopened(var structured, var _) -> rows.terms(structured.terms());
            case Deal.Approved(var prepared, var _, var _) ->
                rows.terms(prepared.structured().terms());
            case Deal.Closing(var prepared, var _) ->
                rows.terms(prepared.structured().terms());
            case Deal.Closed(var _, var closed) -> rows.terms(closed.terms()).row("closing date", closed.closingDate());
        }
        return rows.rows();
    }

    static List<Balance> of(String streamId, Offering offering) {
        var name = name(streamId, "offering/");
        var rows = new Balances("offering of", name, name);
        return switch (offering) {
            case Offering.Absent _ -> rows.row("state", "absent").rows();
            case OfferingFile file -> {
                rows.row("state", file.phase().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .row("orders", file.live().size());
                file.allotted().stream()
                        .flatMap(allotted -> allotted.lines().stream())
                        .forEach(line -> rows.row(
                                "class " + line.className() + " allotted to " + line.investorId(), line.faceValue()));
                yield rows.rows();
            }
        };
    }

    static List<Balance> of(String streamId, ClosingFile file) {
        var name = name(streamId, "closing-file/");
        var rows = new Balances("closing file of", name, name);
        file.documents().forEach(paper -> rows.row(paper.kind().name(), paper.hash()));
        file.identifiers().forEach(each -> rows.row(each.kind() + " of class " + each.className(), each.identifier()));
        return rows.rows();
    }

    static List<Balance> of(String streamId, Tranche tranche) {
        var name = name(streamId, "tranche/");
        var rows = new Balances("tranche", name, name.substring(0, name.lastIndexOf('/')));
        rows.row("state", stateOf(tranche));
        switch (tranche) {
            case Tranche.Absent _ -> {}
            case Tranche.Structured(var terms) ->
                rows.row("original balance", Amounts.text(terms.terms().originalBalance()));
            case Tranche.Outstanding outstanding ->
                rows.issued(outstanding.issued(), outstanding.balance(), outstanding.register());
            case Tranche.Redeemed redeemed ->
                rows.issued(
                        redeemed.issued(),
                        Money.zero(redeemed.issued().originalBalance().currency()),
                        redeemed.register());
        }
        return rows.rows();
    }

    /** The type of a state as a word: the states of the business are types. */
    static String stateOf(Object state) {
        return state.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(java.util.Locale.ROOT);
    }

    Balances row(String figure, Object value) {
        rows.add(new Balance(aggregate, deal, figure, value.toString()));
        return this;
    }

    Balances row(String figure, Money value) {
        return row(figure, Amounts.text(value));
    }

    List<Balance> rows() {
        return List.copyOf(rows);
    }

    private Balances tape(LoanTapeImported imported) {
        return row("loans on the tape", imported.tape().loanCount())
                .row("balance of the tape", imported.tape().totals().endBalance());
    }

    private Balances contents(PoolContents contents) {
        return row("loans", contents.loanCount())
                .row("balance", contents.currentBalance())
                .row("root", contents.root());
    }

    private void cash(String figure, CashAccount cash, CashAccount.State state) {
        cash.transfers().stream()
                .filter(t -> t.state() == state)
                .map(CashAccount.Transfer::amount)
                .reduce(Money::plus)
                .ifPresent(sum -> row(figure, sum));
    }

    private Balances terms(DealTerms terms) {
        return row("document", terms.documentHash()).row("original balance", terms.originalBalance());
    }

    private void issued(TrancheIssued issued, Money balance, HolderRegister register) {
        var original = issued.originalBalance();
        row("original balance", original);
        row("balance", balance);
        row(
                "factor",
                original.isZero()
                        ? "0"
                        : BigDecimal.valueOf(balance.minorUnits())
                                .divide(
                                        BigDecimal.valueOf(original.minorUnits()),
                                        FACTOR_DECIMALS,
                                        RoundingMode.HALF_UP)
                                .toPlainString());
        register.holdings().values().stream()
                .sorted(Comparator.comparing((Holding held) -> held.investorId().value())
                        .thenComparing(Holding::wallet))
                .forEach(held -> row("held by " + held.investorId(), held.faceValue()));
    }

    private static String name(String streamId, String prefix) {
        return streamId.startsWith(prefix) ? streamId.substring(prefix.length()) : streamId;
    }
}
