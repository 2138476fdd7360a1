package io.penstock.platform.chain;

import io.penstock.platform.process.Reaction;
import io.penstock.platform.publish.RecordedEvent;
import java.util.List;

/**
 * Hands all effects of a service to its outbox, in the order of its log. One reaction for all of them: a payout needs the
 * record and the cash that earlier events have brought on chain, and reactions of their own may overtake each other.
 */
public final class ChainSubmission implements Reaction {

    private final ChainOutbox outbox;
    private final List<? extends ChainIntents> sources;

    public ChainSubmission(ChainOutbox outbox, List<? extends ChainIntents> sources) {
        this.outbox = outbox;
        this.sources = List.copyOf(sources);
    }

    @Override
    public String name() {
        return "chain-submission";
    }

    @Override
    public void on(RecordedEvent event) {
        for (ChainIntents source : sources) {
            source.of(event).forEach(outbox::submit);
        }
    }
}
