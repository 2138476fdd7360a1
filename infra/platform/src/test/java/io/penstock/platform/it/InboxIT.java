package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.TallyId;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Messages in, commands out: once each, and again after a failure. */
class InboxIT extends PlatformIT {

    @Autowired
    Commands commands;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aMessageThatComesTwiceHasOneEffect() {
        services.publish("twice/0", Topics.ISSUANCE_POOL, "P-twice", frozen("P-twice", 2));
        services.publish("twice/0", Topics.ISSUANCE_POOL, "P-twice", frozen("P-twice", 2));
        services.publish("after/0", Topics.ISSUANCE_POOL, "P-after", frozen("P-after", 1));
        await().atMost(Duration.ofSeconds(30)).until(() -> rows("P-after") == 1 && events("P-after") == 1);
        assertThat(rows("P-twice")).isEqualTo(1);
        assertThat(events("P-twice")).isEqualTo(2);
    }

    @Test
    void aFailingMessageIsRepeatedAndItsHalfDoneEffectIsRolledBack() {
        services.publish("flaky/0", Topics.ISSUANCE_POOL, "P-FLAKY", frozen("P-FLAKY", 1));
        services.publish("behind/0", Topics.ISSUANCE_POOL, "P-behind", frozen("P-behind", 1));
        await().atMost(Duration.ofSeconds(30)).until(() -> rows("P-behind") == 1 && events("P-behind") == 1);
        assertThat(rows("P-FLAKY")).isEqualTo(1);
        assertThat(events("P-FLAKY")).isEqualTo(1);
    }

    @Test
    void aReactionSendsItsCommandAlsoAfterAFailure() {
        commands.send(new Add(new TallyId("R-FLAKY"), Money.of("USD", "1.00"), 3));
        await().atMost(Duration.ofSeconds(30)).until(() -> events("mirror-of-R-FLAKY") == 3);
        assertThat(jdbc.queryForObject(
                        "select count(*) from reaction_position where name = 'tally-mirror'", Long.class))
                .isEqualTo(1);
    }

    private static PoolFrozenV1 frozen(String poolId, int loans) {
        return new PoolFrozenV1(poolId, LocalDate.of(2020, 7, 31), loans, MoneyV1.of("USD", 1), "0x", "");
    }

    private long rows(String poolId) {
        return count("select count(*) from tally_message where pool_id = ?", poolId);
    }

    private long events(String streamId) {
        return count("select count(*) from event_log where stream_id = ?", streamId);
    }

    private long count(String sql, String id) {
        Long rows = jdbc.queryForObject(sql, Long.class, id);
        return rows == null ? 0 : rows;
    }
}
