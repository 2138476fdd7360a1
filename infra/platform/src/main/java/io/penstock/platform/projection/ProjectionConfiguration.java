package io.penstock.platform.projection;

import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.serialization.Serializer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** Finds the projections: beans of a processing group whose tables a migration has registered. */
@Configuration(proxyBeanMethods = false)
@Import({ProjectionController.class})
public class ProjectionConfiguration {

    @Bean
    Projections projections(
            ApplicationContext beans,
            EventLog log,
            EventDecoder decoder,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Serializer serializer) {
        var handlers = new HashMap<String, List<Object>>();
        for (Object bean : beans.getBeansWithAnnotation(ProcessingGroup.class).values()) {
            var group = Objects.requireNonNull(bean.getClass().getAnnotation(ProcessingGroup.class));
            handlers.computeIfAbsent(group.value(), _ -> new ArrayList<>()).add(bean);
        }
        return new Projections(log, decoder, jdbc, transactions, serializer, handlers);
    }
}
