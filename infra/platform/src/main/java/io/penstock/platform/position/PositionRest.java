package io.penstock.platform.position;

import io.penstock.platform.eventstore.EventLog;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Positions for every controller of a service. */
@Configuration(proxyBeanMethods = false)
public class PositionRest {

    @Bean
    LogPositions logPositions(
            JdbcTemplate jdbc,
            EventLog log,
            Serializer serializer,
            ObjectProvider<EventProcessingConfiguration> processing) {
        return new LogPositions(jdbc, log, serializer, processing);
    }

    @Bean
    WebMvcConfigurer positionInterceptor(LogPositions positions) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PositionInterceptor(positions));
            }
        };
    }
}
