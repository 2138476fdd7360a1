package io.penstock.platform.chain;

import io.penstock.onchain.ChainIdentity;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.FirstTransaction;
import io.penstock.platform.chain.ChainTransaction.State;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.start.Worker;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3j;

/**
 * The one writer of this service's key. Signs in order of submission, sends in order of nonce, and sends the same bytes
 * again until there is a receipt, so the chain itself refuses a second execution.
 */
public final class ChainWorker extends Worker {

    private static final Logger LOG = LoggerFactory.getLogger(ChainWorker.class);

    private final Web3j web3;
    private final ContractAddresses addresses;
    private final PlatformProperties.Chain settings;
    private final ChainTransactions outbox;
    private final ChainNode node;
    private final Semaphore news = new Semaphore(0);

    public ChainWorker(Web3j web3, ContractAddresses addresses, PlatformProperties.Chain settings, JdbcTemplate jdbc) {
        super("chain-worker");
        this.web3 = web3;
        this.addresses = addresses;
        this.settings = settings;
        this.outbox = new ChainTransactions(jdbc);
        this.node = new ChainNode(web3, Credentials.create(settings.key()), addresses.chainId());
    }

    /** There is something new to send. */
    public void wake() {
        news.release();
    }

    @Override
    protected void work() throws Exception {
        recognise();
        while (active()) {
            collect();
            sign();
            broadcast();
            healthy();
            if (news.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }
    }

    /** Runs at the start and after each failure, so also after the node was away. */
    private void recognise() throws IOException {
        var mismatch = ChainIdentity.check(web3, addresses);
        if (mismatch.isPresent()) {
            throw new IllegalStateException("this is not the chain of the deployment: " + mismatch.get());
        }
        var highest = outbox.highestNonce(node.address());
        if (highest.isEmpty()) {
            FirstTransaction.ensure(web3, settings.key(), addresses.chainId());
            return;
        }
        int forgotten = outbox.forgotten(node.address(), node.count());
        if (forgotten > 0) {
            LOG.warn("{} transactions are not in a block of this node: their bytes go out again", forgotten);
        }
    }

    /** Receipts come in order of nonce, so the first that is missing ends the round. */
    private void collect() throws IOException {
        for (ChainTransaction each : outbox.inFlight()) {
            var receipt = node.receipt(signed(each.transactionHash()));
            if (receipt.isEmpty()) {
                return;
            }
            if (receipt.get().isStatusOK()) {
                outbox.mined(each.position(), receipt.get().getBlockNumber().longValueExact());
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
    private void sign() throws IOException {
        while (active()) {
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
            boolean due = each.state() == State.SIGNED
                    || each.idleMillis() >= settings.resendAfter().toMillis();
            if (due) {
                var objection = node.send(signed(each.raw()));
                objection.ifPresent(text -> LOG.debug("node on effect {}: {}", each.effectKey(), text));
                outbox.sent(each.position());
            }
        }
    }

    private boolean fits(ChainTransaction next, List<ChainTransaction> inFlight) {
        long gas = inFlight.stream().mapToLong(ChainTransaction::gasLimit).sum();
        return inFlight.isEmpty()
                || (inFlight.size() < settings.window() && gas + next.gasLimit() <= settings.gasWindow());
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
