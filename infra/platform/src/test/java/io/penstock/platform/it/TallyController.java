package io.penstock.platform.it;

import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.Added;
import io.penstock.platform.it.Tally.TallyId;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TallyController {

    private final Commands commands;
    private final Streams streams;
    private final TallySteps steps;
    private final TallyProjection projection;

    TallyController(Commands commands, Streams streams, TallySteps steps, TallyProjection projection) {
        this.commands = commands;
        this.streams = streams;
        this.steps = steps;
        this.projection = projection;
    }

    /** From the projection, which is always a little behind. */
    @GetMapping("/v1/tallies/{id}/seen")
    @PreAuthorize("hasRole('spv-admin')")
    Map<String, Object> seen(@PathVariable String id) {
        return Map.of(
                "seen",
                projection.seen.stream()
                        .filter(each -> each.tallyId().value().equals(id))
                        .count());
    }

    /** From its stream. */
    @GetMapping("/v1/tallies/{id}")
    @Versioned("{id}")
    @PreAuthorize("hasRole('spv-admin')")
    Map<String, Object> tally(@PathVariable String id) {
        return Map.of("total", total(id));
    }

    record AddRequest(Money amount, int times) {}

    @PutMapping("/v1/tallies/{id}")
    @Versioned("{id}")
    @PreAuthorize("hasRole('spv-admin')")
    Map<String, Object> add(@PathVariable String id, @RequestBody AddRequest request) {
        commands.send(new Add(new TallyId(id), request.amount(), request.times()));
        return Map.of("total", total(id), "by", CurrentActor.name());
    }

    /** Several commands, none of which is idempotent by itself, and an answer that is never the same twice. */
    @PostMapping("/v1/tallies/{id}/additions")
    @Versioned("{id}")
    @PreAuthorize("hasRole('spv-admin')")
    ResponseEntity<Map<String, Object>> addOften(
            @PathVariable String id, @RequestParam(defaultValue = "1") int count, @RequestBody AddRequest request) {
        for (int i = 0; i < count; i++) {
            steps.reached(id, i);
            commands.send(new Add(new TallyId(id), request.amount(), request.times()));
        }
        steps.reached(id, count);
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create("/v1/tallies/" + id))
                .body(Map.of("total", total(id), "answer", UUID.randomUUID()));
    }

    /** Of no aggregate. */
    @PutMapping("/v1/unversioned")
    @PreAuthorize("hasRole('spv-admin')")
    Map<String, Object> unversioned() {
        return Map.of();
    }

    private Money total(String id) {
        return streams.fold(id, Money.of("USD", "0.00"), (_, event) -> ((Added) event).total());
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
