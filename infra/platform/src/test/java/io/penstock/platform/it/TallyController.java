package io.penstock.platform.it;

import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.Added;
import io.penstock.platform.it.Tally.TallyId;
import io.penstock.platform.security.CurrentActor;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TallyController {

    private final Commands commands;
    private final Streams streams;

    TallyController(Commands commands, Streams streams) {
        this.commands = commands;
        this.streams = streams;
    }

    record AddRequest(Money amount, int times) {}

    @PutMapping("/v1/tallies/{id}")
    @PreAuthorize("hasRole('spv-admin')")
    Map<String, Object> add(@PathVariable String id, @RequestBody AddRequest request) {
        commands.send(new Add(new TallyId(id), request.amount(), request.times()));
        Money total = streams.fold(id, Money.of("USD", "0.00"), (_, event) -> ((Added) event).total());
        return Map.of("total", total, "by", CurrentActor.name());
    }

    @GetMapping("/v1/broken")
    @PreAuthorize("hasRole('spv-admin')")
    Map<String, Object> broken() {
        throw new IllegalStateException("a secret figure: 42");
    }

    /** No role is named, on purpose: nobody may call it. */
    @GetMapping("/v1/forgotten")
    Map<String, Object> forgotten() {
        return Map.of();
    }
}
