package io.penstock.waterfall;

import io.penstock.deal.AccountTerms;
import io.penstock.deal.FeeTerms;
import io.penstock.deal.Order;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step;
import io.penstock.deal.Step.PaymentKind;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the steps that pay fees and classes. */
final class PayStep {

    private final ResolvedDeal deal;
    private final Books books;
    private final PaymentFacts facts;

    /** Principal steps that follow one another in the same order are shared as one amount. */
    private @Nullable Sharing principal;

    private Optional<Order> principalOrder = Optional.empty();

    PayStep(ResolvedDeal deal, Books books, PaymentFacts facts) {
        this.deal = deal;
        this.books = books;
        this.facts = facts;
    }

    /** Balances change otherwise than by principal: the next principal step starts a new total. */
    void forgetPrincipal() {
        principal = null;
    }

    void run(Step.Pay pay, SortedSet<String> conditions) {
        var order = Targets.resolve(deal, pay.targets());
        var sharing = pay.kind() == PaymentKind.PRINCIPAL ? principalSharing(order) : sharing(order, pay.kind());
        var reads = new TreeSet<>(conditions);
        pay.upTo().ifPresent(reads::add);
        pay.keep().ifPresent(reads::add);
        long owed = sharing.capacity();
        long limit = limit(pay, owed);
        var offered = offered(pay, reads);
        long cash = offered.values().stream().mapToLong(Money::minorUnits).sum();
        long amount = Math.min(limit, cash);
        var due = due(pay, sharing, amount, limit);
        sharing.share(amount).forEach((target, paid) -> {
            var money = money(paid);
            var sources = books.accounts().take(money, offered);
            sources.forEach(
                    source -> offered.computeIfPresent(source.account(), (_, rest) -> rest.minus(source.amount())));
            books.claims().pay(pay.kind(), target, money);
            boolean fee = pay.kind() == PaymentKind.FEE;
            facts.paid(new PaymentLine(
                    pay.clause(),
                    kind(pay.kind()),
                    target,
                    fee ? PayeeType.PARTY : PayeeType.TRANCHE,
                    fee ? feePayee(target) : target,
                    money(due.getOrDefault(target, 0L)),
                    money,
                    sources,
                    reads));
        });
    }

    /** The most that the step pays if cash suffices. Principal is due because the step says so, up to its amount. */
    private long limit(Step.Pay pay, long owed) {
        long upTo =
                pay.upTo().map(name -> books.amounts().limit(name).minorUnits()).orElse(owed);
        long due = pay.kind() == PaymentKind.PRINCIPAL ? Math.min(owed, upTo) : owed;
        long share = pay.share()
                .map(part -> Fraction.of(due).times(Fraction.of(part)).floor())
                .orElse(due);
        return Math.min(share, Math.min(owed, upTo));
    }

    /** What the accounts of the step offer, in order: the first above what it keeps, the others above their floors. */
    private SequencedMap<String, Money> offered(Step.Pay pay, Set<String> reads) {
        var offered = new LinkedHashMap<String, Money>();
        var keep = pay.keep().map(books.amounts()::limit).orElse(money(0));
        offered.put(pay.from(), books.accounts().above(pay.from(), keep));
        for (var account : pay.support()) {
            var floor = terms(account).floor();
            floor.ifPresent(reads::add);
            var stays = floor.map(books.amounts()::limit).orElse(money(0));
            offered.putIfAbsent(account, books.accounts().above(account, stays));
        }
        return offered;
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
                .forEach(target ->
                        capacities.put(target, books.claims().due(kind, target).minorUnits()));
        return new Sharing(order, capacities, Map.of());
    }

    private Sharing principalSharing(Order order) {
        var current = principal;
        if (current != null && principalOrder.filter(order::equals).isPresent()) {
            return current;
        }
        SequencedMap<String, Long> balances = new LinkedHashMap<>();
        Targets.leaves(order)
                .forEach(name -> balances.put(name, books.claims().balance(name).minorUnits()));
        var sharing = new Sharing(order, balances, originalBalances());
        principal = sharing;
        principalOrder = Optional.of(order);
        return sharing;
    }

    private Map<String, Long> originalBalances() {
        return deal.tranches().stream()
                .collect(Collectors.toMap(
                        TrancheTerms::className, t -> t.originalBalance().minorUnits()));
    }

    private static Kind kind(PaymentKind kind) {
        return switch (kind) {
            case FEE -> Kind.FEE;
            case PRINCIPAL -> Kind.PRINCIPAL;
            case INTEREST, CURRENT_INTEREST, DEFERRED_INTEREST, INTEREST_ON_INTEREST -> Kind.INTEREST;
        };
    }

    private AccountTerms terms(String account) {
        var terms = deal.accounts().get(account);
        if (terms == null) {
            throw new IllegalStateException("a checked deal names no account " + account);
        }
        return terms;
    }

    private String feePayee(String fee) {
        return deal.document().fees().stream()
                .filter(f -> f.name().equals(fee))
                .findFirst()
                .map(FeeTerms::payee)
                .orElseThrow();
    }

    private Money money(long minorUnits) {
        return new Money(deal.currency(), minorUnits);
    }
}
