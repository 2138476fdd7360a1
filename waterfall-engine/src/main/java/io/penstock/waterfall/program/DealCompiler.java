package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TestTerms;
import io.penstock.deal.TransitionTerms;
import io.penstock.kernel.Money;
import io.penstock.waterfall.WaterfallInput;
import io.penstock.waterfall.program.CallCode.CallMode;
import io.penstock.waterfall.program.CallCode.Exercised;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compiles a deal: one payment date from its inputs and the state before to its outputs and the state after. */
final class DealCompiler {

    private final ResolvedDeal deal;
    private final Assembler code;
    private final Layout layout;
    private final Recorder recorder;
    private final Books books;
    private final CallMode callMode;

    private DealCompiler(ResolvedDeal deal, Bounds bounds, CallMode callMode, boolean report) {
        this.deal = deal;
        this.callMode = callMode;
        this.code = new Assembler();
        this.layout = new Layout(code);
        this.recorder = new Recorder(code, report);
        this.books = new Books(deal, code, layout, recorder, bounds);
    }

    /**
     * Compiles a deal.
     *
     * @throws ArithmeticException if its figures do not fit the bounds
     */
    static CompiledDeal compile(ResolvedDeal deal, Bounds bounds, CallMode callMode, boolean report) {
        return new DealCompiler(deal, bounds, callMode, report).compile();
    }

    private CompiledDeal compile() {
        books.forgetAmounts();
        var calls = callMode == CallMode.NEVER || deal.calls().isEmpty() ? List.<Exercised>of() : calls();
        var exercised = calls.stream().map(Exercised::mask).reduce(code::or).orElse(code.constant(Val.FALSE));
        var open = code.not(exercised);
        receive(calls, open);
        new AccrualCode(books).run();
        books.amounts().start();
        var tests = new TestCode(books);
        var modes = new ModeCode(books);
        tests.evaluate(TestTerms.Point.START);
        modes.transit(TransitionTerms.Point.START, open);
        var steps = new StepCode(books, tests, modes);
        for (var mode : Modes.of(deal)) {
            steps.block(deal.steps(mode), books.isMode(books.mode.value(), mode), new TreeSet<>());
        }
        tests.evaluate(TestTerms.Point.END);
        modes.transit(TransitionTerms.Point.END, open);
        States.previous(deal).forEach(name -> books.amounts().compute(name, code.constant(Val.TRUE)));
        return new ClosingCode(books, exercised).close();
    }

    /** The calls, from books of their own that are thrown away. */
    private List<Exercised> calls() {
        var before = code.snapshot();
        var calls = new ArrayList<Exercised>();
        recorder.silently(() -> {
            receive(List.of(), code.constant(Val.TRUE));
            new AccrualCode(books).run();
            calls.addAll(new CallCode(books, callMode).evaluate());
        });
        code.restore(before);
        books.forgetAmounts();
        return calls;
    }

    /** @param open a mask: no call is exercised */
    private void receive(List<Exercised> calls, Val open) {
        books.cash = 0;
        var total = code.constant(0);
        var sinceClosing = code.constant(0);
        for (var source : deal.sources().entrySet()) {
            var name = source.getKey();
            var cash = books.money(Input.source(name));
            var since = code.add(layout.state(StateField.Kind.COLLECTED, name), cash);
            books.collected.put(name, cash);
            books.collectedSinceClosing.put(name, since);
            new SourceCode(books).credit(source.getValue(), cash);
            if (!name.equals(WaterfallInput.RESERVE_INCOME)) {
                total = code.add(total, cash);
                sinceClosing = code.add(sinceClosing, since);
            }
        }
        books.collectedTotal = total;
        books.collectedTotalSinceClosing = sinceClosing;
        books.poolEnd = code.where(open, books.money(Input.POOL_END));
        books.accounts.forEach((name, account) -> {
            books.accountsOpen.put(name, account.value());
            books.cash = Math.addExact(books.cash, account.value().high());
        });
        for (var call : calls) {
            var account = books.account(call.terms().to());
            code.set(account, code.add(account.value(), call.price()));
            books.cash = Math.addExact(books.cash, call.price().high());
            var price = recorder.keep(call.price());
            recorder.fact(
                    call.mask(),
                    (outputs, _, facts) ->
                            facts.received(WaterfallInput.CALL, new Money(deal.currency(), price.of(outputs))));
            call.terms()
                    .mode()
                    .ifPresent(
                            mode -> new ModeCode(books).call(mode, call.terms().name(), call.mask()));
        }
        books.accounts.forEach((name, account) -> {
            var kept = recorder.keep(account.value());
            recorder.fact(
                    code.constant(Val.TRUE),
                    (outputs, _, facts) -> facts.accountBefore(name, new Money(deal.currency(), kept.of(outputs))));
        });
    }
}
