package io.penstock.platform.chain;

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

    /** Instead of a gas limit: an effect is settled without a transaction. */
    private static final long NOTHING_SENT = 0;

    /** Instead of a gas limit: no more now. */
    private static final long WAIT = -1;

    private final ChainStore store;
    private final ChainNode node;
    private final ChainRound.Limits limits;
    private final GasGuess gas = new GasGuess();
    private int confused;
    private Waiting waiting = new Waiting(0, "", 0, 0);

    /** What was tried and has to wait: until there is a new block, or room in the window. */
    private record Waiting(long position, String block, int inFlight, long gasLimit) {}

    /** What is on its way: how many transactions, and the sum of their gas limits. */
    record Window(int count, long gas) {

        static Window of(List<ChainTransaction> inFlight) {
            return new Window(
                    inFlight.size(),
                    inFlight.stream().mapToLong(ChainTransaction::gasLimit).sum());
        }

        boolean isEmpty() {
            return count == 0;
        }

        Window plus(long gasLimit) {
            return new Window(count + 1, gas + gasLimit);
        }

        /** Whether one more may go out: alone always, else within the window's gas. */
        boolean fits(long gasLimit, long gasWindow) {
            return isEmpty() || gas + gasLimit <= gasWindow;
        }
    }

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

    /** Hands over what has just been signed. */
    @FunctionalInterface
    interface Sending {
        void send() throws IOException;
    }

    /**
     * Signs until nothing is left or the window is full.
     *
     * @param sending called after each signature, so that the node works while the next batch is tried
     * @return whether anything was signed or settled
     */
    boolean sign(BooleanSupplier active, Head head, Sending sending) throws IOException {
        boolean checked = false;
        boolean busy = false;
        var window = Window.of(store.inFlight());
        while (active.getAsBoolean() && window.count() < limits.window()) {
            var batch = Batches.first(store.nextNew(Gateway.MAX_BATCH), Gateway.MAX_BATCH, head.gasLimit());
            if (batch.isEmpty() || mustWait(batch, window, head)) {
                return busy;
            }
            if (!checked) {
                var strange = node.strangeness();
                if (strange.isPresent()) {
                    throw new IOException(strange.get()); // the worker begins again and halts there
                }
                checked = true;
            }
            long signed = one(batch.subList(0, gas.within(batch, head.gasLimit() / 3)), window, head);
            if (signed == WAIT) {
                return busy;
            }
            if (signed > 0) {
                window = window.plus(signed);
                sending.send();
            }
            busy = true;
        }
        return busy;
    }

    private boolean mustWait(List<ChainEffect> batch, Window window, Head head) {
        if (waiting.position() != batch.getFirst().position()) {
            return false;
        }
        boolean same = waiting.inFlight() == window.count()
                && waiting.block().equals(head.block().hash());
        return same || (waiting.gasLimit() > 0 && !window.fits(waiting.gasLimit(), gasWindow(head)));
    }

    private long gasWindow(Head head) {
        return Math.min(limits.gasWindow(), head.gasLimit());
    }

    /** Signs one transaction or settles one effect. @return its gas limit, {@link #NOTHING_SENT}, or {@link #WAIT} */
    private long one(List<ChainEffect> effects, Window window, Head head) throws IOException {
        var batch = effects;
        while (true) {
            var numbered = number(batch);
            var tried = numbered.stream().map(Numbered::tried).toList();
            var guess = gas.of(batch);
            long guessed = guess.isPresent() ? Batches.gasLimit(guess.getAsLong(), batch.size()) : 0;
            switch (guess.isPresent() ? node.trialWithin(tried, guessed) : node.trial(tried)) {
                case Trial.Within() -> {
                    return passed(numbered, guessed, window, head);
                }
                case Trial.Passed(long exact) -> {
                    gas.learn(batch, exact);
                    long limit = Batches.gasLimit(exact, batch.size());
                    int share = Batches.share(batch.size(), limit, head.gasLimit());
                    if (share < batch.size()) {
                        batch = batch.subList(0, share);
                        continue;
                    }
                    return passed(numbered, limit, window, head);
                }
                case Trial.Refused(Refusal refusal) -> {
                    if (refusal.isOutOfOrder()) {
                        outOfOrder(refusal, window);
                        return WAIT;
                    }
                    int good = blamed(batch, refusal);
                    if (good > 0) {
                        batch = batch.subList(0, good);
                        continue;
                    }
                    return refused(batch.getFirst(), refusal, window, head);
                }
            }
        }
    }

    private long passed(List<Numbered> batch, long limit, Window window, Head head) throws IOException {
        confused = 0;
        if (!window.fits(limit, gasWindow(head))) {
            waiting =
                    new Waiting(batch.getFirst().row().position(), head.block().hash(), window.count(), limit);
            return WAIT;
        }
        long signed = Math.min(limit, head.gasLimit());
        write(batch, signed, window);
        return signed;
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

    private long refused(ChainEffect effect, Refusal refusal, Window window, Head head) throws IOException {
        if (refusal.isPayloadMismatch() && adopt(effect)) {
            return NOTHING_SENT;
        }
        boolean replayed = store.link().map(ChainLink::state).orElse(null) == ChainLink.State.REBUILD;
        if (!window.isEmpty() || replayed) {
            waiting = new Waiting(effect.position(), head.block().hash(), window.count(), 0);
            return WAIT;
        }
        LOG.error("effect {} would be refused on chain: {}", effect.effect().key(), refusal.text());
        store.refused(effect.position(), refusal.code(), refusal.text());
        return NOTHING_SENT;
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
                store.adopted(
                        new Placed(row.position(), row.effect().id(), version, payload.get()),
                        node.carrier(row.effect().id()));
                return true;
            }
        }
        return false;
    }

    /** The chain moved between two questions, or it has effects of the stream that this log does not know. */
    private void outOfOrder(Refusal refusal, Window window) {
        confused = window.isEmpty() ? confused + 1 : 0;
        if (confused >= PATIENCE) {
            LOG.error("HALTED: the chain and the log count a stream differently: {}", refusal.text());
            store.link(ChainLink.State.HALTED, "the chain and the log count a stream differently: " + refusal.text());
        }
    }

    private void write(List<Numbered> batch, long gasLimit, Window window) throws IOException {
        long nonce = nextNonce(window);
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
    private long nextNonce(Window window) throws IOException {
        var highest = store.highestNonce();
        if (highest.isEmpty()) {
            return node.count();
        }
        if (window.isEmpty() && node.count() > highest.getAsLong() + 1) {
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
        var given = store.highestVersions(
                batch.stream().map(row -> row.effect().stream()).distinct().toList());
        boolean fresh = store.link().map(link -> link.baseCount() == 0).orElse(false);
        Map<String, Long> last = new HashMap<>();
        Map<String, Long> ahead = new HashMap<>();
        var numbered = new ArrayList<Numbered>();
        for (ChainEffect row : batch) {
            var stream = row.effect().stream();
            if (!last.containsKey(stream)) {
                long before = row.version() == null
                        ? lastVersion(stream, given.getOrDefault(stream, 0L), fresh)
                        : row.version() - 1;
                last.put(stream, before);
                var lowest = inFlight.get(stream);
                ahead.put(stream, lowest == null ? 0 : before - lowest + 1);
            }
            long version = last.merge(stream, 1L, Long::sum);
            numbered.add(new Numbered(row, version, version - ahead.getOrDefault(stream, 0L)));
        }
        return numbered;
    }

    /** Ours is the highest that was given; where the chain had effects before this log began, it may count further. */
    private long lastVersion(String stream, long given, boolean fresh) throws IOException {
        return fresh ? given : Math.max(given, node.streamVersion(stream));
    }
}
