package io.penstock.waterfall;

import io.penstock.deal.Order;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step;
import io.penstock.deal.Step.Side;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs the steps that move no cash: into ledgers, and losses of classes. What no target takes is a shortfall of the last. */
final class BookSteps {

    private final ResolvedDeal deal;
    private final Books books;
    private final PaymentFacts facts;

    BookSteps(ResolvedDeal deal, Books books, PaymentFacts facts) {
        this.deal = deal;
        this.books = books;
        this.facts = facts;
    }

    void book(Step.Book step, SortedSet<String> reads) {
        boolean debit = step.side() == Side.DEBIT;
        var left = books.amounts().limit(step.amount());
        var last = step.ledgers().getLast();
        for (var ledger : step.ledgers()) {
            var taken = debit
                    ? books.ledgers().debit(ledger, left)
                    : books.ledgers().credit(ledger, left);
            var due = ledger.equals(last) ? left : taken;
            var kind = debit ? Kind.DEBIT : Kind.CREDIT;
            facts.paid(new PaymentLine(
                    step.clause(), kind, ledger, PayeeType.LEDGER, ledger, due, taken, List.of(), reads));
            left = left.minus(taken);
        }
    }

    void writeDown(Step.WriteDown step, SortedSet<String> reads) {
        write(step.clause(), step.targets(), step.amount(), Kind.WRITE_DOWN, books.claims()::balance, reads);
    }

    void writeUp(Step.WriteUp step, SortedSet<String> reads) {
        write(step.clause(), step.targets(), step.amount(), Kind.WRITE_UP, books.claims()::writtenDown, reads);
    }

    private void write(
            String clause,
            Order targets,
            String amount,
            Kind kind,
            Function<String, Money> capacity,
            SortedSet<String> reads) {
        var order = Targets.resolve(deal, targets);
        SequencedMap<String, Long> capacities = new LinkedHashMap<>();
        Targets.leaves(order)
                .forEach(name -> capacities.put(name, capacity.apply(name).minorUnits()));
        var originals = deal.tranches().stream()
                .collect(Collectors.toMap(
                        TrancheTerms::className, t -> t.originalBalance().minorUnits()));
        var sharing = new Sharing(order, capacities, originals);
        var whole = books.amounts().limit(amount);
        long taken = Math.min(whole.minorUnits(), sharing.capacity());
        long untaken = whole.minorUnits() - taken;
        var last = capacities.lastEntry().getKey();
        sharing.share(taken).forEach((className, part) -> {
            var written = new Money(deal.currency(), part);
            if (kind == Kind.WRITE_DOWN) {
                books.claims().writeDown(className, written);
            } else {
                books.claims().writeUp(className, written);
            }
            var due = className.equals(last) ? new Money(deal.currency(), part + untaken) : written;
            facts.paid(new PaymentLine(
                    clause, kind, className, PayeeType.TRANCHE, className, due, written, List.of(), reads));
        });
    }
}
