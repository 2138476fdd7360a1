package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.adapter.postgres.TapeImportRow.State;
import io.penstock.issuance.pool.domain.LoanSalts;
import io.penstock.tape.Finding;
import io.penstock.tape.Rule;
import io.penstock.tape.source.TapePlace;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ObjLongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code tape_import} and what hangs on it: findings and rejected rows. */
@Component
public class TapeImportTable {

    private static final int DELETED_AT_ONCE = 20_000;
    private static final int KNOWN_AT_ONCE = 20_000;

    private final JdbcTemplate jdbc;
    private final SecureRandom chance = new SecureRandom();

    public TapeImportTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is asked of an import.
     *
     * @param mapping name and version, {@code servicer-auto@2}
     * @param control JSON
     */
    public record Asked(
            String pool,
            String tapeHash,
            String fileName,
            long bytes,
            boolean parksRejected,
            Optional<String> repairs,
            Optional<String> mapping,
            Optional<String> control,
            String actor) {}

    /** The import of this file for this pool, new unless there is one; one that failed or was called off begins anew. */
    public TapeImportRow begin(Asked asked) {
        var key = new byte[LoanSalts.KEY_BYTES];
        chance.nextBytes(key);
        jdbc.update(
                """
                insert into tape_import (pool, tape_hash, file_name, bytes, parks_rejected, repairs, mapping, control, state,
                    salt_key, actor)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'READING', ?, ?)
                on conflict (pool, tape_hash) do update
                set state = 'READING', file_name = excluded.file_name, parks_rejected = excluded.parks_rejected,
                    repairs = excluded.repairs, mapping = excluded.mapping, control = excluded.control, salt_key = excluded.salt_key,
                    actor = excluded.actor, rows_done = 0, findings_done = 0, place_position = -1, check_state = null,
                    result = '{}', started_at = now(), changed_at = now()
                where tape_import.state in ('REFUSED', 'CANCELLED')
                """,
                asked.pool(),
                asked.tapeHash(),
                asked.fileName(),
                asked.bytes(),
                asked.parksRejected(),
                asked.repairs().orElse(null),
                asked.mapping().orElse(null),
                asked.control().orElse(null),
                key,
                asked.actor());
        return find(asked.pool(), asked.tapeHash()).orElseThrow();
    }

    public Optional<TapeImportRow> find(String pool, String tapeHash) {
        return jdbc
                .query(
                        "select * from tape_import where pool = ? and tape_hash = ?",
                        TapeImportTable::row,
                        pool,
                        tapeHash)
                .stream()
                .findFirst();
    }

    /** Keeps the originator's figures for a tape, in the place of earlier ones. */
    public void control(String pool, String tapeHash, String json) {
        jdbc.update(
                "update tape_import set control = ?, changed_at = now() where pool = ? and tape_hash = ?",
                json,
                pool,
                tapeHash);
    }

    /** All imports of a pool, the oldest first. */
    public List<TapeImportRow> of(String pool) {
        return jdbc.query(
                "select * from tape_import where pool = ? order by version nulls last, started_at",
                TapeImportTable::row,
                pool);
    }

    /** Imports that somebody works on, or whose process died. */
    public List<TapeImportRow> unfinished() {
        return jdbc.query(
                "select * from tape_import where state = 'READING' order by started_at", TapeImportTable::row);
    }

    /** Gives the import the next version of its pool, unless it has one. */
    public int versioned(String pool, String tapeHash) {
        jdbc.update("""
                update tape_import t set version = 1 + (select coalesce(max(version), 0) from tape_import where pool = t.pool)
                where pool = ? and tape_hash = ? and version is null
                """, pool, tapeHash);
        return find(pool, tapeHash).orElseThrow().version().orElseThrow();
    }

    /** Takes all rows of an import away again, in parts; its findings stay if the file was refused. */
    public void undo(String pool, String tapeHash, State as) {
        for (var table : List.of("pool_loan_rejection", "pool_loan", "tape_rejected_row")) {
            delete(table, pool, tapeHash);
        }
        if (as != State.REFUSED) {
            delete("tape_finding", pool, tapeHash);
        }
        jdbc.update(
                "update tape_import set state = ?, rows_done = 0, findings_done = 0, check_state = null, changed_at = now()"
                        + " where pool = ? and tape_hash = ?",
                as.name(),
                pool,
                tapeHash);
    }

    /** Puts the loans of a tape under another one of the pool, salts and all: the tape that has them repairs this one. */
    public void copyRows(String pool, String from, String to) {
        var columns = String.join(
                ", ",
                jdbc.queryForList(
                        "select column_name from information_schema.columns where table_name = 'pool_loan'"
                                + " and table_schema = current_schema() and column_name not in ('pool', 'tape_hash')",
                        String.class));
        jdbc.update(
                "insert into pool_loan (pool, tape_hash, " + columns + ") select pool, ?, " + columns
                        + " from pool_loan where pool = ? and tape_hash = ? on conflict do nothing",
                to,
                pool,
                from);
        jdbc.update(
                "insert into pool_loan_rejection (pool, tape_hash, loan_id, ordinal, criterion, detail)"
                        + " select pool, ?, loan_id, ordinal, criterion, detail from pool_loan_rejection"
                        + " where pool = ? and tape_hash = ? on conflict do nothing",
                to,
                pool,
                from);
    }

    private void delete(String table, String pool, String tapeHash) {
        int deleted;
        do {
            deleted = jdbc.update(
                    "delete from " + table + " where ctid = any(array(select ctid from " + table
                            + " where pool = ? and tape_hash = ? limit " + DELETED_AT_ONCE + "))",
                    pool,
                    tapeHash);
        } while (deleted == DELETED_AT_ONCE);
    }

    /** Tells the numbers of all stored rows, see {@code Resumption.Known}. */
    public void known(String pool, String tapeHash, ObjLongConsumer<String> each) {
        var last = "";
        boolean more = true;
        while (more) { // by pages: the driver would hold a whole answer in memory
            var page = jdbc.query(
                    "select loan_id, line from pool_loan where pool = ? and tape_hash = ? and loan_id > ?"
                            + " order by loan_id limit " + KNOWN_AT_ONCE,
                    (row, _) -> Map.entry(row.getString(1), row.getLong(2)),
                    pool,
                    tapeHash,
                    last);
            page.forEach(loan -> each.accept(loan.getKey(), loan.getValue()));
            more = page.size() == KNOWN_AT_ONCE;
            last = more ? page.getLast().getKey() : last;
        }
        jdbc.query(
                "select loan_key, line from tape_rejected_row"
                        + " where pool = ? and tape_hash = ? and loan_key is not null",
                row -> {
                    each.accept(row.getString(1), -row.getLong(2));
                },
                pool,
                tapeHash);
    }

    /**
     * A page of findings in the order of the file.
     *
     * @param after ordinal of the last one seen, 0 for the first page
     */
    public List<Numbered> findings(String pool, String tapeHash, long after, int limit) {
        return jdbc.query(
                "select * from tape_finding where pool = ? and tape_hash = ? and ordinal > ? order by ordinal limit ?",
                (row, _) -> new Numbered(
                        row.getLong("ordinal"),
                        new Finding(
                                Rule.valueOf(row.getString("rule")),
                                row.getLong("line"),
                                row.getString("column_name"),
                                row.getString("loan"),
                                row.getString("value"),
                                row.getString("detail"))),
                pool,
                tapeHash,
                after,
                limit);
    }

    /**
     * A finding with its place.
     *
     * @param ordinal from 1, in the order of the file
     */
    public record Numbered(long ordinal, Finding finding) {}

    /**
     * A page of rejected rows in the order of the file.
     *
     * @param after line of the last one seen
     */
    public List<RejectedRow> rejected(String pool, String tapeHash, long after, int limit) {
        return jdbc.query(
                "select line, cells from tape_rejected_row where pool = ? and tape_hash = ? and line > ?"
                        + " order by line limit ?",
                (row, _) -> new RejectedRow(row.getLong("line"), texts(row, "cells")),
                pool,
                tapeHash,
                after,
                limit);
    }

    /** A row as it stands in the file. */
    public record RejectedRow(long line, List<String> cells) {}

    /** One worker at a time: waits until the session of another one, dead perhaps, is gone. */
    static void lock(Connection connection, String pool, String tapeHash) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 7))")) {
            statement.setString(1, pool + " " + tapeHash);
            statement.execute();
        }
    }

    static void unlock(Connection connection, String pool, String tapeHash) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(hashtextextended(?, 7))")) {
            statement.setString(1, pool + " " + tapeHash);
            statement.execute();
        }
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static TapeImportRow row(ResultSet row, int number) throws SQLException {
        int version = row.getInt("version");
        var numbered = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(version);
        var state = row.getString("check_state");
        return new TapeImportRow(
                row.getString("pool"),
                row.getString("tape_hash"),
                numbered,
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getBoolean("parks_rejected"),
                Optional.ofNullable(row.getString("repairs")),
                Optional.ofNullable(row.getString("mapping")),
                Optional.ofNullable(row.getString("control")),
                State.valueOf(row.getString("state")),
                HexFormat.of().formatHex(row.getBytes("salt_key")),
                row.getString("form"),
                texts(row, "columns"),
                row.getLong("rows_done"),
                row.getLong("findings_done"),
                new TapePlace(
                        row.getLong("place_position"),
                        row.getLong("place_line"),
                        row.getBoolean("place_windows"),
                        row.getBoolean("place_utf8")),
                state == null ? "" : state,
                row.getString("result"),
                row.getString("actor"),
                row.getTimestamp("started_at").toInstant());
    }
}
