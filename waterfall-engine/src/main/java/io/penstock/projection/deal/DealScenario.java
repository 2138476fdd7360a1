package io.penstock.projection.deal;

import io.penstock.projection.Scenario;
import io.penstock.waterfall.program.CallRule;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a projection of a deal assumes: about its pool, and about what does not come from the pool.
 *
 * @param pool curves and conventions of the pool; its name is the scenario's name
 * @param fixings rates of floating indices by name; {@code 0.0533} is 5.33 %, at most ten decimals
 * @param inputs the outside figures that the document asks for, by name: money in major units, rates, counts, and
 *     flags as 1 and 0
 * @param otherCash cash of sources that no figure of the pool feeds, in major units, by source
 * @param calls whether the deal's calls are exercised when they can be
 * @param defaults when a defaulted loan leaves the pool balance
 * @param purchases what a revolving deal buys
 */
public record DealScenario(
        Scenario pool,
        SortedMap<String, Series> fixings,
        SortedMap<String, Series> inputs,
        SortedMap<String, Series> otherCash,
        CallRule calls,
        DefaultRule defaults,
        Optional<PurchaseProfile> purchases) {

    /** Copies what it is given. */
    public DealScenario {
        fixings = Collections.unmodifiableSortedMap(new TreeMap<>(fixings));
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        otherCash = Collections.unmodifiableSortedMap(new TreeMap<>(otherCash));
    }

    /** The pool alone: no fixings, no other cash, nothing called, nothing bought. */
    public static DealScenario of(Scenario pool) {
        return new DealScenario(
                pool,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                CallRule.NEVER,
                DefaultRule.AT_DEFAULT,
                Optional.empty());
    }

    public String name() {
        return pool.name();
    }

    public DealScenario withPool(Scenario other) {
        return new DealScenario(other, fixings, inputs, otherCash, calls, defaults, purchases);
    }

    public DealScenario withName(String name) {
        return withPool(pool.withName(name));
    }

    public DealScenario withFixing(String index, Series rates) {
        return new DealScenario(pool, with(fixings, index, rates), inputs, otherCash, calls, defaults, purchases);
    }

    public DealScenario withInput(String input, Series figures) {
        return new DealScenario(pool, fixings, with(inputs, input, figures), otherCash, calls, defaults, purchases);
    }

    public DealScenario withOtherCash(String source, Series cash) {
        return new DealScenario(pool, fixings, inputs, with(otherCash, source, cash), calls, defaults, purchases);
    }

    public DealScenario withCalls(CallRule rule) {
        return new DealScenario(pool, fixings, inputs, otherCash, rule, defaults, purchases);
    }

    public DealScenario withDefaults(DefaultRule rule) {
        return new DealScenario(pool, fixings, inputs, otherCash, calls, rule, purchases);
    }

    public DealScenario withPurchases(PurchaseProfile profile) {
        return new DealScenario(pool, fixings, inputs, otherCash, calls, defaults, Optional.of(profile));
    }

    /** Every figure in a fixed order, one a line: equal scenarios have equal texts, the bytes to hash. */
    public String text() {
        var text = new StringBuilder("deal-scenario/1\n").append(pool.text());
        fixings.forEach((name, rates) -> line(text, "fixing " + name, rates));
        inputs.forEach((name, figures) -> line(text, "input " + name, figures));
        otherCash.forEach((name, cash) -> line(text, "cash " + name, cash));
        line(text, "calls", calls);
        line(text, "defaults", defaults);
        purchases.ifPresent(profile -> line(text, "purchases", profile.loan()));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, Object value) {
        text.append(what).append(' ').append(value).append('\n');
    }

    private static SortedMap<String, Series> with(SortedMap<String, Series> map, String name, Series series) {
        var more = new TreeMap<>(map);
        more.put(name, series);
        return more;
    }
}
