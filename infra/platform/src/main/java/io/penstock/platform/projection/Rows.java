package io.penstock.platform.projection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What tables hold: SHA-256 over their names and rows, each row as PostgreSQL writes it (dates ISO, times UTC), rows in
 * order of that text.
 *
 * @param hash 64 hexadecimal digits
 */
record Rows(long count, String hash) {

    /** Reads inside the caller's transaction, with a cursor. */
    static Rows of(JdbcTemplate jdbc, String schema, List<String> tables) {
        var reader = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        reader.setFetchSize(2_000);
        reader.execute("set local datestyle = 'ISO, YMD'");
        reader.execute("set local timezone = 'UTC'");
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            long[] count = new long[1];
            for (String table : tables) {
                add(digest, table);
                // Names come from projection_table, whose rows are written by migrations alone.
                var sql = "select r.line from (select t::text as line from \"" + schema + "\".\"" + table
                        + "\" t) r order by r.line collate \"C\"";
                reader.query(sql, row -> {
                    add(digest, row.getString("line"));
                    count[0]++;
                });
            }
            return new Rows(count[0], HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
