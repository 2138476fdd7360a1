package io.penstock.platform.chain;

import io.penstock.onchain.Gateway;
import io.penstock.platform.chain.ChainNode.Head;
import io.penstock.platform.chain.NodeAnswer.Meaning;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of the one writer of a key: follows the chain, takes receipts, signs in order of submission, sends in order of
 * nonce. The same bytes go out until there is a receipt, so the chain itself refuses a second execution. Knows neither
 * thread nor clock, so the simulation runs it as the service does.
 */
public final class ChainRound {

    private static final Logger LOG = LoggerFactory.getLogger(ChainRound.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int FAILURES = 3;
    private static final int LOOKS = 40;

    /** How each reason begins that ends by itself when the right chain is back. */
    private static final String STRANGE = "the node: ";

    private final ChainStore store;
    private final ChainNode node;
    private final Limits limits;
    private final FinalityTracker finality;
    private final ChainSigning signing;
    private int spentWithoutReceipt;

    /**
     * How much is on its way at once.
     *
     * @param window transactions in flight at most; Besu's pool keeps 200 of one sender
     * @param gasWindow sum of their gas limits at most; never more than a block holds
     * @param resendAfter how long a transaction may be without a receipt before its bytes go out again; doubles up to a
     *     minute
     * @param confirmations blocks, its own included, after which an effect counts as done
     */
    public record Limits(int window, long gasWindow, Duration resendAfter, int confirmations) {}

    public ChainRound(ChainStore store, ChainNode node, Limits limits) {
        this.store = store;
        this.node = node;
        this.limits = limits;
        this.finality = new FinalityTracker(store, node, limits.confirmations());
        this.signing = new ChainSigning(store, node, limits);
    }

    /**
     * Makes sure that this is the chain, and sends again what it does not count. Run at the start, after each failure, and
     * now and then: everything behind a forgotten transaction waits for its nonce.
     */
    public void resume() throws IOException {
        if (!recognised()) {
            return;
        }
        if (store.highestNonce().isEmpty() || node.count() == 0) {
            node.spendNonceZero();
        }
        int forgotten = store.forgotten(node.count());
        if (forgotten > 0) {
            LOG.warn("{} transactions are not in a block of this node: their bytes go out again", forgotten);
        }
    }

    /**
     * Runs one turn.
     *
     * @param active is asked before each signature
     * @return whether anything moved, so that the next turn need not wait
     */
    public boolean run(BooleanSupplier active) throws IOException {
        var link = store.link();
        if (link.isEmpty() || link.get().state() == ChainLink.State.HALTED) {
            return false;
        }
        var head = finality.follow();
        boolean moved = collect();
        settle(head);
        if (isHalted()) {
            return false;
        }
        // What was signed before a crash goes out before anything new is signed.
        broadcast();
        if (store.mined().stream().noneMatch(each -> Boolean.FALSE.equals(each.succeeded()))) {
            moved |= signing.sign(active, head, this::broadcast);
        }
        return moved;
    }

    private boolean isHalted() {
        return store.link().map(link -> link.state() == ChainLink.State.HALTED).orElse(true);
    }

    /** Whether to write on this chain. */
    private boolean recognised() throws IOException {
        var link = store.link();
        if (link.isPresent()
                && link.get().state() == ChainLink.State.HALTED
                && !String.valueOf(link.get().reason()).startsWith(STRANGE)) {
            return false; // a person decides
        }
        var strange = node.strangeness();
        if (strange.isPresent()) {
            LOG.error("HALTED: {}", strange.get());
            if (link.isPresent()) {
                store.link(ChainLink.State.HALTED, STRANGE + strange.get());
            }
            throw new IOException(strange.get());
        }
        if (link.isEmpty()) {
            var written = node.written();
            store.linked(written.count(), written.head(), node.head().block().number());
        } else if (link.get().state() == ChainLink.State.HALTED || link.get().state() == ChainLink.State.SYNCING) {
            store.link(store.rebuilding() ? ChainLink.State.REBUILD : ChainLink.State.LIVE, null);
        }
        return true;
    }

    /** Receipts come in order of nonce, so the first that is missing ends the round. */
    private boolean collect() throws IOException {
        boolean found = false;
        for (ChainTransaction each : store.inFlight()) {
            var receipt = node.receipt(each.hash());
            if (receipt.isEmpty()) {
                missing(each);
                return found;
            }
            var _ = TransactionStep.next(
                    each.state(),
                    receipt.get().succeeded() ? TransactionStep.Fact.IN_BLOCK : TransactionStep.Fact.REVERTED_IN_BLOCK);
            store.mined(each.id(), receipt.get());
            spentWithoutReceipt = 0;
            found = true;
        }
        return found;
    }

    /**
     * We never replace a transaction, so a nonce that is spent without ours was spent by a stranger. A node may count a
     * block's transactions a moment before it has their receipts, so it is asked many times.
     */
    private void missing(ChainTransaction each) throws IOException {
        boolean spent = node.count() > each.nonce();
        spentWithoutReceipt = spent ? spentWithoutReceipt + 1 : 0;
        if (spentWithoutReceipt >= LOOKS && node.receipt(each.hash()).isEmpty()) {
            halt("the relay's key is used by someone else: nonce " + each.nonce() + " is spent, and not by "
                    + each.hash());
        }
    }

    private void settle(Head head) throws IOException {
        for (ChainTransaction each : store.mined()) {
            if (!finality.isFinal(each, head)) {
                return;
            }
            if (Boolean.TRUE.equals(each.succeeded())) {
                store.confirmed(each.id());
            } else {
                LOG.error("transaction {} with effects {} was refused in its block", each.hash(), each.effectIds());
                store.failed(each.id(), "refused in block " + each.blockNumber());
            }
        }
        store.nextNew(1).stream()
                .filter(each -> each.failures() >= FAILURES)
                .findFirst()
                .ifPresent(each -> halt("effect " + each.effect().key() + " passes every dry run and was refused in "
                        + each.failures() + " blocks: has the node the rules of shanghai?"));
        if (store.link().map(ChainLink::state).orElse(null) == ChainLink.State.REBUILD && !store.rebuilding()) {
            rebuilt();
        }
    }

    private void rebuilt() throws IOException {
        var written = node.written();
        var expected = Heads.after(Gateway.NO_HEAD, store.applied(written.count()));
        if (expected.equals(written.head())) {
            LOG.info("the chain is rebuilt: {} effects, head {}", written.count(), written.head());
            store.link(ChainLink.State.LIVE, null);
        } else {
            halt("the rebuilt chain has head " + written.head() + ", the log has " + expected);
        }
    }

    private void halt(String reason) {
        LOG.error("HALTED: {}", reason);
        store.link(ChainLink.State.HALTED, reason);
    }

    private void broadcast() throws IOException {
        for (ChainTransaction each : store.inFlight()) {
            if (!isDue(each)) {
                continue;
            }
            var answer = node.send(each.raw());
            if (answer.meaning() == Meaning.NO_FUNDS || answer.meaning() == Meaning.STOP) {
                // Stays as it is: whatever is behind it would only pile up at the node.
                throw new IllegalStateException("the node refuses nonce " + each.nonce() + ": " + answer.text());
            }
            store.sent(each.id(), answer.meaning() == Meaning.ACCEPTED ? null : answer.text());
        }
    }

    private boolean isDue(ChainTransaction each) {
        var idle = each.idleMillis();
        // A negative pause means that the clock was put back: waiting for it to catch up could take hours.
        if (each.state() == TransactionState.SIGNED || idle == null || idle < 0) {
            return true;
        }
        var pause = limits.resendAfter().multipliedBy(1L << Math.min(Math.max(each.attempts() - 1, 0), 6));
        return idle >= Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
    }
}
