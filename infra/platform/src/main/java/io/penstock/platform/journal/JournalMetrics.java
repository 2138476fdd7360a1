package io.penstock.platform.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Where the journal and the chain are, and how many blocks the chain refuses: alert on anything but 0. */
public final class JournalMetrics implements MeterBinder {

    private final Journal journal;
    private final JournalBlocks blocks;

    public JournalMetrics(Journal journal, JournalBlocks blocks) {
        this.journal = journal;
        this.blocks = blocks;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("penstock.journal.position", () -> journal.head().position())
                .description("Last position of the journal")
                .register(registry);
        Gauge.builder("penstock.journal.anchored", blocks::anchoredPosition)
                .description("Last position of the journal that is on chain")
                .register(registry);
        Gauge.builder("penstock.journal.refused", blocks::countRefused)
                .description("Blocks of the journal that the chain refused")
                .register(registry);
    }
}
