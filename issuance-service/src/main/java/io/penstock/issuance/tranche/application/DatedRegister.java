package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.RegisterAt;
import io.penstock.platform.eventstore.Streams;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The holders of a deal at any block, read from the log. */
@Component
public class DatedRegister {

    private final Deals deals;
    private final Streams streams;

    public DatedRegister(Deals deals, Streams streams) {
        this.deals = deals;
        this.streams = streams;
    }

    /** By class in the order of the deal, investor and wallet; none of a deal that is not closed. */
    public List<Holding> at(DealId dealId, long block) {
        return deals.get(dealId) instanceof Deal.Closed(var _, var closed)
                ? closed.terms().classes().stream()
                        .map(ClassTerms::className)
                        .flatMap(name -> RegisterAt.of(events(dealId, name), closed.blockNumber(), block).stream())
                        .toList()
                : List.of();
    }

    private List<TrancheEvent> events(DealId dealId, String className) {
        return streams.fold(TrancheId.of(dealId, className).value(), new ArrayList<TrancheEvent>(), (all, event) -> {
            all.add((TrancheEvent) event);
            return all;
        });
    }
}
