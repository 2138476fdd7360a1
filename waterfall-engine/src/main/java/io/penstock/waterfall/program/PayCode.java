package io.penstock.waterfall.program;

import io.penstock.deal.FeeTerms;
import io.penstock.deal.Step;
import io.penstock.deal.Step.PaymentKind;
import io.penstock.kernel.Fraction;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import io.penstock.waterfall.program.Assembler.Variable;
import io.penstock.waterfall.program.ShareCode.Claim;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** Compiles the steps that pay fees and classes. */
final class PayCode {

    private static final long NONE = 0;

    private final Books books;
    private final Assembler code;
    private final ShareCode shares;
    private final LineCode lines;
    /** Number of the order in which principal was shared last; {@link #NONE} before, and after a loss. */
    private final Variable principalOrder;

    private final Map<Portions, Map<List<String>, PrincipalOrder>> orders = new HashMap<>();
    private int orderNumbers;

    /** Balances of the targets of an order before the first of the steps that share principal in it. */
    private record PrincipalOrder(long number, List<Variable> capacities) {}

    PayCode(Books books, LineCode lines) {
        this.books = books;
        this.code = books.code;
        this.shares = new ShareCode(code);
        this.lines = lines;
        this.principalOrder = code.variable(code.constant(NONE));
    }

    /** Balances change otherwise than by principal: the next principal step starts a new total. */
    void forgetPrincipal(Val mask) {
        code.set(principalOrder, mask, code.constant(NONE));
    }

    void run(Step.Pay pay, Val mask, Set<String> conditions) {
        var order = Orders.of(books.deal, pay.targets());
        var claim = pay.kind() == PaymentKind.PRINCIPAL ? principal(order, mask) : claim(order, pay.kind());
        var owed = code.constant(0);
        for (int i = 0; i < order.targets().size(); i++) {
            owed = code.add(
                    owed, code.rest(claim.capacities().get(i), claim.given().get(i)));
        }
        var limit = code.where(mask, limit(pay, owed, mask));
        var reads = new TreeSet<>(conditions);
        pay.upTo().ifPresent(reads::add);
        pay.keep().ifPresent(reads::add);
        var offered = offered(pay, mask, reads);
        var cash = offered.values().stream().reduce(code.constant(0), code::add);
        var amount = code.min(limit, cash);
        var parts = shares.share(claim, amount);
        tell(pay, order, claim, amount, limit, parts, offered, mask, reads);
        take(amount, offered);
        for (int i = 0; i < parts.size(); i++) {
            pay(pay.kind(), order.targets().get(i), parts.get(i));
        }
    }

    /** The most that the step pays if cash suffices. Principal is due because the step says so, up to its amount. */
    private Val limit(Step.Pay pay, Val owed, Val mask) {
        var upTo = pay.upTo().map(name -> books.amounts().limit(name, mask)).orElse(owed);
        var within = code.min(owed, upTo);
        var due = pay.kind() == PaymentKind.PRINCIPAL ? within : owed;
        var share = pay.share()
                .map(part -> books.calculator.roundProduct(
                        books.calculator.whole(due), books.calculator.constant(Fraction.of(part)), RoundingMode.FLOOR))
                .orElse(due);
        return code.min(share, within);
    }

    /** What the accounts of the step offer: the first above what it keeps, the others above their floors. */
    private SequencedMap<String, Val> offered(Step.Pay pay, Val mask, Set<String> reads) {
        var offered = new LinkedHashMap<String, Val>();
        var keep = pay.keep().map(name -> books.amounts().limit(name, mask)).orElse(code.constant(0));
        offered.put(pay.from(), above(pay.from(), keep));
        for (var account : pay.support()) {
            var floor = Books.found(books.deal.accounts(), account).floor();
            floor.ifPresent(reads::add);
            var stays = floor.map(name -> books.amounts().limit(name, mask)).orElse(code.constant(0));
            offered.putIfAbsent(account, above(account, stays));
        }
        return offered;
    }

    private Val above(String account, Val stays) {
        var balance = books.account(account).value();
        return code.rest(balance, code.min(balance, stays));
    }

    private void take(Val amount, SequencedMap<String, Val> offered) {
        var left = amount;
        for (var offer : offered.entrySet()) {
            // All together offer enough, so that the last one has what is left.
            boolean last = offer.getKey().equals(offered.lastEntry().getKey());
            var taken = last ? left : code.min(left, offer.getValue());
            var account = books.account(offer.getKey());
            code.set(account, code.rest(account.value(), taken));
            left = code.rest(left, taken);
        }
    }

    private Claim claim(Orders.Resolved order, PaymentKind kind) {
        var capacities =
                order.targets().stream().map(target -> due(kind, target)).toList();
        return new Claim(
                order.portions(),
                Collections.nCopies(capacities.size(), 0L),
                capacities,
                Collections.nCopies(capacities.size(), code.constant(0)),
                true);
    }

    private Claim principal(Orders.Resolved order, Val mask) {
        var known = orders.computeIfAbsent(order.written(), _ -> new HashMap<>())
                .computeIfAbsent(
                        order.targets(),
                        targets -> new PrincipalOrder(
                                ++orderNumbers,
                                targets.stream()
                                        .map(_ -> code.variable(code.constant(0)))
                                        .toList()));
        var number = code.constant(known.number());
        var starts = code.and(mask, code.different(principalOrder.value(), number));
        code.set(principalOrder, mask, number);
        var capacities = new ArrayList<Val>();
        var given = new ArrayList<Val>();
        for (int i = 0; i < order.targets().size(); i++) {
            var balance = books.named(order.targets().get(i)).balance.value();
            var capacity = known.capacities().get(i);
            code.set(capacity, starts, balance);
            capacities.add(capacity.value());
            given.add(code.rest(capacity.value(), balance));
        }
        return new Claim(
                order.portions(), originalBalances(books, order.targets()), capacities, given, mask.is(Val.TRUE));
    }

    static List<Long> originalBalances(Books books, List<String> classNames) {
        return classNames.stream()
                .map(name -> books.named(name).terms().originalBalance().minorUnits())
                .toList();
    }

    private Val due(PaymentKind kind, String target) {
        return switch (kind) {
            case FEE -> Books.found(books.fees, target).value();
            case PRINCIPAL -> books.named(target).balance.value();
            case DEFERRED_INTEREST -> books.named(target).deferred.value();
            case INTEREST_ON_INTEREST -> books.named(target).onDeferred.value();
            case CURRENT_INTEREST -> books.named(target).current.value();
            case INTEREST -> books.figures.interestDue(books.named(target));
        };
    }

    private void pay(PaymentKind kind, String target, Val paid) {
        switch (kind) {
            case FEE -> {
                reduce(Books.found(books.fees, target), paid);
                books.increase(Books.found(books.feesPaid, target), paid);
            }
            case PRINCIPAL -> {
                reduce(books.named(target).balance, paid);
                books.increase(books.named(target).principalPaid, paid);
            }
            case DEFERRED_INTEREST -> reduce(books.named(target).deferred, paid);
            case INTEREST_ON_INTEREST -> reduce(books.named(target).onDeferred, paid);
            case CURRENT_INTEREST -> reduce(books.named(target).current, paid);
            case INTEREST -> {
                // What has waited longest is paid first.
                var book = books.named(target);
                var old = code.min(paid, book.deferred.value());
                var rest = code.rest(paid, old);
                var on = code.min(rest, book.onDeferred.value());
                reduce(book.deferred, old);
                reduce(book.onDeferred, on);
                reduce(book.current, code.rest(rest, on));
            }
        }
        if (kind != PaymentKind.FEE && kind != PaymentKind.PRINCIPAL) {
            books.increase(books.named(target).interestPaid, paid);
        }
    }

    private void reduce(Variable variable, Val part) {
        code.set(variable, code.rest(variable.value(), part));
    }

    private void tell(
            Step.Pay pay,
            Orders.Resolved order,
            Claim claim,
            Val amount,
            Val limit,
            List<Val> parts,
            SequencedMap<String, Val> offered,
            Val mask,
            Set<String> reads) {
        if (books.recorder.isMuted()) {
            return;
        }
        var dues = pay.kind() == PaymentKind.PRINCIPAL
                ? shares.shareMore(claim, amount, parts, limit)
                : claim.capacities();
        boolean fee = pay.kind() == PaymentKind.FEE;
        var kind = fee ? Kind.FEE : pay.kind() == PaymentKind.PRINCIPAL ? Kind.PRINCIPAL : Kind.INTEREST;
        var rests = new LinkedHashMap<>(offered);
        for (int i = 0; i < parts.size(); i++) {
            var target = order.targets().get(i);
            var sources = new LinkedHashMap<String, Val>();
            var left = parts.get(i);
            for (var rest : rests.entrySet()) {
                var taken = rests.size() == 1 ? left : code.min(left, rest.getValue());
                sources.put(rest.getKey(), taken);
                left = code.rest(left, taken);
                rest.setValue(code.rest(rest.getValue(), code.min(rest.getValue(), taken)));
            }
            lines.tell(
                    mask,
                    new LineCode.Line(
                            pay.clause(),
                            kind,
                            target,
                            fee ? PayeeType.PARTY : PayeeType.TRANCHE,
                            fee ? feePayee(target) : target,
                            dues.get(i),
                            parts.get(i),
                            sources,
                            reads));
        }
    }

    private String feePayee(String fee) {
        return books.deal.document().fees().stream()
                .filter(terms -> terms.name().equals(fee))
                .findFirst()
                .map(FeeTerms::payee)
                .orElseThrow();
    }
}
