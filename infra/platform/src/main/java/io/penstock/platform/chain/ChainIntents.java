package io.penstock.platform.chain;

import io.penstock.platform.publish.RecordedEvent;
import java.util.List;

/** What has to happen on chain because of an event. The same event always gives the same effects. */
public interface ChainIntents {

    /** The effects of an event, in their order; none for one that the chain need not know. */
    List<ChainIntent> of(RecordedEvent event);
}
