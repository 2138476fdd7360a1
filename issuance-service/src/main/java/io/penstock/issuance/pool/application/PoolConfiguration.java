package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorRequested;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchorReverted;
import io.penstock.issuance.pool.AssetPoolEvent.PoolAnchored;
import io.penstock.issuance.pool.AssetPoolEvent.PoolFrozen;
import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.AssetPoolRejection;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the events of pools are stored, for ever, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    @Bean
    EventTypes poolEvents() {
        return EventTypes.of(
                new EventType("asset-pool.opened", "1", PoolOpened.class),
                new EventType("asset-pool.loan-tape-imported", "1", LoanTapeImported.class),
                new EventType("asset-pool.frozen", "1", PoolFrozen.class),
                new EventType("asset-pool.anchor-requested", "1", PoolAnchorRequested.class),
                new EventType("asset-pool.anchored", "1", PoolAnchored.class),
                new EventType("asset-pool.anchor-reverted", "1", PoolAnchorReverted.class));
    }

    @Bean
    ProblemCodes poolProblems() {
        return ProblemCodes.of(AssetPoolRejection.values());
    }
}
