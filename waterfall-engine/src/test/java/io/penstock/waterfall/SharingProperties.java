package io.penstock.waterfall;

import static io.penstock.Cases.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.deal.Order;
import io.penstock.deal.Order.Basis;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharingProperties {

    private static final List<String> NAMES = List.of("A", "B", "C", "D", "E");

    /** @param tiers amounts shared one after the other; together at most the capacity */
    private record Case(
            Order order, LinkedHashMap<String, Long> capacities, Map<String, Long> originals, List<Long> tiers) {

        Sharing sharing() {
            return new Sharing(order, capacities, originals);
        }

        long total() {
            return tiers.stream().mapToLong(Long::longValue).sum();
        }

        /** What each target has after all tiers. */
        Map<String, Long> shared() {
            var sharing = sharing();
            var shared = new LinkedHashMap<String, Long>();
            tiers.forEach(tier -> sharing.share(tier).forEach((target, part) -> shared.merge(target, part, Long::sum)));
            return shared;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void partsAddUpAndNoneIsNegativeOrMoreThanItsTargetCanTake(long seed) {
        forAll(seed, SharingProperties::generate, c -> {
            var sharing = c.sharing();
            for (long tier : c.tiers()) {
                var parts = sharing.share(tier);
                assertThat(parts.sequencedKeySet())
                        .containsExactlyElementsOf(c.capacities().keySet());
                assertThat(parts.values()).allMatch(part -> part >= 0);
                assertThat(parts.values().stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(tier);
            }
            c.shared()
                    .forEach((target, part) ->
                            assertThat(part).isLessThanOrEqualTo(c.capacities().get(target)));
        });
    }

    /** Rounding tier by tier would break this after a few tiers; one unit is the Alabama paradox. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void tiersGiveEachTargetWhatTheirTotalWouldWithinOneUnit(long seed) {
        forAll(seed, SharingProperties::generate, c -> {
            var atOnce = c.sharing().share(c.total());
            c.shared()
                    .forEach((target, part) ->
                            assertThat(Math.abs(part - part(atOnce, target))).isLessThanOrEqualTo(1));
        });
    }

    /** With two targets there is no such paradox, and the rule of the certificates is exact. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void ofTwoTheFirstHasItsShareRoundedHalfUpOnce(long seed) {
        forAll(seed, (random, size) -> generate(random, size, 2, true), c -> {
            long a = part(c.capacities(), "A");
            long b = part(c.capacities(), "B");
            // floor(total × a ÷ (a + b) + 1/2), with capacities as weights, so that none is full before the other
            var both = BigInteger.valueOf(a + b);
            long expected = BigInteger.valueOf(c.total())
                    .multiply(BigInteger.valueOf(2 * a))
                    .add(both)
                    .divide(both.multiply(BigInteger.TWO))
                    .longValueExact();
            assertThat(part(c.shared(), "A")).isEqualTo(expected);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void moreCostsNoTargetMoreThanOneUnit(long seed) {
        forAll(seed, SharingProperties::generate, c -> {
            if (c.sharing().capacity() > c.total()) {
                var less = c.sharing().share(c.total());
                var more = c.sharing().share(c.total() + 1);
                less.forEach(
                        (target, part) -> assertThat(part(more, target) + 1).isGreaterThanOrEqualTo(part));
            }
        });
    }

    private static long part(Map<String, Long> parts, String target) {
        return parts.getOrDefault(target, 0L);
    }

    private static Case generate(RandomGenerator random, int size) {
        return generate(random, size, 1 + random.nextInt(5), false);
    }

    private static Case generate(RandomGenerator random, int size, int targets, boolean plain) {
        var capacities = new LinkedHashMap<String, Long>();
        var originals = new LinkedHashMap<String, Long>();
        for (var name : NAMES.subList(0, targets)) {
            long bound = random.nextInt(4) == 0 ? 5 : 1L << Math.min(size, 50);
            long original = 1 + random.nextLong(bound);
            originals.put(name, original);
            capacities.put(name, plain ? original : random.nextLong(original + 1));
        }
        var order = plain
                ? new Order.ProRata(Basis.BALANCE, ones(NAMES.subList(0, targets)))
                : order(random, NAMES.subList(0, targets));
        long left = capacities.values().stream().mapToLong(Long::longValue).sum();
        var tiers = new ArrayList<Long>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            long tier = random.nextInt(6) == 0 ? left : random.nextLong(left + 1);
            tiers.add(tier);
            left -= tier;
        }
        return new Case(order, capacities, originals, tiers);
    }

    /** Splits the targets in two, and each half again. */
    private static Order order(RandomGenerator random, List<String> names) {
        var items = new ArrayList<Order>();
        int split = names.size() < 3 || random.nextBoolean() ? names.size() : 1 + random.nextInt(names.size() - 1);
        items.addAll(ones(names.subList(0, split)));
        if (split < names.size()) {
            items.add(order(random, names.subList(split, names.size())));
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Order.Sequential(items);
            case 1 -> new Order.ProRata(Basis.ORIGINAL_BALANCE, items);
            default -> new Order.ProRata(Basis.BALANCE, items);
        };
    }

    private static List<Order> ones(List<String> names) {
        return names.stream().<Order>map(Order.One::new).toList();
    }
}
