package io.penstock.projection.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All 109 contracts of the ACTUS test set, each event with its time, type and four figures, to 1e-10. */
class ActusContractsTest {

    private static final double TOLERANCE = 1e-10;

    /** What the vectors count: rate resets and fixed payments move no cash. */
    private static final Set<EventType> CASH = EnumSet.of(EventType.IED, EventType.PR, EventType.IP, EventType.MD);

    /** Contracts whose published figures are not ours, and the term that decides it. */
    private static final Map<String, String> OUTSIDE = Map.of(
            "lam18",
            "interestCalculationBase NTIED: the published interest follows the current principal, which is NT");

    @Test
    void reproducesEveryContractButTheOnesNamed() {
        var counts = new TreeMap<ContractType, int[]>();
        var outside = new ArrayList<String>();
        for (var type : ContractType.values()) {
            var count = counts.computeIfAbsent(type, t -> new int[3]);
            for (var contract : ActusCase.of(type)) {
                var published = contract.published();
                count[0]++;
                if (OUTSIDE.containsKey(contract.id())) {
                    assertThat(difference(contract.calculated(), published)).isNotEmpty();
                    outside.add(contract.id());
                } else {
                    assertThat(difference(contract.calculated(), published))
                            .as(contract.id())
                            .isEmpty();
                    count[1]++;
                    count[2] += published.size();
                }
            }
        }
        counts.forEach((type, count) -> System.out.println(
                type + ": " + count[1] + " of " + count[0] + " contracts reproduced, " + count[2] + " events"));
        OUTSIDE.forEach((id, why) -> System.out.println(id + " is outside: " + why));
        assertThat(outside).containsExactly("lam18");
        assertThat(counts.get(ContractType.PAM)).containsExactly(25, 25, 347);
        assertThat(counts.get(ContractType.LAM)).containsExactly(31, 30, 800);
        assertThat(counts.get(ContractType.NAM)).containsExactly(22, 22, 672);
        assertThat(counts.get(ContractType.ANN)).containsExactly(31, 31, 1060);
    }

    @Test
    void reproducesTheSeventyThatAreKnownToAgree() {
        int contracts = 0;
        int events = 0;
        long cash = 0;
        for (var type : ContractType.values()) {
            var ids = knownBefore(type)
                    .mapToObj(number ->
                            String.format(Locale.ROOT, "%s%02d", type.name().toLowerCase(Locale.ROOT), number))
                    .toList();
            for (var contract : ActusCase.of(type)) {
                if (ids.contains(contract.id())) {
                    assertThat(difference(contract.calculated(), contract.published()))
                            .as(contract.id())
                            .isEmpty();
                    contracts++;
                    events += contract.published().size();
                    cash += contract.published().stream()
                            .filter(event -> CASH.contains(event.type()))
                            .count();
                }
            }
        }
        System.out.println("of them known before: " + contracts + " contracts, " + cash + " cash events and "
                + (events - cash) + " others");
        assertThat(contracts).isEqualTo(70);
        assertThat(cash).isEqualTo(1929);
        assertThat(events).isEqualTo(2088);
    }

    /** Read as NT, the one that is outside agrees too: nothing else in it differs. */
    @Test
    void reproducesTheOneOutsideWithTheOtherInterestBase() {
        var outside = ActusCase.of(ContractType.LAM).get(17);
        var published = outside.published();
        assertThat(outside.id()).isEqualTo("lam18");
        assertThat(difference(outside.withInterestBase("NT").calculated(), published))
                .isEmpty();
        assertThat(published).hasSize(20);
    }

    /** The first event that differs, or nothing. */
    private static String difference(List<ContractEvent> calculated, List<ContractEvent> published) {
        if (calculated.size() != published.size()) {
            return calculated.size() + " events, published " + published.size();
        }
        return IntStream.range(0, published.size())
                .filter(i -> !same(calculated.get(i), published.get(i)))
                .mapToObj(i -> calculated.get(i) + ", published " + published.get(i))
                .findFirst()
                .orElse("");
    }

    private static boolean same(ContractEvent left, ContractEvent right) {
        return left.time().equals(right.time())
                && left.type() == right.type()
                && Stream.of(
                                left.payoff() - right.payoff(),
                                left.notional() - right.notional(),
                                left.couponRate() - right.couponRate(),
                                left.accruedInterest() - right.accruedInterest())
                        .allMatch(difference -> Math.abs(difference) <= TOLERANCE);
    }

    /** What the vectors' own check had reproduced before, by number. */
    private static IntStream knownBefore(ContractType type) {
        return switch (type) {
            case PAM -> numbers(1, 5, 15, 17, 21, 24);
            case LAM -> numbers(1, 1, 5, 15, 19, 20, 23, 23, 27, 31);
            case NAM -> numbers(1, 2, 5, 14, 17, 18, 20, 21);
            case ANN -> numbers(1, 10, 12, 13, 15, 16, 20, 20, 22, 22, 24, 25, 27, 27, 29, 31);
        };
    }

    /** From the first to the second of each pair. */
    private static IntStream numbers(int... pairs) {
        return IntStream.range(0, pairs.length / 2).flatMap(i -> IntStream.rangeClosed(pairs[2 * i], pairs[2 * i + 1]));
    }
}
