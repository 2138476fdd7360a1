package io.penstock.platform.journal;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the chain takes the journal: down with the reason as long as it refuses a block. */
public final class JournalHealth implements HealthIndicator {

    private final Journal journal;
    private final JournalBlocks blocks;

    public JournalHealth(Journal journal, JournalBlocks blocks) {
        this.journal = journal;
        this.blocks = blocks;
    }

    @Override
    public Health health() {
        Optional<AnchoredBlock> refused = blocks.firstRefused();
        var health = refused.isPresent() ? Health.down() : Health.up();
        health.withDetail("position", journal.head().position()).withDetail("anchored", blocks.anchoredPosition());
        refused.ifPresent(block -> health.withDetail("refused", block.from() + " to " + block.to())
                .withDetail("reason", String.valueOf(block.reason()))
                .withDetail("remedy", "remove the cause, then POST /v1/audit/anchor as operator"));
        return health.build();
    }
}
