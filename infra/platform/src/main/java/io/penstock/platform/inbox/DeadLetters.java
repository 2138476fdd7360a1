package io.penstock.platform.inbox;

import static io.penstock.platform.inbox.DeadLetterRefusal.DEAD_LETTER_CLOSED;
import static io.penstock.platform.inbox.DeadLetterRefusal.DEAD_LETTER_NOT_FIRST;
import static io.penstock.platform.inbox.DeadLetterRefusal.DEAD_LETTER_NOT_FOUND;
import static io.penstock.platform.inbox.DeadLetterRefusal.DEAD_LETTER_REASON_MISSING;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.inbox.DeadLetter.Decision;
import io.penstock.platform.inbox.DeadLetter.State;
import io.penstock.platform.json.PlatformJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/**
 * What people see and decide of dead letters, in any instance. The work itself is the consumer's, wherever it runs: one
 * thread handles a key's messages, so none can overtake another.
 */
public final class DeadLetters {

    private static final String OPEN = "state in ('FAILED', 'WAITING', 'REDRIVE')";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public DeadLetters(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * How many are open.
     *
     * @param failed wait for a person
     * @param waiting wait behind those
     */
    public record Count(long failed, long waiting) {}

    public Count count() {
        return jdbc.query("""
                        select count(*) filter (where state = 'FAILED') as failed,
                            count(*) filter (where state <> 'FAILED') as waiting
                        from dead_letter where %s
                        """.formatted(OPEN), (row, _) -> new Count(row.getLong("failed"), row.getLong("waiting")))
                .getFirst();
    }

    /**
     * A page in order of arrival, without payloads.
     *
     * @param all also those that were handled or discarded
     * @param after the last id that the caller has
     */
    public List<DeadLetter> list(boolean all, long after, int limit) {
        return jdbc.query(
                "select * from dead_letter where id > ? and (? or " + OPEN + ") order by id limit ?",
                (row, _) -> letter(row, false),
                after,
                all,
                limit);
    }

    public Optional<DeadLetter> find(long id, boolean withPayload) {
        return jdbc.query("select * from dead_letter where id = ?", (row, _) -> letter(row, withPayload), id).stream()
                .findFirst();
    }

    /**
     * Asks for the message to be handled again, and after it those that wait behind it.
     *
     * @throws RejectedException with a {@link DeadLetterRefusal}
     */
    public DeadLetter redrive(long id, String actor, String reason) {
        return decide(id, "REDRIVE", State.REDRIVE, actor, reason);
    }

    /**
     * Gives the message up. Those that wait behind it are handled.
     *
     * @param reason must not be blank
     * @throws RejectedException with a {@link DeadLetterRefusal}
     */
    public DeadLetter discard(long id, String actor, String reason) {
        return decide(id, "DISCARD", State.DISCARDED, actor, reason);
    }

    private DeadLetter decide(long id, String action, State next, String actor, String reason) {
        transaction.executeWithoutResult(_ -> {
            // Locked, so that two people decide one after the other and the consumer sees either.
            var letter = jdbc
                    .query("select * from dead_letter where id = ? for update", (row, _) -> letter(row, false), id)
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> refused(DEAD_LETTER_NOT_FOUND, "there is no dead letter " + id));
            if (reason.isBlank() && next == State.DISCARDED) {
                throw refused(DEAD_LETTER_REASON_MISSING, "say why this message is given up");
            }
            if (letter.state() == next) {
                return;
            }
            if (!letter.state().isOpen() || letter.state() == State.REDRIVE) {
                throw refused(DEAD_LETTER_CLOSED, "dead letter " + id + " is " + letter.state());
            }
            if (letter.state() == State.WAITING) {
                throw refused(DEAD_LETTER_NOT_FIRST, "dead letter " + id + " waits behind " + first(letter));
            }
            jdbc.update("update dead_letter set state = ?, changed_at = now() where id = ?", next.name(), id);
            jdbc.update(
                    "insert into dead_letter_decision (dead_letter, action, actor, reason) values (?, ?, ?, ?)",
                    id,
                    action,
                    actor,
                    reason);
        });
        return find(id, false).orElseThrow();
    }

    private @Nullable Long first(DeadLetter letter) {
        return jdbc.queryForObject(
                "select min(id) from dead_letter where consumer = ? and key = ? and " + OPEN,
                Long.class,
                letter.consumer(),
                letter.key());
    }

    private static RejectedException refused(DeadLetterRefusal code, String detail) {
        return new RejectedException(new Rejection(code, detail));
    }

    private DeadLetter letter(ResultSet row, boolean withPayload) throws SQLException {
        long id = row.getLong("id");
        return new DeadLetter(
                id,
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("position"),
                row.getString("key"),
                row.getString("message_id"),
                row.getString("type"),
                State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                decisions(id),
                PlatformJson.mapper().readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
                withPayload ? text(row.getBytes("payload")) : null);
    }

    private List<Decision> decisions(long id) {
        return jdbc.query(
                "select action, actor, reason, decided_at from dead_letter_decision where dead_letter = ? order by id",
                (row, _) -> new Decision(
                        row.getString("action"),
                        row.getString("actor"),
                        row.getString("reason"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()),
                id);
    }

    private static String text(byte @Nullable [] payload) {
        if (payload == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException _) {
            return "base64:" + Base64.getEncoder().encodeToString(payload);
        }
    }
}
