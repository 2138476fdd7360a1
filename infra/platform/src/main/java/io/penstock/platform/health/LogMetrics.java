package io.penstock.platform.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.platform.eventstore.EventLog.Lag;
import java.util.function.ToDoubleFunction;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** The figures of {@link LogWatch} as gauges, from the moment when the processors are known. */
public final class LogMetrics implements ApplicationListener<ApplicationReadyEvent> {

    private final LogWatch watch;
    private final MeterRegistry registry;
    private final EventProcessingConfiguration processing;

    public LogMetrics(LogWatch watch, MeterRegistry registry, EventProcessingConfiguration processing) {
        this.watch = watch;
        this.registry = registry;
        this.processing = processing;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        gauge("penstock.eventlog.horizon.age.seconds", LogWatch.Sample::horizonSeconds);
        gauge("penstock.eventlog.prepared.transactions", LogWatch.Sample::prepared);
        gauge("penstock.journal.lag.seconds", sample -> sample.journal().seconds());
        gauge("penstock.journal.lag.events", sample -> sample.journal().events());
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor) {
                projection("penstock.projection.lag.seconds", name, Lag::seconds);
                projection("penstock.projection.lag.events", name, Lag::events);
            }
        });
    }

    private void gauge(String name, ToDoubleFunction<LogWatch.Sample> figure) {
        Gauge.builder(name, watch, each -> figure.applyAsDouble(each.sample())).register(registry);
    }

    /** Not a number while another instance works on it. */
    private void projection(String name, String processor, ToDoubleFunction<Lag> figure) {
        Gauge.builder(name, watch, each -> {
                    var lag = each.sample().projections().get(processor);
                    return lag == null ? Double.NaN : figure.applyAsDouble(lag);
                })
                .tag("processor", processor)
                .register(registry);
    }
}
