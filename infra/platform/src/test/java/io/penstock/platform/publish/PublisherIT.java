package io.penstock.platform.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.Topics;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** The publisher in a process of its own, which is halted in the middle of its Kafka transactions. */
class PublisherIT {

    private static final int EVENTS = 700;

    /** Another name than the other tests' publisher, which is alive in this JVM and would be fenced. */
    private static final String SERVICE = "halted";

    @Test
    void eachEventIsPublishedOnceAcrossAbruptStops() throws Exception {
        var services = PlatformServices.start("issuance");
        try (var database = TestDatabase.migrated(services)) {
            PublisherProcess.append(database, EVENTS);
            var end = new EventLog(database.jdbc()).head();
            // Within the first transaction of 200, within a later one, then to the end.
            assertThat(run(services, 130)).isEqualTo(PublisherProcess.HALTED);
            assertThat(published(services)).isEmpty();
            assertThat(run(services, 277)).isEqualTo(PublisherProcess.HALTED);
            assertThat(published(services)).hasSize(200);
            assertThat(run(services, Integer.MAX_VALUE)).isZero();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> published(services).size() >= EVENTS);
            assertThat(published(services))
                    .containsExactlyElementsOf(IntStream.range(0, EVENTS)
                            .mapToObj(i -> "halted-" + i)
                            .toList());
            assertThat(PublishedPosition.read(services.kafka(), SERVICE, () -> true))
                    .isEqualTo(end);
        }
    }

    @Test
    void aPositionIsNotHiddenByTheOpenTransactionOfAnotherService() throws Exception {
        var kafka = PlatformServices.start("issuance").kafka();
        try (var other = IntegrationPublisher.producer("open", kafka);
                var own = IntegrationPublisher.producer("hidden", kafka)) {
            other.initTransactions();
            other.beginTransaction();
            other.send(new ProducerRecord<>(Topics.PUBLISHER_POSITIONS, 0, "open", "1:1"))
                    .get();
            own.initTransactions();
            own.beginTransaction();
            own.send(new ProducerRecord<>(Topics.PUBLISHER_POSITIONS, 0, "hidden", "7:7"))
                    .get();
            own.commitTransaction();
            var found = CompletableFuture.supplyAsync(() -> PublishedPosition.read(kafka, "hidden", () -> true));
            other.abortTransaction();
            assertThat(found.get(60, TimeUnit.SECONDS)).isEqualTo(new HorizonToken(7, 7));
        }
    }

    private static List<String> published(PlatformServices services) {
        return services.published(Topics.SERVICING_LOAN).stream()
                .filter(message -> message.key().startsWith("halted-"))
                .map(message -> message.key())
                .toList();
    }

    private static int run(PlatformServices services, int haltAfter) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-XX:TieredStopAtLevel=1",
                        PublisherProcess.class.getName(),
                        services.jdbcUrl(),
                        services.appRole(),
                        services.kafka(),
                        SERVICE,
                        Integer.toString(haltAfter))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/publisher-process.log"))
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
