package io.penstock.projection.deal;

import io.penstock.deal.ResolvedDeal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which source of the deal receives which cash of the pool. Scheduled principal and prepayments have sources of their
 * own where the deal names them, and are {@code principal} otherwise.
 */
final class PoolSources {

    /** The kinds of cash that a pool brings. */
    enum Flow {
        INTEREST,
        SCHEDULED_PRINCIPAL,
        PREPAYMENT,
        RECOVERY
    }

    private static final Map<Flow, List<String>> NAMES = Map.of(
            Flow.INTEREST, List.of("interest"),
            Flow.SCHEDULED_PRINCIPAL, List.of("scheduledPrincipal", "principal"),
            Flow.PREPAYMENT, List.of("prepayments", "principal"),
            Flow.RECOVERY, List.of("recoveries"));

    private final Map<Flow, String> source = new EnumMap<>(Flow.class);
    private final List<String> others = new ArrayList<>();

    PoolSources(ResolvedDeal deal) {
        var named = deal.sources().keySet();
        for (var flow : Flow.values()) {
            NAMES.getOrDefault(flow, List.of()).stream()
                    .filter(named::contains)
                    .findFirst()
                    .ifPresent(name -> source.put(flow, name));
        }
        // A source that the pool could feed takes no other cash, or the pool would not roll forward.
        named.stream()
                .filter(name -> NAMES.values().stream().noneMatch(names -> names.contains(name)))
                .forEach(others::add);
    }

    /** The source that receives this cash; empty if the deal names none. */
    Optional<String> of(Flow flow) {
        return Optional.ofNullable(source.get(flow));
    }

    /** Sources that no cash of the pool reaches. */
    List<String> others() {
        return List.copyOf(others);
    }

    /** Names by which a deal can take this cash. */
    static Set<String> namesOf(Flow flow) {
        return Set.copyOf(NAMES.getOrDefault(flow, List.of()));
    }

    /** Whether both parts of principal go to one source, and are rounded as one. */
    boolean principalIsOne() {
        return of(Flow.SCHEDULED_PRINCIPAL).equals(of(Flow.PREPAYMENT));
    }
}
