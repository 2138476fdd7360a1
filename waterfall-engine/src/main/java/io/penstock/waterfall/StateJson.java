package io.penstock.waterfall;

import io.penstock.deal.Json;
import io.penstock.kernel.Money;
import java.util.Optional;
import java.util.function.Function;

/** States as JSON trees, both ways. The currency stands in the object around them. */
final class StateJson {

    private StateJson() {}

    static Json write(DealState state) {
        return members(state).json();
    }

    static JsonOut members(DealState state) {
        return new JsonOut()
                .text("mode", state.mode())
                .text("ended", state.ended())
                .text("paymentNumber", state.paymentNumber())
                .moneys("accounts", state.accounts())
                .map("classes", state.classes(), StateJson::classState)
                .moneys("fees", state.fees())
                .moneys("ledgers", state.ledgers())
                .map("tests", state.tests(), StateJson::testState)
                .texts("previous", state.previous())
                .put("pool", pool(state.pool()))
                .moneys("collected", state.collected());
    }

    static DealState read(Fields in, Function<String, Money> money) {
        return new DealState(
                in.text("mode"),
                in.flag("ended"),
                in.value("paymentNumber", Integer::parseInt),
                in.texts("accounts", money),
                in.objects(
                        "classes",
                        c -> new ClassState(
                                c.value("originalBalance", money),
                                c.value("balance", money),
                                c.value("deferredInterest", money),
                                c.value("writtenDown", money))),
                in.texts("fees", money),
                in.texts("ledgers", money),
                in.objects("tests", t -> new TestState(t.flag("failed"), t.value("passesInARow", Integer::parseInt))),
                in.texts("previous", text -> text),
                in.object(
                        "pool",
                        p -> new PoolState(
                                p.has("balance") ? Optional.of(p.value("balance", money)) : Optional.empty(),
                                p.value("cumulativeDefaulted", money),
                                p.value("purchased", money))),
                in.texts("collected", money));
    }

    private static Json classState(ClassState c) {
        return new JsonOut()
                .money("originalBalance", c.originalBalance())
                .money("balance", c.balance())
                .money("deferredInterest", c.deferredInterest())
                .money("writtenDown", c.writtenDown())
                .json();
    }

    private static Json testState(TestState test) {
        return new JsonOut()
                .text("failed", test.failed())
                .text("passesInARow", test.passesInARow())
                .json();
    }

    private static Json pool(PoolState pool) {
        var out = new JsonOut()
                .money("cumulativeDefaulted", pool.cumulativeDefaulted())
                .money("purchased", pool.purchased());
        pool.balance().ifPresent(balance -> out.money("balance", balance));
        return out.json();
    }
}
