package io.penstock.platform.idempotency;

import io.penstock.platform.position.LogPositions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Keys for every controller of a service: a new controller need not do anything. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyProperties.class)
public class IdempotencyRest {

    @Bean
    CommandKeys commandKeys(JdbcTemplate jdbc, IdempotencyProperties settings) {
        return new CommandKeys(jdbc, settings.lease());
    }

    @Bean
    CommandKeysUpkeep commandKeysUpkeep(CommandKeys keys, IdempotencyProperties settings) {
        return new CommandKeysUpkeep(keys, settings);
    }

    /** Behind the filters of security, which stand at -100. */
    @Bean
    FilterRegistrationBean<KeyFilter> keyFilter(CommandKeys keys, LogPositions positions) {
        var registration = new FilterRegistrationBean<>(new KeyFilter(keys, positions));
        registration.setOrder(0);
        return registration;
    }

    @Bean
    WebMvcConfigurer keyInterceptor(CommandKeys keys) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KeyInterceptor(keys));
            }
        };
    }
}
