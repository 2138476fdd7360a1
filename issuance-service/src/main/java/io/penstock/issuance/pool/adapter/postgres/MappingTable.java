package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.tape.TapeMapping;
import io.penstock.tape.yaml.MappingText;
import io.penstock.tape.yaml.MappingYaml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code tape_mapping}: how the files of originators are read, each version for ever. */
@Component
public class MappingTable {

    private static final int ATTEMPTS = 5;

    private final JdbcTemplate jdbc;

    public MappingTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A confirmed version.
     *
     * @param version from 1
     * @param originator whose files it reads; may be empty
     * @param hash SHA-256 of {@code yaml}
     * @param yaml without comments
     */
    public record Confirmed(
            String name,
            int version,
            String originator,
            String hash,
            String yaml,
            String confirmedBy,
            Instant confirmedAt) {

        /** The mapping that the text is. */
        public TapeMapping mapping() {
            return MappingYaml.read(yaml)
                    .mapping()
                    .orElseThrow(() ->
                            new IllegalStateException("mapping " + reference() + " was confirmed and cannot be read"));
        }

        /** Name and version, {@code servicer-auto@2}. */
        public String reference() {
            return name + "@" + version;
        }
    }

    /** Keeps a mapping as the next version of its name; the one that is the newest already stays it. */
    public Confirmed confirm(TapeMapping mapping, String originator, String person) {
        var yaml = MappingText.of(mapping);
        var hash = sha256(yaml);
        for (int attempt = 1; ; attempt++) {
            try {
                jdbc.update("""
                        insert into tape_mapping (name, version, originator, hash, yaml, confirmed_by)
                        select ?, 1 + coalesce(max(version), 0), ?, ?, ?, ? from tape_mapping where name = ?
                        on conflict (name, originator, hash) do nothing
                        """, mapping.name(), originator, hash, yaml, person, mapping.name());
                return jdbc.query(
                                "select * from tape_mapping where name = ? and originator = ? and hash = ?",
                                (row, _) -> row(row),
                                mapping.name(),
                                originator,
                                hash)
                        .getFirst();
            } catch (DuplicateKeyException e) { // somebody confirmed another one at the same moment
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** A version, or the newest if none is named. */
    public Optional<Confirmed> find(String name, Optional<Integer> version) {
        return jdbc
                .query(
                        "select * from tape_mapping where name = ? and (?::int is null or version = ?::int)"
                                + " order by version desc limit 1",
                        (row, _) -> row(row),
                        name,
                        version.orElse(null),
                        version.orElse(null))
                .stream()
                .findFirst();
    }

    /** The version of a reference that an import has. */
    public Confirmed of(String reference) {
        int at = reference.lastIndexOf('@');
        return find(reference.substring(0, at), Optional.of(Integer.valueOf(reference.substring(at + 1))))
                .orElseThrow(() -> new IllegalStateException("there is no mapping " + reference));
    }

    /** The mapping that was confirmed last for an originator. */
    public Optional<Confirmed> ofOriginator(String originator) {
        return jdbc
                .query(
                        "select * from tape_mapping where originator = ? order by confirmed_at desc, version desc limit 1",
                        (row, _) -> row(row),
                        originator)
                .stream()
                .findFirst();
    }

    /** All versions, by name. */
    public List<Confirmed> all() {
        return jdbc.query("select * from tape_mapping order by name, version", (row, _) -> row(row));
    }

    private static Confirmed row(ResultSet row) throws SQLException {
        return new Confirmed(
                row.getString("name"),
                row.getInt("version"),
                row.getString("originator"),
                row.getString("hash"),
                row.getString("yaml"),
                row.getString("confirmed_by"),
                row.getTimestamp("confirmed_at").toInstant());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
