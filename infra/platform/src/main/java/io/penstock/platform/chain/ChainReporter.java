package io.penstock.platform.chain;

import io.penstock.platform.chain.ChainTransaction.State;
import io.penstock.platform.idempotency.CommandScope;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.start.Worker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tells listeners what happened to their effects, again and again until they have taken it. */
public final class ChainReporter extends Worker {

    private static final Logger LOG = LoggerFactory.getLogger(ChainReporter.class);

    private final ChainTransactions outbox;
    private final PlatformProperties.Chain settings;
    private final Map<String, ChainResultListener> listeners = new HashMap<>();

    /** @throws IllegalStateException if two listeners have one purpose */
    public ChainReporter(
            JdbcTemplate jdbc, Leases leases, PlatformProperties.Chain settings, List<ChainResultListener> listeners) {
        super("chain-reporter", leases);
        this.outbox = new JdbcChainTransactions(jdbc, leases);
        this.settings = settings;
        for (ChainResultListener each : listeners) {
            if (this.listeners.put(each.purpose(), each) != null) {
                throw new IllegalStateException("two chain listeners for purpose " + each.purpose());
            }
        }
    }

    @Override
    protected void work() throws InterruptedException {
        while (active()) {
            RuntimeException refused = null;
            for (ChainTransaction each : outbox.unreported()) {
                try {
                    CommandScope.of(
                                    "chain",
                                    each.purpose(),
                                    each.effectKey(),
                                    each.state().name())
                            .run(() -> report(each));
                    outbox.reported(each.position());
                } catch (RuntimeException e) {
                    LOG.warn("the listener for {} did not take the result of {}", each.purpose(), each.effectKey());
                    refused = e; // the others are told all the same
                }
            }
            if (refused != null) {
                throw refused;
            }
            healthy();
            pause(settings.pollInterval());
        }
    }

    private void report(ChainTransaction result) {
        var listener = listeners.get(result.purpose());
        if (listener == null) {
            return;
        }
        if (result.state() == State.MINED && result.transactionHash() != null && result.blockNumber() != null) {
            listener.mined(new ChainReceipt(
                    result.purpose(),
                    result.reference(),
                    result.effectKey(),
                    result.transactionHash(),
                    result.blockNumber()));
        } else {
            listener.reverted(new ChainFailure(
                    result.purpose(),
                    result.reference(),
                    result.effectKey(),
                    result.transactionHash(),
                    result.reason() == null ? "unknown" : result.reason()));
        }
    }
}
