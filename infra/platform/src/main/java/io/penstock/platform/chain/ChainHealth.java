package io.penstock.platform.chain;

import io.penstock.platform.chain.reconcile.ChainReconciliation;
import io.penstock.platform.health.EventLogHealth;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** An alarm while the writer is halted or log and chain disagree: a person has to look; the service takes commands. */
public final class ChainHealth implements HealthIndicator {

    private final MirrorStatus status;
    private final ChainReconciliation reconciliation;

    public ChainHealth(MirrorStatus status, ChainReconciliation reconciliation) {
        this.status = status;
        this.reconciliation = reconciliation;
    }

    @Override
    public Health health() {
        var breaks = reconciliation.open();
        var trouble = status.trouble();
        var health = trouble.isEmpty() && breaks.isEmpty() ? Health.up() : Health.status(EventLogHealth.ALARM);
        if (!trouble.isEmpty()) {
            health.withDetail("halted", trouble);
        }
        return breaks.isEmpty()
                ? health.build()
                : health.withDetail("breaks", breaks).build();
    }
}
