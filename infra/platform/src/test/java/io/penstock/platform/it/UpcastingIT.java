package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.Added;
import io.penstock.platform.it.Tally.TallyId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Three revisions and an old name of one event in one stream, through everything that reads. */
class UpcastingIT extends PlatformIT {

    private static final TallyId TALLY = new TallyId("T-old");

    // As an older build stored it: whole units under another name, then cents, then with the currency apart.
    private static final List<String> STORED = List.of(
            "tally.counted 1 {\"tally\":\"T-old\",\"units\":1,\"sum\":1}",
            "tally.added 0 {\"tally\":\"T-old\",\"units\":2,\"sum\":3}",
            "tally.added 0b {\"tally\":\"T-old\",\"cents\":300,\"sumCents\":600}");

    @Autowired
    Commands commands;

    @Autowired
    Streams streams;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TallyProjection projection;

    @Autowired
    EventProcessingConfiguration processing;

    @BeforeEach
    void store() {
        for (int sequence = 0; sequence < STORED.size(); sequence++) {
            var parts = STORED.get(sequence).split(" ", 3);
            jdbc.update("""
                    insert into event_log (event_id, stream_type, stream_id, sequence, name, revision, payload, metadata,
                        recorded_at)
                    values (gen_random_uuid(), 'tally', 'T-old', ?, ?, ?, ?, '{}', now()) on conflict do nothing
                    """, sequence, parts[0], parts[1], parts[2]);
        }
    }

    @Test
    void olderFormsAreReadEverywhereAndTheirBytesStay() {
        commands.send(new Add(TALLY, usd("4.00"), 1)); // the aggregate has folded 6.00 from three older forms
        var expected = List.of(
                new Added(TALLY, usd("1.00"), usd("1.00")),
                new Added(TALLY, usd("2.00"), usd("3.00")),
                new Added(TALLY, usd("3.00"), usd("6.00")),
                new Added(TALLY, usd("4.00"), usd("10.00")));
        assertThat(folded()).isEqualTo(expected);
        await().untilAsserted(() -> assertThat(projected()).isEqualTo(expected));
        var processor = processing
                .eventProcessor("tally", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        await().untilAsserted(() -> assertThat(projected()).isEqualTo(expected));
        assertThat(jdbc.queryForList(
                        "select name || ' ' || revision || ' ' || payload from event_log"
                                + " where stream_id = 'T-old' and sequence < 3 order by sequence",
                        String.class))
                .isEqualTo(STORED);
    }

    private List<Added> folded() {
        return streams.fold(TALLY.value(), new ArrayList<>(), (all, event) -> {
            all.add((Added) event);
            return all;
        });
    }

    private List<Added> projected() {
        return projection.seen.stream()
                .filter(event -> event.tallyId().equals(TALLY))
                .toList();
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
