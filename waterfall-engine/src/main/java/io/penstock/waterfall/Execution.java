package io.penstock.waterfall;

import io.penstock.deal.AccountTerms;
import io.penstock.deal.DealDocument;
import io.penstock.deal.Order;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step;
import io.penstock.deal.Step.PaymentKind;
import io.penstock.deal.TrancheTerms;
import io.penstock.deal.formula.Figure;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One payment date while it runs. Plain and exact, one object a step: this is the reading of the document
 * that a faster one has to agree with.
 */
final class Execution {

    private final ResolvedDeal deal;
    private final WaterfallInput input;
    private final Accounts accounts = new Accounts();
    private final Claims claims;
    private final AmountBook amounts;
    private final PaymentFacts facts = new PaymentFacts();

    /** Principal steps that follow one another in the same order are shared as one amount. */
    private @Nullable Sharing principal;

    private Optional<Order> principalOrder = Optional.empty();

    Execution(ResolvedDeal deal, WaterfallInput input) {
        this.deal = deal;
        this.input = input;
        this.claims = new Claims(deal, input.opening());
        this.amounts = new AmountBook(deal, this::figure);
        input.opening().accounts().keySet().forEach(account -> accounts.put(account, opening(account)));
    }

    /** Accrues, runs the steps, and reports. */
    PaymentReport run() {
        input.collections().forEach(facts::received);
        input.opening().accounts().keySet().forEach(account -> facts.accountBefore(account, accounts.balance(account)));
        var accruals = Accrual.of(deal, input);
        accruals.forEach(facts::accrued);
        amounts.start();
        claims.accrue(accruals, amounts).forEach(facts::accrued);
        deal.steps().forEach(this::run);
        amounts.evaluated().forEach(facts::evaluated);
        return facts.report(
                deal,
                input,
                DealDocument.AMORTIZING,
                claims.closing(
                        input.opening(), deal.period(input.collectionPeriod()).number(), accounts.balances()));
    }

    /** Runs a step, then counts the cash: what is no longer in the accounts was paid out by this step. */
    private void run(Step step) {
        var before = accounts.total();
        int firstLine = facts.lines().size();
        switch (step) {
            case Step.Pay pay -> pay(pay);
            case Step.ToTarget toTarget -> fill(toTarget);
            case Step.Transfer transfer ->
                move(transfer.clause(), transfer.from(), transfer.to(), amounts.limit(transfer.amount()));
            case Step.Residual residual -> residual(residual);
            case Step.Book _,
                    Step.WriteDown _,
                    Step.WriteUp _,
                    Step.Buy _,
                    Step.Evaluate _,
                    Step.SetMode _,
                    Step.Note _,
                    Step.Branch _ -> throw notRunYet(step.clause());
        }
        var placed = accounts.total().plus(paidOut(firstLine));
        if (!placed.equals(before)) {
            throw new IllegalStateException("step " + step.clause() + " found " + before + " and placed " + placed);
        }
    }

    private void pay(Step.Pay pay) {
        var order = Targets.resolve(deal, pay.targets());
        var sharing = pay.kind() == PaymentKind.PRINCIPAL ? principalSharing(order) : sharing(order, pay.kind());
        var from = Stream.concat(Stream.of(pay.from()), pay.support().stream()).toList();
        long owed = sharing.capacity();
        long limit = pay.upTo()
                .map(name -> Math.min(owed, amounts.limit(name).minorUnits()))
                .orElse(owed);
        long cash = Math.min(limit, accounts.together(from).minorUnits());
        var due = due(pay, sharing, cash, limit);
        var paid = sharing.share(cash);
        for (var target : paid.sequencedKeySet()) {
            pay(pay, target, money(due.getOrDefault(target, 0L)), money(paid.getOrDefault(target, 0L)), from);
        }
    }

    private void pay(Step.Pay step, String target, Money due, Money paid, List<String> from) {
        var sources = accounts.take(paid, from);
        switch (step.kind()) {
            case FEE -> {
                claims.payFee(target, paid);
                facts.paid(new PaymentLine(
                        step.clause(),
                        Kind.FEE,
                        target,
                        PayeeType.PARTY,
                        feePayee(target),
                        due,
                        paid,
                        sources,
                        reads(step.upTo())));
            }
            case CURRENT_INTEREST, DEFERRED_INTEREST, INTEREST_ON_INTEREST -> throw notRunYet(step.clause());
            case INTEREST -> {
                claims.payInterest(target, paid);
                facts.paid(new PaymentLine(
                        step.clause(),
                        Kind.INTEREST,
                        target,
                        PayeeType.TRANCHE,
                        target,
                        due,
                        paid,
                        sources,
                        reads(step.upTo())));
            }
            case PRINCIPAL -> {
                claims.payPrincipal(target, paid);
                facts.paid(new PaymentLine(
                        step.clause(),
                        Kind.PRINCIPAL,
                        target,
                        PayeeType.TRANCHE,
                        target,
                        due,
                        paid,
                        sources,
                        reads(step.upTo())));
            }
        }
    }

    /**
     * What a step owes each target. Fees and interest were due before it; principal is due because the
     * step says so, and is what each would be paid if cash sufficed: its part of the cash and of the rest.
     */
    private Map<String, Long> due(Step.Pay pay, Sharing sharing, long cash, long limit) {
        var trial = sharing.copy();
        if (pay.kind() != PaymentKind.PRINCIPAL) {
            return trial.share(trial.capacity());
        }
        var due = trial.share(cash);
        trial.share(limit - cash).forEach((target, part) -> due.merge(target, part, Math::addExact));
        return due;
    }

    private Sharing sharing(Order order, PaymentKind kind) {
        var capacities = new LinkedHashMap<String, Long>();
        Targets.leaves(order)
                .forEach(target -> capacities.put(
                        target, (kind == PaymentKind.FEE ? claims.fee(target) : claims.interest(target)).minorUnits()));
        return new Sharing(order, capacities, Map.of());
    }

    private Sharing principalSharing(Order order) {
        var current = principal;
        if (current != null && principalOrder.filter(order::equals).isPresent()) {
            return current;
        }
        SequencedMap<String, Long> balances = new LinkedHashMap<>();
        Targets.leaves(order)
                .forEach(name -> balances.put(name, claims.balance(name).minorUnits()));
        var originalBalances = new LinkedHashMap<String, Long>();
        deal.tranches()
                .forEach(t ->
                        originalBalances.put(t.className(), t.originalBalance().minorUnits()));
        var sharing = new Sharing(order, balances, originalBalances);
        principal = sharing;
        principalOrder = Optional.of(order);
        return sharing;
    }

    private void fill(Step.ToTarget step) {
        var target = deal.account(step.account()).target().map(amounts::limit).orElse(money(0));
        long missing = target.minorUnits() - accounts.balance(step.account()).minorUnits();
        move(step.clause(), step.from(), step.account(), money(Math.max(0, missing)));
    }

    private void move(String clause, String from, String to, Money due) {
        var paid = due.min(accounts.balance(from));
        var sources = accounts.take(paid, List.of(from));
        accounts.credit(to, paid);
        facts.paid(
                new PaymentLine(clause, Kind.TRANSFER, to, PayeeType.ACCOUNT, to, due, paid, sources, new TreeSet<>()));
    }

    private void residual(Step.Residual step) {
        var rest = accounts.balance(step.from());
        var paid = step.upTo().map(upTo -> amounts.limit(upTo).min(rest)).orElse(rest);
        var sources = accounts.take(paid, List.of(step.from()));
        var type = isClass(step.payee()) ? PayeeType.TRANCHE : PayeeType.PARTY;
        facts.paid(new PaymentLine(
                step.clause(),
                Kind.RESIDUAL,
                step.payee(),
                type,
                step.payee(),
                paid,
                paid,
                sources,
                reads(step.upTo())));
    }

    private static SortedSet<String> reads(Optional<String> limit) {
        return limit.map(name -> new TreeSet<>(Set.of(name))).orElseGet(TreeSet::new);
    }

    private boolean isClass(String name) {
        return deal.tranches().stream().map(TrancheTerms::className).anyMatch(name::equals);
    }

    private String feePayee(String fee) {
        return deal.document().fees().stream()
                .filter(f -> f.name().equals(fee))
                .findFirst()
                .orElseThrow()
                .payee();
    }

    private Money paidOut(int firstLine) {
        return facts.lines().subList(firstLine, facts.lines().size()).stream()
                .filter(PaymentLine::isPaidOut)
                .map(PaymentLine::paid)
                .reduce(money(0), Money::plus);
    }

    private Money figure(Figure figure) {
        var pool = input.pool();
        return switch (figure) {
            case Figure.Pool(var property, var moment)
            when property == Figure.PoolProperty.BALANCE ->
                switch (moment) {
                    case BEGIN -> pool.begin();
                    case END -> pool.end();
                    case CUT_OFF -> pool.cutOff();
                    case PERIOD -> throw notRunYet(figure.path());
                };
            case Figure.Collected(var source, var _) ->
                source.equals(Figure.Collected.TOTAL)
                        ? input.collected().minus(input.collected(WaterfallInput.RESERVE_INCOME))
                        : input.collected(source);
            case Figure.Tranche(var className, var property, var moment)
            when property == Figure.TrancheProperty.BALANCE -> balance(className, moment);
            case Figure.Classes(var _, var names, var _, var moment) ->
                names.stream()
                        .flatMap(name -> deal.classesOf(name).stream())
                        .map(className -> balance(className, moment))
                        .reduce(money(0), Money::plus);
            case Figure.Account(var account, var moment) ->
                moment == Figure.Moment.NOW ? accounts.balance(account) : opening(account);
            default -> throw notRunYet(figure.path());
        };
    }

    private static IllegalArgumentException notRunYet(String what) {
        return new IllegalArgumentException(what + " is not run yet");
    }

    private Money balance(String className, Figure.Moment moment) {
        return moment == Figure.Moment.NOW
                ? claims.balance(className)
                : input.opening().balance(className);
    }

    /** Before the first step, with the income of the period credited. */
    private Money opening(String account) {
        var brought = account.equals(AccountTerms.RESERVE)
                ? input.collected(WaterfallInput.RESERVE_INCOME)
                : input.collected().minus(input.collected(WaterfallInput.RESERVE_INCOME));
        return input.opening().account(account).plus(brought);
    }

    private Money money(long minorUnits) {
        return new Money(deal.currency(), minorUnits);
    }
}
