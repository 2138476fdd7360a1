package io.penstock.waterfall;

import io.penstock.deal.ResolvedCall;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TestTerms;
import io.penstock.deal.TransitionTerms;
import io.penstock.kernel.Money;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One payment date while it runs. Plain and exact, one object a step: this is the reading of the document
 * that a faster one has to agree with.
 *
 * <p>The order: calls as if nobody exercised them; cash in; interest and fees become due; amounts at start; tests
 * and transitions at start; the steps of the mode; tests and transitions at end; unpaid interest.
 */
final class Execution {

    private final ResolvedDeal deal;
    private final WaterfallInput input;
    private final PaymentFacts facts = new PaymentFacts();
    private final Books books;

    Execution(ResolvedDeal deal, WaterfallInput input) {
        this.deal = deal;
        this.input = input;
        this.books = new Books(deal, input, facts);
    }

    PaymentReport run() {
        var calls = new Calls(deal, input).evaluate(beforeCalls());
        calls.forEach(facts::called);
        var exercised = calls.stream().filter(CallResult::exercised).findFirst();
        receive(exercised);
        new Accrual(deal, input, books, facts).run();
        books.amounts().start();
        books.tests().evaluate(TestTerms.Point.START);
        if (exercised.isEmpty()) {
            books.modes().transit(TransitionTerms.Point.START);
        }
        new Steps(deal, books, facts).run(deal.steps(books.mode()), new TreeSet<>());
        books.tests().evaluate(TestTerms.Point.END);
        if (exercised.isEmpty()) {
            books.modes().transit(TransitionTerms.Point.END);
        }
        var remembered = remembered();
        books.claims().defer();
        return facts.report(deal, input, books.mode(), closing(exercised.isPresent(), remembered));
    }

    /** The same payment date before its first step, in books of its own that are thrown away. */
    private Books beforeCalls() {
        var trial = new Execution(deal, input);
        trial.receive(Optional.empty());
        return trial.books;
    }

    private void receive(Optional<CallResult> exercised) {
        deal.sources().keySet().forEach(source -> {
            books.credit(source, input.collected(source));
            facts.received(source, input.collected(source));
        });
        books.open();
        exercised.ifPresent(call -> {
            var terms = call(call.name()).terms();
            books.sell(terms.to(), call.price());
            facts.received(WaterfallInput.CALL, call.price());
            terms.mode().ifPresent(mode -> books.modes().call(mode, call.name()));
        });
        books.accounts().balances().forEach(facts::accountBefore);
    }

    private ResolvedCall call(String name) {
        var call = deal.calls().get(name);
        if (call == null) {
            throw new IllegalStateException("a checked deal has no call " + name);
        }
        return call;
    }

    /** What the next payment date can ask for by {@code previous(…)}; what nothing needed is computed now. */
    private SortedMap<String, String> remembered() {
        var remembered = new TreeMap<String, String>();
        DealState.remembered(deal)
                .forEach(name -> remembered.put(name, books.amounts().text(name)));
        return remembered;
    }

    private DealState closing(boolean called, SortedMap<String, String> remembered) {
        var opening = input.opening();
        var collected = new TreeMap<>(opening.collected());
        input.collections().forEach((source, cash) -> {
            if (!cash.isZero()) {
                collected.merge(source, cash, Money::plus);
            }
        });
        var pool = new PoolState(
                Optional.of(books.poolEnd()),
                opening.pool().cumulativeDefaulted().plus(input.pool().defaulted()),
                books.purchased());
        return new DealState(
                books.modes().next(),
                called,
                books.period().number(),
                books.accounts().balances(),
                books.claims().classes(),
                books.claims().fees(),
                books.ledgers().balances(),
                books.tests().states(),
                remembered,
                pool,
                collected);
    }
}
