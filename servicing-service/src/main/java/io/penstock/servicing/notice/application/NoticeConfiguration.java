package io.penstock.servicing.notice.application;

import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.notice.SubscriptionRejection;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the context's events are stored for ever, its refusal codes, and its worker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeProperties.class)
class NoticeConfiguration {

    @Bean
    EventTypes noticeEvents() {
        return NoticeLog.EVENTS;
    }

    @Bean
    StateTypes noticeStates() {
        return NoticeLog.STATES;
    }

    @Bean
    ProblemCodes noticeProblems() {
        return ProblemCodes.of(SubscriptionRejection.values());
    }

    @Bean
    NoticeSender noticeSender(
            Leases leases,
            DeliveryStore deliveries,
            SubscriptionSecrets secrets,
            List<NoticeChannel> channels,
            NoticeProperties properties) {
        return new NoticeSender(leases, deliveries, secrets, channels, properties, Clock.systemUTC());
    }
}
