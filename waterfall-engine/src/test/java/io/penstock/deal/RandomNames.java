package io.penstock.deal;

import io.penstock.deal.Order.Basis;
import io.penstock.deal.TrancheTerms.Losses;
import io.penstock.deal.formula.FormulaType.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What a random deal consists of, before any formula or step. */
final class RandomNames {

    private static final String GROUP = "Notes";

    private final RandomGenerator random;
    private final List<String> classes;
    private final List<String> fees = new ArrayList<>();
    private final List<String> tests = new ArrayList<>();
    private final List<String> modes = new ArrayList<>(List.of(DealDocument.AMORTIZING));
    private final List<String> calls = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>(List.of(AccountTerms.COLLECTIONS));
    private final List<LedgerTerms> ledgers = new ArrayList<>();
    private final SequencedMap<String, Kind> inputs = new LinkedHashMap<>();
    private final Map<String, Losses> losses = new HashMap<>();
    private final Map<String, Boolean> compounds = new HashMap<>();
    private final boolean lastHasCoupon;
    private final SortedMap<String, SourceTerms> sources = new TreeMap<>();
    private final SortedMap<String, Order> orders = new TreeMap<>();

    RandomNames(RandomGenerator random, int size) {
        this.random = random;
        int most = 1 + Math.min(5, size / 15);
        classes = List.of("A", "B", "C", "D", "E", "F").subList(0, 1 + random.nextInt(most));
        lastHasCoupon = classes.size() == 1 || random.nextBoolean();
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            fees.add(i == 0 ? "servicing" : "trustee");
        }
        boolean rich = size > 20;
        if (often()) {
            accounts.add(AccountTerms.RESERVE);
        }
        if (rich && often()) {
            accounts.add("incomeBook");
            accounts.add("principalBook");
            twoBooks();
        }
        for (var name : classes) {
            losses.put(name, rich && sometimes() ? one(Losses.values()) : Losses.NONE);
            compounds.put(name, rich && accrues(name) && sometimes());
            if (rich && sometimes()) {
                ledgers.add(new LedgerTerms("pdl" + name, random.nextBoolean() ? Optional.of(name) : Optional.empty()));
            }
        }
        if (rich && sometimes()) {
            ledgers.add(new LedgerTerms("carryOver", Optional.empty()));
        }
        if (rich) {
            List.of("startTest", "stepTest", "endTest").stream()
                    .filter(_ -> often())
                    .forEach(tests::add);
            if (often()) {
                modes.add("accelerated");
            }
            if (sometimes()) {
                modes.add("turbo");
            }
            if (sometimes()) {
                calls.add("cleanUp");
            }
            if (often()) {
                inputs.put("invoice", Kind.MONEY);
                inputs.put("factor", Kind.RATE);
                inputs.put("rating", Kind.COUNT);
                inputs.put("downgraded", Kind.FLAG);
            }
        }
        orders.put("principalOrder", order(classes));
    }

    private void twoBooks() {
        sources.put("interest", SourceTerms.all("incomeBook"));
        sources.put(
                "principal",
                new SourceTerms(new TreeMap<>(Map.of(
                        "principalBook", new BigDecimal("0.7"), AccountTerms.COLLECTIONS, new BigDecimal("0.3")))));
        sources.put(
                "recoveries",
                new SourceTerms(new TreeMap<>(Map.of(
                        "principalBook",
                        new BigDecimal("0.3333333333"),
                        "incomeBook",
                        new BigDecimal("0.3333333333"),
                        AccountTerms.COLLECTIONS,
                        new BigDecimal("0.3333333334")))));
        sources.put("servicerAdvances", SourceTerms.all(AccountTerms.COLLECTIONS));
    }

    /** A random order over all the classes, nested as it comes. */
    Order order(List<String> names) {
        if (names.size() == 1) {
            return new Order.One(names.getFirst());
        }
        int cut = 1 + random.nextInt(names.size() - 1);
        var parts = List.of(order(names.subList(0, cut)), order(names.subList(cut, names.size())));
        return switch (random.nextInt(4)) {
            case 0 -> new Order.ProRata(Basis.BALANCE, parts);
            case 1 -> new Order.ProRata(Basis.ORIGINAL_BALANCE, parts);
            case 2 -> new Order.Reverse(parts);
            default -> new Order.Sequential(parts);
        };
    }

    boolean often() {
        return random.nextInt(3) > 0;
    }

    boolean sometimes() {
        return random.nextInt(3) == 0;
    }

    @SafeVarargs
    final <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** All but the last class of a larger deal have a coupon; the last one may. */
    boolean accrues(String name) {
        return lastHasCoupon || !name.equals(classes.getLast());
    }

    boolean compounds(String name) {
        return compounds.getOrDefault(name, false);
    }

    Losses losses(String name) {
        return losses.getOrDefault(name, Losses.NONE);
    }

    List<String> classes() {
        return classes;
    }

    Optional<String> group() {
        return classes.size() > 2 ? Optional.of(GROUP) : Optional.empty();
    }

    List<String> groupMembers() {
        return classes.subList(0, 2);
    }

    List<String> fees() {
        return fees;
    }

    List<String> tests() {
        return tests;
    }

    List<String> modes() {
        return modes;
    }

    List<String> calls() {
        return calls;
    }

    List<String> accounts() {
        return accounts;
    }

    List<LedgerTerms> ledgers() {
        return ledgers;
    }

    Optional<String> carryOver() {
        return ledgers.stream()
                .map(LedgerTerms::name)
                .filter("carryOver"::equals)
                .findFirst();
    }

    SequencedMap<String, Kind> inputs() {
        return inputs;
    }

    SortedMap<String, SourceTerms> sources() {
        return sources;
    }

    SortedMap<String, Order> orders() {
        return orders;
    }
}
