package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.LoansSelected;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorRequested;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorReverted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchored;
import io.penstock.issuance.pool.AssetPoolEvent.PoolCancelled;
import io.penstock.issuance.pool.AssetPoolEvent.PoolCommitted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolDocumentRecorded;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolLoansChanged;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.AssetPoolEvent.PoolUncommitted;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.EventUpcaster;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import tools.jackson.databind.node.ObjectNode;

/** The log of pools, for the service and for replays without it. */
public final class PoolLog {

    /** Names under which the events are stored, for ever. */
    public static final EventTypes EVENTS = EventTypes.of(
                    new EventType("asset-pool.opened", "2", PoolOpened.class),
                    new EventType("asset-pool.loan-tape-imported", "2", LoanTapeImported.class),
                    new EventType("asset-pool.frozen", "2", PoolFrozen.class),
                    new EventType("asset-pool.anchor-requested", "2", PoolAnchorRequested.class),
                    new EventType("asset-pool.anchored", "1", PoolAnchored.class),
                    new EventType("asset-pool.anchor-reverted", "1", PoolAnchorReverted.class),
                    new EventType("asset-pool.loans-selected", "1", LoansSelected.class),
                    new EventType("asset-pool.loans-changed", "1", PoolLoansChanged.class),
                    new EventType("asset-pool.committed", "1", PoolCommitted.class),
                    new EventType("asset-pool.uncommitted", "1", PoolUncommitted.class),
                    new EventType("asset-pool.cancelled", "1", PoolCancelled.class),
                    new EventType("asset-pool.document-recorded", "1", PoolDocumentRecorded.class))
            .upcasting(
                    EventUpcaster.revise("asset-pool.opened", "1", "2", PoolLog::opened),
                    EventUpcaster.revise("asset-pool.loan-tape-imported", "1", "2", PoolLog::withoutRules),
                    EventUpcaster.revise("asset-pool.frozen", "1", "2", PoolLog::frozen),
                    EventUpcaster.revise("asset-pool.anchor-requested", "1", "2", event -> event.put("version", 1)));

    public static final StateType<AssetPool> POOL =
            StateType.of("asset-pool", AssetPool.class, AssetPool.INITIAL, AssetPoolEvent.class, AssetPool::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(POOL);

    private PoolLog() {}

    /** Before rules had references, a pool had criteria only. */
    private static ObjectNode withoutRules(ObjectNode event) {
        return event.putNull("rules");
    }

    private static ObjectNode opened(ObjectNode event) {
        withoutRules(event).putArray("documents");
        return event;
    }

    private static ObjectNode frozen(ObjectNode event) {
        return withoutRules(event).putNull("selection").putNull("loans");
    }
}
