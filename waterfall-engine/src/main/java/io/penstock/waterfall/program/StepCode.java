package io.penstock.waterfall.program;

import io.penstock.deal.Order;
import io.penstock.deal.Step;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** Compiles the steps of a mode. A step does what it does where its mask holds, and nothing elsewhere. */
final class StepCode {

    private final Books books;
    private final Assembler code;
    private final LineCode lines;
    private final PayCode payments;
    private final LedgerCode ledgers;
    private final TestCode tests;
    private final ModeCode modes;

    StepCode(Books books, TestCode tests, ModeCode modes) {
        this.books = books;
        this.code = books.code;
        this.lines = new LineCode(books);
        this.payments = new PayCode(books, lines);
        this.ledgers = new LedgerCode(books);
        this.tests = tests;
        this.modes = modes;
    }

    /** @param conditions of the branches around the steps */
    void run(List<Step> steps, Val mask, Set<String> conditions) {
        for (var step : steps) {
            if (step instanceof Step.Branch branch) {
                branch(branch, mask, conditions);
            } else {
                run(step, mask, conditions);
            }
            books.amounts().after(step.clause(), mask);
        }
    }

    /** Each condition is asked where those before it do not hold. */
    private void branch(Step.Branch branch, Val mask, Set<String> around) {
        var conditions = new TreeSet<>(around);
        var open = mask;
        for (var way : branch.cases()) {
            conditions.add(way.when());
            var holds = books.amounts().condition(books.deal.formula(way.when()), open);
            block(way.steps(), code.and(open, holds), conditions);
            open = code.and(open, code.not(holds));
        }
        block(branch.otherwise(), open, conditions);
    }

    /** Steps that are skipped as a whole where the mask holds nowhere. */
    void block(List<Step> steps, Val mask, Set<String> conditions) {
        if (mask.is(Val.TRUE)) {
            run(steps, mask, conditions);
        } else if (!mask.is(Val.FALSE) && !steps.isEmpty()) {
            code.begin(mask);
            run(steps, mask, conditions);
            code.end();
        }
    }

    private void run(Step step, Val mask, Set<String> conditions) {
        switch (step) {
            case Step.Pay pay -> payments.run(pay, mask, conditions);
            case Step.ToTarget toTarget -> fill(toTarget, mask, conditions);
            case Step.Transfer(var clause, var amount, var from, var to) ->
                move(clause, from, to, books.amounts().limit(amount, mask), mask, with(conditions, amount));
            case Step.Residual residual -> residual(residual, mask, conditions);
            case Step.Buy buy -> buy(buy, mask, with(conditions, buy.amount()));
            case Step.Book book -> book(book, mask, with(conditions, book.amount()));
            case Step.WriteDown(var clause, var targets, var amount) ->
                write(clause, targets, amount, Kind.WRITE_DOWN, mask, conditions);
            case Step.WriteUp(var clause, var targets, var amount) ->
                write(clause, targets, amount, Kind.WRITE_UP, mask, conditions);
            case Step.Evaluate(var _, var test) -> tests.evaluate(test, mask);
            case Step.SetMode(var clause, var mode) -> modes.set(mode, clause, mask);
            case Step.Note(var _, var amounts) ->
                amounts.forEach(name -> books.amounts().compute(name, mask));
            case Step.Branch branch ->
                throw new IllegalStateException("a branch is no single step: " + branch.clause());
        }
    }

    private void fill(Step.ToTarget step, Val mask, Set<String> conditions) {
        var reads = new TreeSet<>(conditions);
        var target = Books.found(books.deal.accounts(), step.account()).target().orElseThrow();
        reads.add(target);
        step.upTo().ifPresent(reads::add);
        var goal = books.amounts().limit(target, mask);
        var held = books.account(step.account()).value();
        var missing = code.rest(goal, code.min(held, goal));
        var due = step.upTo()
                .map(name -> code.min(books.amounts().limit(name, mask), missing))
                .orElse(missing);
        move(step.clause(), step.from(), step.account(), due, mask, reads);
    }

    private void move(String clause, String from, String to, Val wanted, Val mask, Set<String> reads) {
        var due = code.where(mask, wanted);
        var source = books.account(from);
        var paid = code.min(due, source.value());
        code.set(source, code.rest(source.value(), paid));
        var receiver = books.account(to);
        books.increase(receiver, paid);
        lines.tell(
                mask,
                new LineCode.Line(
                        clause, Kind.TRANSFER, to, PayeeType.ACCOUNT, to, due, paid, from(from, paid), reads));
    }

    private void residual(Step.Residual step, Val mask, Set<String> conditions) {
        var reads = new TreeSet<>(conditions);
        step.upTo().ifPresent(reads::add);
        var account = books.account(step.from());
        var rest = account.value();
        var paid = code.where(
                mask,
                step.upTo()
                        .map(name -> code.min(books.amounts().limit(name, mask), rest))
                        .orElse(rest));
        code.set(account, code.rest(rest, paid));
        var payee = step.payee();
        var ofClass = Optional.ofNullable(books.classes.get(payee));
        var received = ofClass.map(book -> book.residualPaid).orElseGet(() -> Books.found(books.partiesPaid, payee));
        books.increase(received, paid);
        lines.tell(
                mask,
                new LineCode.Line(
                        step.clause(),
                        Kind.RESIDUAL,
                        payee,
                        ofClass.isPresent() ? PayeeType.TRANCHE : PayeeType.PARTY,
                        payee,
                        paid,
                        paid,
                        from(step.from(), paid),
                        reads));
    }

    private void buy(Step.Buy step, Val mask, Set<String> reads) {
        var account = books.account(step.from());
        var due = code.where(mask, books.amounts().limit(step.amount(), mask));
        var paid = code.min(due, account.value());
        code.set(account, code.rest(account.value(), paid));
        books.increase(books.purchased, paid);
        lines.tell(
                mask,
                new LineCode.Line(
                        step.clause(),
                        Kind.PURCHASE,
                        step.payee(),
                        PayeeType.PARTY,
                        step.payee(),
                        due,
                        paid,
                        from(step.from(), paid),
                        reads));
    }

    private void book(Step.Book step, Val mask, Set<String> reads) {
        boolean debit = step.side() == Step.Side.DEBIT;
        var left = code.where(mask, books.amounts().limit(step.amount(), mask));
        for (int i = 0; i < step.ledgers().size(); i++) {
            var ledger = step.ledgers().get(i);
            var taken = debit ? ledgers.debit(ledger, left) : ledgers.credit(ledger, left);
            lines.tell(
                    mask,
                    new LineCode.Line(
                            step.clause(),
                            debit ? Kind.DEBIT : Kind.CREDIT,
                            ledger,
                            PayeeType.LEDGER,
                            ledger,
                            ledger.equals(step.ledgers().getLast()) ? left : taken,
                            taken,
                            new LinkedHashMap<>(),
                            reads));
            left = code.rest(left, taken);
        }
    }

    private void write(String clause, Order targets, String amount, Kind kind, Val mask, Set<String> conditions) {
        payments.forgetPrincipal(mask);
        boolean down = kind == Kind.WRITE_DOWN;
        var order = Orders.of(books.deal, targets);
        var capacities = order.targets().stream()
                .map(name -> down
                        ? books.named(name).balance.value()
                        : books.named(name).writtenDown.value())
                .toList();
        var whole = code.where(mask, books.amounts().limit(amount, mask));
        var taken = code.min(whole, capacities.stream().reduce(code.constant(0), code::add));
        var none = Collections.nCopies(capacities.size(), code.constant(0));
        var parts = new ShareCode(code)
                .share(
                        new ShareCode.Claim(
                                order.portions(),
                                PayCode.originalBalances(books, order.targets()),
                                capacities,
                                none,
                                true),
                        taken);
        for (int i = 0; i < parts.size(); i++) {
            var name = order.targets().get(i);
            var book = books.named(name);
            var part = parts.get(i);
            shift(book, down, part);
            boolean last = i == parts.size() - 1;
            lines.tell(
                    mask,
                    new LineCode.Line(
                            clause,
                            kind,
                            name,
                            PayeeType.TRANCHE,
                            name,
                            last ? code.add(part, code.rest(whole, taken)) : part,
                            part,
                            new LinkedHashMap<>(),
                            with(conditions, amount)));
        }
    }

    /** Balance and what was written down of it are never more together than before the first step. */
    private void shift(ClassBook book, boolean down, Val part) {
        var from = down ? book.balance : book.writtenDown;
        var to = down ? book.writtenDown : book.balance;
        code.set(from, code.rest(from.value(), part));
        code.set(
                to,
                code.known(code.add(to.value(), part), Math.addExact(book.open.high(), book.openWrittenDown.high())));
    }

    private static SequencedMap<String, Val> from(String account, Val paid) {
        return new LinkedHashMap<>(Map.of(account, paid));
    }

    private static Set<String> with(Set<String> conditions, String amount) {
        var reads = new TreeSet<>(conditions);
        reads.add(amount);
        return reads;
    }
}
