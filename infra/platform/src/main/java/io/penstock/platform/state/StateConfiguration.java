package io.penstock.platform.state;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.start.PlatformProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** States of the service's streams: replayed, hashed, cached. */
@Configuration(proxyBeanMethods = false)
@Import({StateController.class})
public class StateConfiguration {

    @Bean
    LogStates logStates(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ObjectProvider<EventTypes> events,
            ObjectProvider<StateTypes> states) {
        return new LogStates(
                jdbc,
                transactions,
                EventTypes.merge(events.stream().toList()),
                StateTypes.merge(states.stream().toList()));
    }

    @Bean
    Snapshots snapshots(
            JdbcTemplate jdbc,
            EventLog log,
            ObjectProvider<EventTypes> events,
            ObjectProvider<StateTypes> states,
            PlatformProperties properties) {
        return new JdbcSnapshots(
                jdbc,
                log,
                EventTypes.merge(events.stream().toList()),
                StateTypes.merge(states.stream().toList()),
                properties.snapshots().every());
    }
}
