package io.penstock.platform.idempotency;

import io.penstock.platform.eventstore.AppendGuard;
import io.penstock.platform.idempotency.Claim.Granted;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;

/**
 * Keys of callers in table {@code command_key}. Leases run on the clock of the database, which all attempts share; a
 * service whose own clock jumps neither gains nor loses one.
 */
final class CommandKeys {

    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};
    private static final String THIS = " tenant = ? and route = ? and key = ? ";
    private static final String MINE = THIS + "and owner = ? and not done";

    // A claim need not reach the disk by itself: the events that come after it do, and they take it along. If the
    // server dies before, no event of this attempt is stored either.
    private static final String QUICK =
            "with quick as materialized (select set_config('synchronous_commit', 'off', true)) ";

    private final JdbcTemplate jdbc;
    private final Duration lease;
    private final Set<Granted> running = ConcurrentHashMap.newKeySet();

    CommandKeys(JdbcTemplate jdbc, Duration lease) {
        this.jdbc = jdbc;
        this.lease = lease;
    }

    /**
     * Tries to own the key, in a transaction of its own.
     *
     * @param requestHash SHA-256 over method, path, query and body
     */
    Claim claim(KeyName name, byte[] requestHash) {
        var owner = UUID.randomUUID();
        int inserted =
                jdbc.update(QUICK + """
                insert into command_key (tenant, route, key, request_hash, owner, lease_until)
                select ?, ?, ?, ?, ?, now() + ? * interval '1 millisecond' from quick
                on conflict do nothing
                """, name.tenant(), name.route(), name.key(), requestHash, owner, lease.toMillis());
        return inserted == 1 ? granted(new Granted(name, owner, false)) : existing(name, requestHash, owner);
    }

    private Claim existing(KeyName name, byte[] requestHash, UUID owner) {
        var found = jdbc.query(
                "select *, request_hash = ? as same_request, extract(epoch from lease_until - now()) as left_seconds"
                        + " from command_key where" + THIS,
                CommandKeys::claim,
                requestHash,
                name.tenant(),
                name.route(),
                name.key());
        if (found.isEmpty()) {
            return new Claim.Running(1); // forgotten in between: the caller tries once more
        }
        if (!(found.getFirst() instanceof Claim.Running left) || left.seconds() > 0) {
            return found.getFirst();
        }
        // A row that is locked belongs to an owner that is just storing its events.
        int taken = jdbc.update(
                QUICK + "update command_key set owner = ?, lease_until = now() + ? * interval '1 millisecond',"
                        + " changed_at = now() where (tenant, route, key) in"
                        + " (select tenant, route, key from command_key, quick where" + THIS
                        + " and not done and coalesce(lease_until <= now(), true) for update of command_key skip locked)",
                owner,
                lease.toMillis(),
                name.tenant(),
                name.route(),
                name.key());
        return taken == 1 ? granted(new Granted(name, owner, true)) : new Claim.Running(1);
    }

    private Claim granted(Granted claim) {
        running.add(claim);
        return claim;
    }

    /** Events are stored under this attempt or not at all; the row stays locked until they are. */
    static AppendGuard guard(Granted claim) {
        return new AppendGuard(
                "select 1 from command_key where" + MINE + " for update",
                List.of(
                        claim.name().tenant(),
                        claim.name().route(),
                        claim.name().key(),
                        claim.owner()),
                () -> inProgress(1));
    }

    /** Stores the answer for good; false if another attempt has taken the key over. */
    boolean finish(Granted claim, StoredAnswer answer) {
        running.remove(claim);
        return jdbc.update(
                        "update command_key set done = true, owner = null, lease_until = null, status = ?, headers = ?,"
                                + " body = ?, changed_at = now() where" + MINE,
                        answer.status(),
                        PlatformJson.mapper().writeValueAsString(answer.headers()),
                        answer.body(),
                        claim.name().tenant(),
                        claim.name().route(),
                        claim.name().key(),
                        claim.owner())
                == 1;
    }

    /** Gives the key up without an answer: the next attempt need not wait. */
    void release(Granted claim) {
        running.remove(claim);
        change("update command_key set owner = null, lease_until = null, changed_at = now() where" + MINE, claim);
    }

    /** Nothing was begun under the key: it may be used for a corrected request. */
    void forget(Granted claim) {
        running.remove(claim);
        change("delete from command_key where" + MINE, claim);
    }

    /** Lengthens the leases of attempts that run in this process. One that is stopped or dead does not get here. */
    void renew() {
        for (Granted each : running) {
            jdbc.update(
                    "update command_key set lease_until = now() + ? * interval '1 millisecond' where" + MINE,
                    lease.toMillis(),
                    each.name().tenant(),
                    each.name().route(),
                    each.name().key(),
                    each.owner());
        }
    }

    /** Empties old answers; keys and hashes stay. */
    int empty(Duration keep) {
        return jdbc.update(
                "update command_key set status = null, headers = null, body = null"
                        + " where body is not null and changed_at < now() - ? * interval '1 second'",
                keep.toSeconds());
    }

    /** 409 that says when to try again. */
    static ProblemException inProgress(long seconds) {
        return ProblemException.later(
                HttpStatus.CONFLICT,
                "COMMAND_IN_PROGRESS",
                "an earlier request with this Idempotency-Key is at work: ask again with the same key",
                Duration.ofSeconds(seconds));
    }

    private void change(String sql, Granted claim) {
        jdbc.update(
                sql, claim.name().tenant(), claim.name().route(), claim.name().key(), claim.owner());
    }

    private static Claim claim(ResultSet row, int number) throws SQLException {
        if (!row.getBoolean("same_request")) {
            return new Claim.OtherContent();
        }
        if (!row.getBoolean("done")) {
            return new Claim.Running((long) Math.ceil(Math.max(0, row.getDouble("left_seconds"))));
        }
        return row.getBytes("body") == null
                ? new Claim.Expired(
                        row.getObject("changed_at", OffsetDateTime.class).toInstant())
                : new Claim.Answered(new StoredAnswer(
                        row.getInt("status"),
                        PlatformJson.mapper().readValue(row.getString("headers"), HEADERS),
                        row.getBytes("body")));
    }
}
