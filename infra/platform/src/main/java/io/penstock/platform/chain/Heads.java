package io.penstock.platform.chain;

import io.penstock.onchain.VersionedEffect;
import java.util.List;

/** A writer's running hash, computed from the log instead of read from the chain. */
final class Heads {

    private Heads() {}

    /**
     * The head after these effects.
     *
     * @param applied with their versions, in the chain's order
     * @throws IllegalStateException if one has no version
     */
    static String after(String head, List<ChainEffect> applied) {
        var result = head;
        for (ChainEffect each : applied) {
            var version = each.version();
            if (version == null) {
                throw new IllegalStateException(
                        "applied effect " + each.effect().key() + " has no version");
            }
            result = new VersionedEffect(each.effect(), version).headAfter(result);
        }
        return result;
    }
}
