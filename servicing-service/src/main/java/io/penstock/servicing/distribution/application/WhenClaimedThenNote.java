package io.penstock.servicing.distribution.application;

import io.penstock.onchain.LogReader;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.chain.watch.ChainObserver;
import io.penstock.platform.chain.watch.Observed;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LogFold;
import io.penstock.servicing.distribution.DistributionCommand.NoteClaim;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * When somebody has claimed a payment on chain, the register of payments says so. A claim needs a declaration, whose order
 * was in the log before it was on chain; what is of another log is passed over.
 */
@Component
public class WhenClaimedThenNote implements ChainObserver {

    private final LogFold<Map<String, DistributionId>> declared;
    private final Commands commands;

    public WhenClaimedThenNote(EventLog log, EventDecoder decoder, Commands commands) {
        this.declared = new LogFold<>(
                log,
                decoder,
                DistributionLog.EVENTS,
                new HashMap<>(),
                WhenClaimedThenNote::apply,
                DeclarationOrdered.class);
        this.commands = commands;
    }

    private static void apply(Map<String, DistributionId> declared, Object event) {
        if (event instanceof DeclarationOrdered order) {
            declared.put(LogReader.hash(order.distributionId().value()), order.distributionId());
        }
    }

    @Override
    public void observe(Observed fact) {
        if (fact instanceof Observed.Claim claim) {
            var known = declared.now()
                    .orElseThrow(() -> new IllegalStateException("the log is not settled at this moment"));
            var id = known.get(claim.distribution());
            if (id != null) {
                commands.send(new NoteClaim(
                        id, claim.position(), claim.index(), claim.transactionHash(), claim.blockNumber()));
            }
        }
    }
}
