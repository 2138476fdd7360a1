package io.penstock.platform.inbox;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Which messages a consumer has handled. */
final class Inbox {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Inbox(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Row and effect commit together, so the effect happens once. */
    void once(IntegrationListener listener, IncomingMessage message) {
        transaction.executeWithoutResult(_ -> {
            if (enter(listener.consumer(), message)) {
                listener.on(message);
            }
        });
    }

    /** The row follows the effect: after a crash in between, the message comes again. */
    void atLeastOnce(IntegrationCommandListener listener, IncomingMessage message) {
        if (!has(listener.consumer(), message)) {
            listener.on(message);
            enter(listener.consumer(), message);
        }
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
