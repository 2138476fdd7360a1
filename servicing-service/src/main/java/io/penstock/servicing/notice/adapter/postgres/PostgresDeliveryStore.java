package io.penstock.servicing.notice.adapter.postgres;

import io.penstock.deal.DocumentHash;
import io.penstock.servicing.notice.Channel;
import io.penstock.servicing.notice.Language;
import io.penstock.servicing.notice.NoticeTopic;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionOpened;
import io.penstock.servicing.notice.application.DeliveryStore;
import io.penstock.servicing.notice.application.SubscriptionSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables {@code notice_subscription} and {@code notice_delivery}. */
@Repository
public class PostgresDeliveryStore implements DeliveryStore {

    private static final int ID_DIGITS = 32;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public PostgresDeliveryStore(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void open(SubscriptionOpened event, Instant recordedAt) {
        jdbc.update(
                """
                insert into notice_subscription (name, owner, channel, deal_id, topics, language, is_open, opened_at)
                values (?, ?, ?, ?, ?, ?, true, ?) on conflict (name) do nothing
                """,
                event.subscriptionId().name(),
                event.owner(),
                event.channel().name(),
                event.dealId(),
                event.topics().stream().map(NoticeTopic::text).toArray(String[]::new),
                event.language().name(),
                at(recordedAt));
    }

    @Override
    public void close(String subscription) {
        transaction.executeWithoutResult(_ -> {
            jdbc.update("update notice_subscription set is_open = false where name = ?", subscription);
            subscription(subscription).ifPresent(s -> {
                var key = SubscriptionSecrets.key(s.name(), s.owner());
                jdbc.update("delete from notice_target where key = ?", key);
                jdbc.update("delete from notice_secret where key = ?", key);
            });
            jdbc.update(
                    "update notice_delivery set state = 'CANCELLED', settled_at = clock_timestamp()"
                            + " where subscription = ? and state in ('PENDING', 'DEAD')",
                    subscription);
        });
    }

    @Override
    public void add(String eventId, Instant recordedAt, NoticeTopic topic, String dealId, String body) {
        var wanting = jdbc.queryForList("""
                select name from notice_subscription
                where is_open and opened_at <= ? and deal_id in ('', ?) and ? = any(topics) order by name
                """, String.class, at(recordedAt), dealId, topic.text());
        for (var name : wanting) {
            jdbc.update("""
                    insert into notice_delivery (id, subscription, topic, body, created_at, due_at)
                    values (?, ?, ?, ?, ?, clock_timestamp()) on conflict (id) do nothing
                    """, id(eventId, topic, name), name, topic.text(), body, at(recordedAt));
        }
    }

    /** The same for the same event and subscription, and telling neither. */
    private static String id(String eventId, NoticeTopic topic, String subscription) {
        return "msg_"
                + DocumentHash.of(eventId + ' ' + topic.text() + ' ' + subscription)
                        .substring(0, ID_DIGITS);
    }

    @Override
    public List<Due> due() {
        return jdbc.query(
                """
                select d.id, s.name, s.owner, s.channel, s.language, d.topic, d.body, d.attempts
                from notice_subscription s cross join lateral (
                    select * from notice_delivery d
                    where d.subscription = s.name and d.state in ('PENDING', 'DEAD') order by d.number limit 1) d
                where s.is_open and d.state = 'PENDING' and d.due_at <= clock_timestamp()
                order by s.name
                """,
                (row, _) -> new Due(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("owner"),
                        Channel.valueOf(row.getString("channel")),
                        Language.valueOf(row.getString("language")),
                        NoticeTopic.of(row.getString("topic")).orElseThrow(),
                        row.getString("body"),
                        row.getInt("attempts")));
    }

    @Override
    public void delivered(String id, int attempt, String answer) {
        jdbc.update(
                "update notice_delivery set state = 'DELIVERED', attempts = ?, answer = ?, settled_at = clock_timestamp()"
                        + " where id = ? and state = 'PENDING'",
                attempt,
                answer,
                id);
    }

    @Override
    public void failed(String id, int attempt, String answer, Optional<Duration> again) {
        jdbc.update(
                "update notice_delivery set state = ?, attempts = ?, answer = ?,"
                        + " due_at = clock_timestamp() + ? * interval '1 millisecond' where id = ? and state = 'PENDING'",
                again.isPresent() ? "PENDING" : "DEAD",
                attempt,
                answer,
                again.map(Duration::toMillis).orElse(0L),
                id);
    }

    @Override
    public boolean replay(String id) {
        return jdbc.update("""
                update notice_delivery d set state = 'PENDING', attempts = 0, due_at = clock_timestamp(), settled_at = null
                from notice_subscription s
                where d.id = ? and s.name = d.subscription and s.is_open
                """, id) == 1;
    }

    @Override
    public boolean discard(String id, String person) {
        return jdbc.update(
                        "update notice_delivery set state = 'DISCARDED', settled_at = clock_timestamp(), settled_by = ?"
                                + " where id = ? and state in ('DEAD', 'DISCARDED')",
                        person,
                        id)
                == 1;
    }

    @Override
    public List<Subscribed> subscriptions() {
        return jdbc.query("select * from notice_subscription order by name", PostgresDeliveryStore::subscribed);
    }

    @Override
    public Optional<Subscribed> subscription(String name) {
        return jdbc
                .query("select * from notice_subscription where name = ?", PostgresDeliveryStore::subscribed, name)
                .stream()
                .findFirst();
    }

    @Override
    public List<Delivery> deliveries(String subscription, int limit) {
        return jdbc.query(
                "select * from notice_delivery where subscription = ? order by number desc limit ?",
                (row, _) -> new Delivery(
                        row.getString("id"),
                        row.getString("subscription"),
                        row.getString("topic"),
                        row.getString("body"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        instant(row, "created_at"),
                        instant(row, "due_at"),
                        orNull(row, "settled_at"),
                        row.getString("answer")),
                subscription,
                limit);
    }

    private static Subscribed subscribed(ResultSet row, int number) throws SQLException {
        return new Subscribed(
                row.getString("name"),
                row.getString("owner"),
                Channel.valueOf(row.getString("channel")),
                row.getString("deal_id"),
                List.of((String[]) row.getArray("topics").getArray()),
                Language.valueOf(row.getString("language")),
                row.getBoolean("is_open"),
                instant(row, "opened_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
