package io.penstock.platform.chain;

import io.penstock.onchain.Effect;
import io.penstock.onchain.Gateway;
import io.penstock.onchain.Refusal;
import io.penstock.onchain.VersionedEffect;
import io.penstock.platform.chain.ChainNode.Head;
import io.penstock.platform.chain.ChainNode.Trial;
import io.penstock.platform.chain.ChainStore.Placed;
import io.penstock.platform.chain.ChainStore.Signing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs what would succeed, strictly in order of submission and in batches. An effect that would be refused while others
 * are on their way may depend on them, so it waits; refused with nothing before it, it has failed, and no nonce was spent.
 *
 * <p>The dry run is the whole batch through the gateway, numbered as the chain stands: what is in flight of a stream is
 * counted off, so that several transactions of one stream can be on their way. See {@code docs/decisions/0030}.
 */
final class ChainSigning {

    private static final Logger LOG = LoggerFactory.getLogger(ChainSigning.class);
    private static final int PATIENCE = 3;

    private final ChainStore store;
    private final ChainNode node;
    private final ChainRound.Limits limits;
    private int confused;
    private Waiting waiting = new Waiting(0, "", 0, 0);

    /** What was tried and has to wait: until there is a new block, or room in the window. */
    private record Waiting(long position, String block, int inFlight, long gasLimit) {}

    /** An effect with the version that it gets, and the one that the chain would take at this moment. */
    private record Numbered(ChainEffect row, long version, long trialVersion) {
        VersionedEffect signed() {
            return new VersionedEffect(row.effect(), version);
        }

        VersionedEffect tried() {
            return new VersionedEffect(row.effect(), trialVersion);
        }
    }

    ChainSigning(ChainStore store, ChainNode node, ChainRound.Limits limits) {
        this.store = store;
        this.node = node;
        this.limits = limits;
    }

    void sign(BooleanSupplier active, Head head) throws IOException {
        boolean checked = false;
        while (active.getAsBoolean()) {
            var batch = Batches.first(store.nextNew(Gateway.MAX_BATCH), Gateway.MAX_BATCH, head.gasLimit());
            var inFlight = store.inFlight();
            if (batch.isEmpty() || inFlight.size() >= limits.window() || mustWait(batch, inFlight, head)) {
                return;
            }
            if (!checked) {
                var strange = node.strangeness();
                if (strange.isPresent()) {
                    throw new IOException(strange.get()); // the worker begins again and halts there
                }
                checked = true;
            }
            if (!one(batch, inFlight, head)) {
                return;
            }
        }
    }

    private boolean mustWait(List<ChainEffect> batch, List<ChainTransaction> inFlight, Head head) {
        if (waiting.position() != batch.getFirst().position()) {
            return false;
        }
        boolean same = waiting.inFlight() == inFlight.size()
                && waiting.block().equals(head.block().hash());
        return same || (waiting.gasLimit() > 0 && !Batches.fits(inFlight, waiting.gasLimit(), gasWindow(head)));
    }

    private long gasWindow(Head head) {
        return Math.min(limits.gasWindow(), head.gasLimit());
    }

    /** Signs one transaction or settles one effect. @return whether to go on */
    private boolean one(List<ChainEffect> effects, List<ChainTransaction> inFlight, Head head) throws IOException {
        var batch = effects;
        while (true) {
            var numbered = number(batch);
            switch (node.trial(numbered.stream().map(Numbered::tried).toList())) {
                case Trial.Passed(long gas) -> {
                    confused = 0;
                    long limit = Batches.gasLimit(gas, batch.size());
                    int share = Batches.share(batch.size(), limit, head.gasLimit());
                    if (share < batch.size()) {
                        batch = batch.subList(0, share);
                        continue;
                    }
                    if (!Batches.fits(inFlight, limit, gasWindow(head))) {
                        waiting = new Waiting(
                                batch.getFirst().position(), head.block().hash(), inFlight.size(), limit);
                        return false;
                    }
                    write(numbered, Math.min(limit, head.gasLimit()), inFlight);
                    return true;
                }
                case Trial.Refused(Refusal refusal) -> {
                    if (refusal.isOutOfOrder()) {
                        return outOfOrder(refusal, inFlight);
                    }
                    int good = blamed(batch, refusal);
                    if (good > 0) {
                        batch = batch.subList(0, good);
                        continue;
                    }
                    return refused(batch.getFirst(), refusal, inFlight, head);
                }
            }
        }
    }

    /** How many effects stand before the one that is to blame; one at a time if the chain does not tell. */
    private static int blamed(List<ChainEffect> batch, Refusal refusal) {
        for (int i = 0; i < batch.size(); i++) {
            if (refusal.effectId().filter(batch.get(i).effect().id()::equals).isPresent()) {
                return i;
            }
        }
        return batch.size() > 1 ? 1 : 0;
    }

    private boolean refused(ChainEffect effect, Refusal refusal, List<ChainTransaction> inFlight, Head head)
            throws IOException {
        if (refusal.isPayloadMismatch() && adopt(effect)) {
            return true;
        }
        boolean replayed = store.link().map(ChainLink::state).orElse(null) == ChainLink.State.REBUILD;
        if (!inFlight.isEmpty() || replayed) {
            waiting = new Waiting(effect.position(), head.block().hash(), inFlight.size(), 0);
            return false;
        }
        LOG.error("effect {} would be refused on chain: {}", effect.effect().key(), refusal.text());
        store.refused(effect.position(), refusal.code(), refusal.text());
        return true;
    }

    /** The chain has it under another version: by a transaction that this log has lost, as after a restore. */
    private boolean adopt(ChainEffect row) throws IOException {
        var payload = node.appliedPayload(row.effect().id());
        long last = node.streamVersion(row.effect().stream());
        for (long version = 1; payload.isPresent() && version <= last; version++) {
            if (new VersionedEffect(row.effect(), version).payload().equals(payload.get())) {
                LOG.warn(
                        "effect {} is on chain as version {} of its stream",
                        row.effect().key(),
                        version);
                store.adopted(new Placed(row.position(), row.effect().id(), version, payload.get()));
                return true;
            }
        }
        return false;
    }

    /** The chain moved between two questions, or it has effects of the stream that this log does not know. */
    private boolean outOfOrder(Refusal refusal, List<ChainTransaction> inFlight) {
        confused = inFlight.isEmpty() ? confused + 1 : 0;
        if (confused >= PATIENCE) {
            LOG.error("HALTED: the chain and the log count a stream differently: {}", refusal.text());
            store.link(ChainLink.State.HALTED, "the chain and the log count a stream differently: " + refusal.text());
        }
        return false;
    }

    private void write(List<Numbered> batch, long gasLimit, List<ChainTransaction> inFlight) throws IOException {
        var nonce = nextNonce(inFlight);
        if (nonce == null) {
            return;
        }
        var effects = batch.stream().map(Numbered::signed).toList();
        var gasPrice = node.gasPrice();
        var signed = node.sign(nonce, gasPrice, gasLimit, effects);
        var placed = batch.stream()
                .map(each -> new Placed(
                        each.row().position(),
                        each.row().effect().id(),
                        each.version(),
                        each.signed().payload()))
                .toList();
        store.signed(new Signing(node.address(), nonce, gasLimit, gasPrice, signed.raw(), signed.hash(), placed));
    }

    /** Ours is the stored maximum plus one. A chain that counts further means that someone else uses the key. */
    private @Nullable Long nextNonce(List<ChainTransaction> inFlight) throws IOException {
        var highest = store.highestNonce();
        if (highest.isEmpty()) {
            return node.count();
        }
        if (inFlight.isEmpty() && node.count() > highest.getAsLong() + 1) {
            store.link(
                    ChainLink.State.HALTED,
                    "the relay's key is used by someone else: the chain counts " + node.count()
                            + " transactions, we sent nonces up to " + highest.getAsLong());
            throw new IllegalStateException("the relay's key is used by someone else");
        }
        return highest.getAsLong() + 1;
    }

    private List<Numbered> number(List<ChainEffect> batch) throws IOException {
        var inFlight = store.lowestInFlight();
        Map<String, Long> last = new HashMap<>();
        Map<String, Long> ahead = new HashMap<>();
        var numbered = new ArrayList<Numbered>();
        for (ChainEffect row : batch) {
            Effect effect = row.effect();
            if (!last.containsKey(effect.stream())) {
                long before = row.version() == null ? lastVersion(effect.stream()) : row.version() - 1;
                last.put(effect.stream(), before);
                var lowest = inFlight.get(effect.stream());
                ahead.put(effect.stream(), lowest == null ? 0 : before - lowest + 1);
            }
            long version = last.merge(effect.stream(), 1L, Long::sum);
            numbered.add(new Numbered(row, version, version - ahead.getOrDefault(effect.stream(), 0L)));
        }
        return numbered;
    }

    /** Ours is the highest that was given; where the chain had effects before this log began, it may count further. */
    private long lastVersion(String stream) throws IOException {
        long highest = store.highestVersion(stream).orElse(0);
        boolean fresh = store.link().map(link -> link.baseCount() == 0).orElse(false);
        return fresh ? highest : Math.max(highest, node.streamVersion(stream));
    }
}
