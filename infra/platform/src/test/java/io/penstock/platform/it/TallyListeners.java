package io.penstock.platform.it;

import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.inbox.IncomingMessage;
import io.penstock.platform.inbox.IntegrationCommandListener;
import io.penstock.platform.inbox.IntegrationListener;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.Added;
import io.penstock.platform.it.Tally.TallyId;
import io.penstock.platform.process.Reaction;
import io.penstock.platform.publish.RecordedEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Listeners that fail once, after their effect, for everything named FLAKY. */
@Configuration(proxyBeanMethods = false)
class TallyListeners {

    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    /** While false, {@code tally-table} fails with everything named POISON. */
    final AtomicBoolean cured = new AtomicBoolean();

    @Bean
    IntegrationListener tallyTable(JdbcTemplate jdbc) {
        return new IntegrationListener() {
            @Override
            public String consumer() {
                return "tally-table";
            }

            @Override
            public Set<String> topics() {
                return Set.of(Topics.ISSUANCE_POOL);
            }

            @Override
            public void on(IncomingMessage message) {
                jdbc.update("insert into tally_message values (?, ?)", message.id(), message.key());
                failOnce("table " + message.key());
                if (message.key().contains("POISON") && message.id().startsWith("first") && !cured.get()) {
                    throw new IllegalStateException("poison: " + message.key());
                }
            }
        };
    }

    @Bean
    IntegrationCommandListener tallyCommands(Commands commands) {
        return new IntegrationCommandListener() {
            @Override
            public String consumer() {
                return "tally-commands";
            }

            @Override
            public Set<String> topics() {
                return Set.of(Topics.ISSUANCE_POOL);
            }

            @Override
            public void on(IncomingMessage message) {
                if (message.body() instanceof PoolFrozenV1 pool) {
                    failOnce("command " + message.key());
                    commands.send(new Add(new TallyId(pool.poolId()), Money.of("USD", "1.00"), pool.loanCount()));
                }
            }
        };
    }

    @Bean
    Reaction tallyMirror(Commands commands) {
        return new Reaction() {
            @Override
            public String name() {
                return "tally-mirror";
            }

            @Override
            public void on(RecordedEvent event) {
                if (event.payload() instanceof Added added && event.streamId().startsWith("R-")) {
                    failOnce("reaction " + event.streamId());
                    commands.send(new Add(new TallyId("mirror-of-" + event.streamId()), added.amount(), 1));
                }
            }
        };
    }

    private void failOnce(String what) {
        if (what.contains("FLAKY") && failed.add(what)) {
            throw new IllegalStateException("fails once: " + what);
        }
    }
}
