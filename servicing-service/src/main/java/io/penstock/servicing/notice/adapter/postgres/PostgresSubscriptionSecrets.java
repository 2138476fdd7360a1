package io.penstock.servicing.notice.adapter.postgres;

import io.penstock.platform.vault.SealedBox;
import io.penstock.servicing.notice.application.SubscriptionSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables {@code notice_target} and {@code notice_secret}. */
@Repository
public class PostgresSubscriptionSecrets implements SubscriptionSecrets {

    private static final int SECRET_BYTES = 32;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String masterKey;
    private final SecureRandom random = new SecureRandom();

    /** @param masterKey 64 hexadecimal digits; empty if this service keeps no addresses */
    public PostgresSubscriptionSecrets(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            @Value("${penstock.vault.key}") String masterKey) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.masterKey = masterKey;
    }

    @Override
    public void keepTarget(String key, String target) {
        jdbc.update(
                "insert into notice_target (key, sealed) values (?, ?) on conflict (key) do update set sealed = excluded.sealed",
                key,
                master().seal(target.getBytes(StandardCharsets.UTF_8), "target " + key));
    }

    @Override
    public byte[] newSecret(String key, Duration overlap) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        transaction.executeWithoutResult(_ -> {
            jdbc.update(
                    "update notice_secret set valid_until = clock_timestamp() + ? * interval '1 millisecond'"
                            + " where key = ? and valid_until is null",
                    overlap.toMillis(),
                    key);
            jdbc.update("delete from notice_secret where key = ? and valid_until <= clock_timestamp()", key);
            var last = jdbc.queryForObject(
                    "select coalesce(max(version), 0) from notice_secret where key = ?", Integer.class, key);
            int version = last == null ? 1 : last + 1;
            jdbc.update(
                    "insert into notice_secret (key, version, sealed) values (?, ?, ?)",
                    key,
                    version,
                    master().seal(secret, "secret " + key + " " + version));
        });
        return secret;
    }

    @Override
    public Optional<String> target(String key) {
        return jdbc.queryForList("select sealed from notice_target where key = ?", byte[].class, key).stream()
                .findFirst()
                .map(box -> new String(opened(box, "target " + key), StandardCharsets.UTF_8));
    }

    @Override
    public List<byte[]> secrets(String key) {
        return jdbc.query(
                "select version, sealed from notice_secret"
                        + " where key = ? and (valid_until is null or valid_until > clock_timestamp())"
                        + " order by version desc",
                (row, _) -> opened(row.getBytes("sealed"), "secret " + key + " " + row.getInt("version")),
                key);
    }

    private byte[] opened(byte[] box, String place) {
        try {
            return master().open(box, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "what is kept of a subscription does not open: PENSTOCK_VAULT_KEY is not the key that it was sealed"
                            + " with, or a byte of it was changed",
                    e);
        }
    }

    private SealedBox master() {
        if (masterKey.isEmpty()) {
            throw new VaultClosedException(
                    "this service keeps no addresses: set PENSTOCK_VAULT_KEY to 64 random hexadecimal digits");
        }
        return new SealedBox(HexFormat.of().parseHex(masterKey), random);
    }
}
