package io.penstock.waterfall.program;

import io.penstock.deal.CallTerms;
import io.penstock.deal.formula.Formula;
import io.penstock.kernel.Money;
import io.penstock.waterfall.CallResult;
import java.util.ArrayList;
import java.util.List;

/** Compiles the calls of a deal: whether each can be exercised, for which price, and whether it is. */
final class CallCode {

    private final Books books;
    private final Assembler code;
    private final CallMode callMode;

    /** Who decides whether a call is exercised. */
    enum CallMode {
        /** The input of the payment date. */
        INPUT,
        NEVER,
        FIRST_CHANCE
    }

    /**
     * A call that is exercised where the mask holds.
     *
     * @param price zero elsewhere
     */
    record Exercised(CallTerms terms, Val mask, Val price) {}

    CallCode(Books books, CallMode callMode) {
        this.books = books;
        this.code = books.code;
        this.callMode = callMode;
    }

    /** Every call, in document order. The books are those of the payment date as if nobody exercised anything. */
    List<Exercised> evaluate() {
        var exercised = new ArrayList<Exercised>();
        var open = code.constant(Val.TRUE);
        for (var call : books.deal.calls().values()) {
            var terms = call.terms();
            books.calculator.begin("call " + terms.name());
            var holds = books.amounts().condition(call.when(), code.constant(Val.TRUE));
            var inputs =
                    books.texts.inputs(List.of(call.when()), books.amounts().formulas());
            var price = code.where(holds, books.amounts().limit(terms.price(), holds));
            var priceInputs = books.texts.inputs(
                    List.of(new Formula.Amount(terms.price())), books.amounts().formulas());
            var asked = switch (callMode) {
                case NEVER -> code.constant(Val.FALSE);
                case FIRST_CHANCE -> open;
                case INPUT ->
                    code.subtract(
                            code.constant(0), books.layout.input(new Input(Input.Kind.EXERCISED, terms.name()), 0, 1));
            };
            var done = code.and(asked, holds);
            open = code.and(open, code.not(done));
            tell(terms, holds, done, price, inputs, priceInputs);
            exercised.add(new Exercised(terms, done, code.where(done, price)));
        }
        return exercised;
    }

    private void tell(CallTerms terms, Val holds, Val done, Val price, Texts.Inputs inputs, Texts.Inputs priceInputs) {
        var keptHolds = books.recorder.keep(holds);
        var keptDone = books.recorder.keep(done);
        var keptPrice = books.recorder.keep(price);
        books.recorder.factAnyway((outputs, _, facts) -> {
            var told = inputs.of(outputs);
            if (keptHolds.holds(outputs)) {
                told.putAll(priceInputs.of(outputs));
            }
            facts.called(new CallResult(
                    terms.name(),
                    keptHolds.holds(outputs),
                    keptDone.holds(outputs),
                    new Money(books.deal.currency(), keptPrice.of(outputs)),
                    told));
        });
    }
}
