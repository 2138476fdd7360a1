package io.penstock.servicing.notice.application;

import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.process.Reaction;
import io.penstock.platform.publish.RecordedEvent;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionClosed;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionOpened;
import io.penstock.servicing.notice.domain.Notice;
import io.penstock.servicing.notice.domain.Notices;
import io.penstock.waterfall.WaterfallJson;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * When something happens that subscribers want to know, a delivery is written down for each, in the order of the log. The
 * id of a delivery follows from event and subscription, so that a repeat writes none.
 */
@Component
public class WhenPublishedThenNotify implements Reaction {

    private final DeliveryStore deliveries;
    private final Streams streams;

    public WhenPublishedThenNotify(DeliveryStore deliveries, Streams streams) {
        this.deliveries = deliveries;
        this.streams = streams;
    }

    @Override
    public String name() {
        return "notice";
    }

    @Override
    public void on(RecordedEvent event) {
        switch (event.payload()) {
            case SubscriptionOpened opened -> deliveries.open(opened, event.recordedAt());
            case SubscriptionClosed closed ->
                deliveries.close(closed.subscriptionId().name());
            default -> {
                Notices.of(event.payload()).forEach(notice -> add(event, notice));
                if (event.payload() instanceof DistributionDeclared declared) {
                    breached(declared.distributionId()).ifPresent(notice -> add(event, notice));
                }
            }
        }
    }

    private void add(RecordedEvent event, Notice notice) {
        deliveries.add(
                event.eventId(), event.recordedAt(), notice.topic(), notice.dealId(), notice.body(event.recordedAt()));
    }

    /** A declaration is final: its calculation is replaced no more. */
    private Optional<Notice> breached(DistributionId id) {
        Optional<WaterfallCalculated> calculation = streams.fold(
                id.value(),
                Optional.empty(),
                (found, each) -> each instanceof WaterfallCalculated c ? Optional.of(c) : found);
        return calculation.flatMap(c -> Notices.breached(id, WaterfallJson.parseReport(c.report())));
    }
}
