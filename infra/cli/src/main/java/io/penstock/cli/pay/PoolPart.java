package io.penstock.cli.pay;

import io.penstock.cli.file.Part;
import io.penstock.cli.file.StructuredFile;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PoolBalances;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The pool of a collection report. {@code begin + purchased − principal − defaulted − removed = end}, so of end and
 * defaulted one follows from the other; begin is what the state before ended with, and the pool at cut-off does not
 * change.
 */
final class PoolPart {

    private static final Set<String> KEYS = Set.of(
            "begin", "end", "defaulted", "removed", "cutOff", "delinquent30", "delinquent60", "delinquent90", "count");

    /** The sources that are principal of the pool. */
    private static final Set<String> PRINCIPAL = Set.of("principal", "scheduledPrincipal", "prepayments");

    private final StructuredFile file;
    private final ResolvedDeal deal;
    private final OpeningState opening;
    private final SortedMap<String, Money> collections;
    private final Money zero;
    private final Map<String, Money> reported = new HashMap<>();

    PoolPart(StructuredFile file, ResolvedDeal deal, OpeningState opening, SortedMap<String, Money> collections) {
        this.file = file;
        this.deal = deal;
        this.opening = opening;
        this.collections = collections;
        this.zero = Money.zero(deal.currency());
    }

    /** The pool with what can be derived; nothing if a figure is missing or does not add up. */
    Optional<PoolBalances> read(Optional<Part> part) {
        if (part.isEmpty() && !readsPool()) {
            return Optional.of(new PoolBalances(zero, zero, zero, zero));
        }
        if (part.isEmpty()) {
            file.fault("pool", "KEY_MISSING", "pool is missing", "The document computes with it: write pool: {end}");
            return Optional.empty();
        }
        var members = part.get().members(KEYS);
        long count = Optional.ofNullable(members.remove("count"))
                .flatMap(Part::count)
                .map(Integer::longValue)
                .orElse(0L);
        members.forEach((key, value) ->
                MoneyPart.notNegative(value, deal.currency()).ifPresent(money -> reported.put(key, money)));
        if (reported.size() < members.size()) {
            return Optional.empty();
        }
        return begin().flatMap(begin -> balances(begin, count));
    }

    private Optional<PoolBalances> balances(Money begin, long count) {
        var removed = figure("removed").orElse(zero);
        var beforeDefaults = begin.plus(opening.state().pool().purchased())
                .minus(principal())
                .minus(removed);
        var end = figure("end");
        var defaulted = figure("defaulted");
        if (end.isEmpty() && defaulted.isEmpty()) {
            file.fault("pool.end", "KEY_MISSING", "neither end nor defaulted is there", "Write one of them");
            return Optional.empty();
        }
        var allDefaulted = defaulted.orElseGet(() -> beforeDefaults.minus(end.orElseThrow()));
        var endFound = end.orElseGet(() -> beforeDefaults.minus(allDefaulted));
        if (allDefaulted.isNegative()
                || endFound.isNegative()
                || !beforeDefaults.minus(allDefaulted).equals(endFound)) {
            file.fault(
                    "pool",
                    "POOL_DOES_NOT_ROLL",
                    "begin " + begin + " + purchased " + opening.state().pool().purchased() + " - principal "
                            + principal() + " - removed " + removed + " = " + beforeDefaults + "; end "
                            + end.map(Money::toString).orElse("not given") + ", defaulted "
                            + defaulted.map(Money::toString).orElse("not given"),
                    "Find the figure that is wrong; nothing is paid on a pool that does not add up");
            return Optional.empty();
        }
        return cutOff(begin)
                .map(cutOff -> new PoolBalances(
                        begin,
                        allDefaulted,
                        removed,
                        endFound,
                        cutOff,
                        figure("delinquent30").orElse(zero),
                        figure("delinquent60").orElse(zero),
                        figure("delinquent90").orElse(zero),
                        count));
    }

    private Optional<Money> begin() {
        var before = opening.state().pool().balance();
        var begin = figure("begin");
        if (begin.isPresent() && before.isPresent() && !begin.equals(before)) {
            file.fault(
                    "pool.begin",
                    "POOL_DOES_NOT_ROLL",
                    "the pool begins at " + begin.get() + " here and ended at " + before.get() + " in "
                            + opening.name(),
                    "Leave begin out, or find out which figure is right");
            return Optional.empty();
        }
        var found = begin.or(() -> before).or(() -> opening.isClosing() ? figure("cutOff") : Optional.empty());
        if (found.isEmpty()) {
            file.fault("pool.begin", "KEY_MISSING", "begin is missing", opening.name() + " does not say it either");
        }
        return found;
    }

    private Optional<Money> cutOff(Money begin) {
        var known = opening.poolAtCutOff();
        var cutOff = figure("cutOff");
        if (cutOff.isPresent() && known.isPresent() && !cutOff.equals(known)) {
            file.fault(
                    "pool.cutOff",
                    "VALUE_UNEXPECTED",
                    "it is " + cutOff.get() + " here and " + known.get() + " in " + opening.name(),
                    "The pool at cut-off never changes");
            return Optional.empty();
        }
        var found =
                cutOff.or(() -> known).or(() -> opening.isClosing() || !readsCutOff() ? Optional.of(begin) : cutOff);
        if (found.isEmpty()) {
            file.fault("pool.cutOff", "KEY_MISSING", "cutOff is missing", opening.name() + " does not say it either");
        }
        return found;
    }

    private Optional<Money> figure(String key) {
        return Optional.ofNullable(reported.get(key));
    }

    private Money principal() {
        return collections.entrySet().stream()
                .filter(entry -> PRINCIPAL.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(zero, Money::plus);
    }

    private boolean readsPool() {
        return deal.canonicalJson().matches("(?s).*\\bpool\\.[a-z].*");
    }

    private boolean readsCutOff() {
        return deal.canonicalJson().contains("pool.balance@cutOff");
    }
}
