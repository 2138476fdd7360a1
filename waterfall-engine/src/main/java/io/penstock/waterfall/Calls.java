package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Whether the calls of a deal can be exercised on a payment date, and for which price. */
final class Calls {

    private final ResolvedDeal deal;
    private final WaterfallInput input;

    Calls(ResolvedDeal deal, WaterfallInput input) {
        this.deal = deal;
        this.input = input;
    }

    /**
     * Every call, in document order.
     *
     * @param books of the payment date before its first step, as if nobody exercised anything
     * @throws IllegalArgumentException if the input exercises a call whose condition does not hold
     */
    List<CallResult> evaluate(Books books) {
        var results = new ArrayList<CallResult>();
        deal.calls().forEach((name, call) -> {
            var condition = books.amounts().compute(call.when());
            boolean exercised = input.exercised().contains(name);
            if (exercised && !condition.holds()) {
                throw new IllegalArgumentException("exercised: call " + name + " of " + deal.dealId()
                        + " cannot be exercised on " + input.paymentDate() + ", because "
                        + call.terms().when() + " does not hold with " + condition.inputs()
                        + "; leave it out of the input");
            }
            var inputs = new TreeMap<>(condition.inputs());
            var price = Money.zero(deal.currency());
            if (condition.holds()) {
                price = books.amounts().limit(call.terms().price());
                inputs.put(
                        call.terms().price(), books.amounts().text(call.terms().price()));
            }
            results.add(new CallResult(name, condition.holds(), exercised, price, inputs));
        });
        return results;
    }
}
