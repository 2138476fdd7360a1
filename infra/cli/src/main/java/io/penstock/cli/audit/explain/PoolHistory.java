package io.penstock.cli.audit.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pool: every tape that was imported, what was frozen, and its anchor. */
final class PoolHistory {

    /** An event with what it says. */
    record Said(Fact fact, JsonNode event) {}

    private final String poolId;
    private final List<Said> tapes = new ArrayList<>();
    private @Nullable Said opened;
    private @Nullable Said frozen;
    private @Nullable Said anchored;

    PoolHistory(String poolId) {
        this.poolId = poolId;
    }

    String poolId() {
        return poolId;
    }

    /** In the order in which they were imported; the last one counts. */
    List<Said> tapes() {
        return List.copyOf(tapes);
    }

    @Nullable
    Said opened() {
        return opened;
    }

    @Nullable
    Said frozen() {
        return frozen;
    }

    @Nullable
    Said anchored() {
        return anchored;
    }

    JsonNode frozenEvent() {
        return frozen == null ? MissingNode.getInstance() : frozen.event();
    }

    void apply(Fact fact, String name, JsonNode event) {
        var said = new Said(fact, event);
        switch (name) {
            case "asset-pool.opened" -> opened = said;
            case "asset-pool.loan-tape-imported" -> tapes.add(said);
            case "asset-pool.frozen" -> frozen = said;
            case "asset-pool.anchored" -> anchored = said;
            default -> {
                // Intents and refusals of the chain change no figure.
            }
        }
    }
}
