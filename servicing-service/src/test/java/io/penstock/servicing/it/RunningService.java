package io.penstock.servicing.it;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.test.PlatformServices;
import io.penstock.servicing.ServicingService;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Predicate;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The service, which a test may stop and start again on the same data. */
final class RunningService implements AutoCloseable {

    final PlatformServices services = PlatformServices.start("servicing");
    private ConfigurableApplicationContext context = start();

    private ConfigurableApplicationContext start() {
        var arguments = new ArrayList<String>();
        services.environment().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--server.port=0");
        // Receivers of notices are on this machine; the second attempt comes at once.
        arguments.add("--penstock.notice.private-targets=true");
        arguments.add("--penstock.notice.retry=100ms");
        return new SpringApplicationBuilder(ServicingService.class).run(arguments.toArray(String[]::new));
    }

    void restart() {
        context.close();
        context = start();
    }

    Rest as(String person, String... roles) {
        return new Rest(base(), services.token(person, roles));
    }

    Rest investor(String investorId) {
        return new Rest(base(), services.investorToken(investorId.toLowerCase(Locale.ROOT), investorId));
    }

    Rest anonymous() {
        return new Rest(base(), "");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Asks until the answer is as wanted. */
    static JsonNode awaiting(Rest rest, String path, Predicate<JsonNode> wanted) {
        await().atMost(ofSeconds(60)).pollInterval(ofMillis(100)).until(() -> {
            var response = rest.send("GET", path, "");
            return response.statusCode() == 200
                    && wanted.test(PlatformJson.mapper().readTree(response.body()));
        });
        return rest.get(path);
    }

    String base() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
