package io.penstock.servicing.notice;

import io.penstock.platform.test.TestDatabase;
import io.penstock.servicing.notice.adapter.postgres.PostgresDeliveryStore;
import io.penstock.servicing.notice.adapter.postgres.PostgresSubscriptionSecrets;
import io.penstock.servicing.notice.adapter.webhook.WebhookChannel;
import io.penstock.servicing.notice.application.NoticeProperties;
import io.penstock.servicing.notice.application.NoticeProperties.Smtp;
import io.penstock.servicing.notice.application.NoticeSender;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Runs the sender of notices alone, until somebody kills it. */
final class NoticeProcess {

    static final String MASTER_KEY = "5a".repeat(32);

    private NoticeProcess() {}

    /**
     * Sends for ever.
     *
     * @param args database, role
     */
    public static void main(String[] args) throws InterruptedException {
        try (var database = new TestDatabase(args[0], args[1])) {
            var properties = new NoticeProperties(
                    true,
                    Duration.ofMillis(100),
                    3,
                    Duration.ofSeconds(60),
                    Duration.ofHours(24),
                    new Smtp("", 25, "", "", false, "penstock@localhost"));
            var sender = new NoticeSender(
                    database.leases("servicing"),
                    deliveries(database),
                    secrets(database),
                    List.of(new WebhookChannel(properties)),
                    properties,
                    Clock.systemUTC());
            sender.start();
            new CountDownLatch(1).await();
        }
    }

    static PostgresDeliveryStore deliveries(TestDatabase database) {
        return new PostgresDeliveryStore(database.jdbc(), new JdbcTransactionManager(database.dataSource()));
    }

    static PostgresSubscriptionSecrets secrets(TestDatabase database) {
        return new PostgresSubscriptionSecrets(
                database.jdbc(), new JdbcTransactionManager(database.dataSource()), MASTER_KEY);
    }
}
