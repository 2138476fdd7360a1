package io.penstock.platform.chain;

import io.penstock.platform.chain.ChainTransaction.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of the one writer of a key: takes receipts, signs in order of submission, sends in order of nonce. The same
 * bytes go out until there is a receipt, so the chain itself refuses a second execution. Knows neither thread nor clock,
 * so the simulation runs it as the service does.
 */
public final class ChainRound {

    private static final Logger LOG = LoggerFactory.getLogger(ChainRound.class);

    private final ChainTransactions outbox;
    private final ChainNode node;
    private final Limits limits;

    /**
     * How much is on its way at once.
     *
     * @param window transactions in flight at most
     * @param gasWindow sum of their gas limits at most, so that one block can hold them
     * @param resendAfter how long a transaction may be without a receipt before its bytes go out again
     */
    public record Limits(int window, long gasWindow, Duration resendAfter) {}

    public ChainRound(ChainTransactions outbox, ChainNode node, Limits limits) {
        this.outbox = outbox;
        this.node = node;
        this.limits = limits;
    }

    /**
     * Whether this key has signed anything yet; if so, what the chain has forgotten of it is sent again. Run at the start,
     * after each failure, and now and then: a block that was taken back may hold what counts as mined, and everything
     * behind it then waits for its nonce.
     */
    public boolean resume() throws IOException {
        if (outbox.highestNonce(node.address()).isEmpty()) {
            return false;
        }
        int forgotten = outbox.forgotten(node.address(), node.count());
        if (forgotten > 0) {
            LOG.warn("{} transactions are not in a block of this node: their bytes go out again", forgotten);
        }
        return true;
    }

    /**
     * Runs one turn.
     *
     * @param active is asked before each signature
     */
    public void run(BooleanSupplier active) throws IOException {
        collect();
        sign(active);
        broadcast();
    }

    /** Receipts come in order of nonce, so the first that is missing ends the round. */
    private void collect() throws IOException {
        for (ChainTransaction each : outbox.inFlight()) {
            var receipt = node.receipt(signed(each.transactionHash()));
            if (receipt.isEmpty()) {
                return;
            }
            if (receipt.get().succeeded()) {
                outbox.mined(each.position(), receipt.get().blockNumber());
            } else {
                var reason = node.refusal(each).orElse("reverted, for a reason that is gone by now");
                LOG.error("effect {} was refused on chain: {}", each.effectKey(), reason);
                outbox.failed(each.position(), reason);
            }
        }
    }

    /**
     * Signs what would succeed. An effect that would be refused while others are on their way may depend on them, so it
     * waits; refused with nothing before it, it has failed, and no nonce was spent.
     */
    private void sign(BooleanSupplier active) throws IOException {
        while (active.getAsBoolean()) {
            var next = outbox.nextNew();
            var inFlight = outbox.inFlight();
            if (next.isEmpty() || !fits(next.get(), inFlight)) {
                return;
            }
            var refusal = node.refusal(next.get());
            if (refusal.isPresent() && !inFlight.isEmpty()) {
                return;
            }
            if (refusal.isPresent()) {
                LOG.error("effect {} would be refused on chain: {}", next.get().effectKey(), refusal.get());
                outbox.failed(next.get().position(), refusal.get());
                continue;
            }
            long nonce = nextNonce(inFlight);
            var signed = node.sign(nonce, node.gasPrice(), next.get());
            outbox.signed(next.get().position(), node.address(), nonce, signed.raw(), signed.hash());
        }
    }

    private void broadcast() throws IOException {
        for (ChainTransaction each : outbox.inFlight()) {
            // A negative pause means that the clock was put back: waiting for it to catch up could take hours.
            boolean due = each.state() == State.SIGNED
                    || each.idleMillis() < 0
                    || each.idleMillis() >= limits.resendAfter().toMillis();
            if (due) {
                var objection = node.send(signed(each.raw()));
                objection.ifPresent(text -> LOG.debug("node on effect {}: {}", each.effectKey(), text));
                outbox.sent(each.position());
            }
        }
    }

    private boolean fits(ChainTransaction next, List<ChainTransaction> inFlight) {
        long gas = inFlight.stream().mapToLong(ChainTransaction::gasLimit).sum();
        return inFlight.isEmpty() || (inFlight.size() < limits.window() && gas + next.gasLimit() <= limits.gasWindow());
    }

    /** Ours is the stored maximum plus one. A chain that counts further means that someone else uses the key. */
    private long nextNonce(List<ChainTransaction> inFlight) throws IOException {
        var highest = outbox.highestNonce(node.address());
        if (highest.isEmpty()) {
            return node.count();
        }
        if (inFlight.isEmpty() && node.count() > highest.get() + 1) {
            throw new IllegalStateException("the relay's key is used by someone else: the chain counts " + node.count()
                    + " transactions, we sent nonces up to " + highest.get());
        }
        return highest.get() + 1;
    }

    private static String signed(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("a transaction in flight has no signed bytes");
        }
        return value;
    }
}
