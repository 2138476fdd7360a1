package io.penstock.platform.chain;

import io.penstock.onchain.ContractAddresses;
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

    private static final String NAME = "chain-reporter";
    private static final Logger LOG = LoggerFactory.getLogger(ChainReporter.class);

    private final ChainStore outbox;
    private final PlatformProperties.Chain settings;
    private final Map<String, ChainResultListener> listeners = new HashMap<>();

    /** @throws IllegalStateException if two listeners have one purpose */
    public ChainReporter(
            JdbcTemplate jdbc,
            Leases leases,
            ContractAddresses contracts,
            PlatformProperties.Chain settings,
            List<ChainResultListener> listeners) {
        super(NAME, leases);
        this.outbox = new JdbcChainStore(jdbc, leases, contracts, "", NAME);
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
            for (ChainEffect each : outbox.unreported()) {
                var key = each.effect().key();
                try {
                    CommandScope.of("chain", each.purpose(), key, each.refusal() == null ? "MINED" : "FAILED")
                            .run(() -> report(each));
                    outbox.reported(each.position());
                } catch (RuntimeException e) {
                    LOG.warn("the listener for {} did not take the result of {}", each.purpose(), key);
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

    private void report(ChainEffect result) {
        var listener = listeners.get(result.purpose());
        if (listener != null) {
            tell(listener, result);
        }
    }

    /** Tells a listener what became of an effect that is confirmed or refused for good. */
    public static void tell(ChainResultListener listener, ChainEffect result) {
        var key = result.effect().key();
        var refusal = result.refusal();
        if (refusal != null) {
            listener.reverted(new ChainFailure(result.purpose(), result.reference(), key, null, refusal));
            return;
        }
        var hash = result.transactionHash();
        var block = result.blockNumber();
        listener.mined(new ChainReceipt(
                result.purpose(),
                result.reference(),
                key,
                hash == null ? ChainReceipt.UNKNOWN : hash,
                block == null ? 0 : block));
    }
}
