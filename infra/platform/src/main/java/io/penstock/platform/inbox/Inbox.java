package io.penstock.platform.inbox;

import io.penstock.platform.idempotency.CommandScope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Which messages a consumer has handled. A message that comes twice has one effect. */
final class Inbox {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Inbox(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Hands a message to its listener. */
    @FunctionalInterface
    interface Delivery {

        /**
         * Handles the message once.
         *
         * @param done moves on behind the message, in the transaction of its inbox row
         */
        void deliver(IncomingMessage message, Runnable done);
    }

    /** Row, effect and position commit together, so the effect happens once. */
    Delivery once(IntegrationListener listener) {
        return (message, done) -> transaction.executeWithoutResult(_ -> {
            if (enter(listener.consumer(), message)) {
                listener.on(message);
            }
            done.run();
        });
    }

    /** Row and position follow the effect: after a crash in between, the message comes again. */
    Delivery atLeastOnce(IntegrationCommandListener listener) {
        return (message, done) -> {
            if (!has(listener.consumer(), message)) {
                CommandScope.of("inbox", listener.consumer(), message.id()).run(() -> listener.on(message));
            }
            transaction.executeWithoutResult(_ -> {
                enter(listener.consumer(), message);
                done.run();
            });
        };
    }

    void inTransaction(Runnable statements) {
        transaction.executeWithoutResult(_ -> statements.run());
    }

    private boolean enter(String consumer, IncomingMessage message) {
        return jdbc.update(
                        "insert into inbox (consumer, message_id) values (?, ?) on conflict do nothing",
                        consumer,
                        message.id())
                == 1;
    }

    private boolean has(String consumer, IncomingMessage message) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from inbox where consumer = ? and message_id = ?)",
                Boolean.class,
                consumer,
                message.id()));
    }
}
