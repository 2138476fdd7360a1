package io.penstock.platform.rest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Entity tags and preconditions for every controller that says which aggregate it is of: {@link Versioned}. */
@Configuration(proxyBeanMethods = false)
@Import(EntityTagAdvice.class)
public class EntityTagRest {

    private static final int BEHIND_THE_KEY = 10;

    /** Behind the keys: a request that was answered gets its answer, whatever has changed since. */
    @Bean
    WebMvcConfigurer versionInterceptor(JdbcTemplate jdbc) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new VersionInterceptor(jdbc)).order(BEHIND_THE_KEY);
            }
        };
    }
}
