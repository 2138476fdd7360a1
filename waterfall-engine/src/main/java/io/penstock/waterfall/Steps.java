package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Runs the steps of a mode one after the other, and counts the cash after each. */
final class Steps {

    private final ResolvedDeal deal;
    private final Books books;
    private final PaymentFacts facts;
    private final PayStep payments;
    private final BookSteps bookings;

    Steps(ResolvedDeal deal, Books books, PaymentFacts facts) {
        this.deal = deal;
        this.books = books;
        this.facts = facts;
        this.payments = new PayStep(deal, books, facts);
        this.bookings = new BookSteps(deal, books, facts);
    }

    /** @param conditions of the branches around the steps */
    void run(List<Step> steps, SortedSet<String> conditions) {
        for (var step : steps) {
            if (step instanceof Step.Branch branch) {
                branch(branch, conditions);
            } else {
                counted(step, conditions);
            }
            books.amounts().after(step.clause());
        }
    }

    /** Each condition is computed once, when the branch comes to it; the first that holds decides. */
    private void branch(Step.Branch branch, SortedSet<String> around) {
        var conditions = new TreeSet<>(around);
        for (var way : branch.cases()) {
            conditions.add(way.when());
            if (books.amounts().compute(deal.formula(way.when())).holds()) {
                run(way.steps(), conditions);
                return;
            }
        }
        run(branch.otherwise(), conditions);
    }

    /** What is no longer in the accounts after a step was paid out by this step. */
    private void counted(Step step, SortedSet<String> conditions) {
        var before = books.accounts().total();
        int firstLine = facts.lines().size();
        run(step, conditions);
        var lines = facts.lines().subList(firstLine, facts.lines().size());
        var paidOut = lines.stream()
                .filter(PaymentLine::isPaidOut)
                .map(PaymentLine::paid)
                .reduce(Money.zero(deal.currency()), Money::plus);
        var placed = books.accounts().total().plus(paidOut);
        if (!placed.equals(before)) {
            throw new IllegalStateException("step " + step.clause() + " found " + before + " and placed " + placed);
        }
    }

    private void run(Step step, SortedSet<String> conditions) {
        switch (step) {
            case Step.Pay pay -> payments.run(pay, conditions);
            case Step.ToTarget toTarget -> fill(toTarget, conditions);
            case Step.Transfer transfer -> {
                var due = books.amounts().limit(transfer.amount());
                move(transfer.clause(), transfer.from(), transfer.to(), due, with(conditions, transfer.amount()));
            }
            case Step.Residual residual -> residual(residual, conditions);
            case Step.Buy buy -> buy(buy, with(conditions, buy.amount()));
            case Step.Book book -> bookings.book(book, with(conditions, book.amount()));
            case Step.WriteDown down -> {
                payments.forgetPrincipal();
                bookings.writeDown(down, with(conditions, down.amount()));
            }
            case Step.WriteUp up -> {
                payments.forgetPrincipal();
                bookings.writeUp(up, with(conditions, up.amount()));
            }
            case Step.Evaluate(var _, var test) -> books.tests().evaluate(test);
            case Step.SetMode(var clause, var mode) -> books.modes().set(mode, clause);
            case Step.Note(var _, var amounts) -> amounts.forEach(books.amounts()::value);
            case Step.Branch branch ->
                throw new IllegalStateException("branch " + branch.clause() + " is no single step");
        }
    }

    private void fill(Step.ToTarget step, SortedSet<String> conditions) {
        var reads = new TreeSet<>(conditions);
        var terms = deal.accounts().get(step.account());
        var target = Optional.ofNullable(terms).flatMap(t -> t.target()).orElseThrow();
        reads.add(target);
        step.upTo().ifPresent(reads::add);
        var goal = books.amounts().limit(target);
        var held = books.accounts().balance(step.account());
        var missing = goal.minus(held.min(goal));
        var due = step.upTo()
                .map(upTo -> books.amounts().limit(upTo).min(missing))
                .orElse(missing);
        move(step.clause(), step.from(), step.account(), due, reads);
    }

    private void move(String clause, String from, String to, Money due, SortedSet<String> reads) {
        var paid = due.min(books.accounts().balance(from));
        var sources = take(from, paid);
        books.accounts().credit(to, paid);
        facts.paid(new PaymentLine(clause, Kind.TRANSFER, to, PayeeType.ACCOUNT, to, due, paid, sources, reads));
    }

    private void residual(Step.Residual step, SortedSet<String> conditions) {
        var reads = new TreeSet<>(conditions);
        step.upTo().ifPresent(reads::add);
        var rest = books.accounts().balance(step.from());
        var paid =
                step.upTo().map(upTo -> books.amounts().limit(upTo).min(rest)).orElse(rest);
        var sources = take(step.from(), paid);
        boolean toClass = deal.tranches().stream().map(TrancheTerms::className).anyMatch(step.payee()::equals);
        var type = toClass ? PayeeType.TRANCHE : PayeeType.PARTY;
        facts.paid(new PaymentLine(
                step.clause(), Kind.RESIDUAL, step.payee(), type, step.payee(), paid, paid, sources, reads));
    }

    private void buy(Step.Buy step, SortedSet<String> reads) {
        var due = books.amounts().limit(step.amount());
        var paid = due.min(books.accounts().balance(step.from()));
        var sources = take(step.from(), paid);
        books.buy(paid);
        facts.paid(new PaymentLine(
                step.clause(), Kind.PURCHASE, step.payee(), PayeeType.PARTY, step.payee(), due, paid, sources, reads));
    }

    private List<PaymentLine.Source> take(String account, Money amount) {
        return books.accounts().take(amount, new LinkedHashMap<>(Map.of(account, amount)));
    }

    private static SortedSet<String> with(SortedSet<String> conditions, String amount) {
        var reads = new TreeSet<>(conditions);
        reads.add(amount);
        return reads;
    }
}
