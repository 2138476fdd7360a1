package io.penstock.issuance.investor.adapter.postgres;

import io.penstock.deal.DocumentHash;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.application.InvestorVault;
import io.penstock.platform.vault.SealedBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables {@code investor_vault_key} and {@code investor_vault}. */
@Component
class PostgresInvestorVault implements InvestorVault {

    private static final int ID_DIGITS = 16;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String masterKey;
    private final SecureRandom random = new SecureRandom();

    /** @param masterKey 64 hexadecimal digits; empty if this service keeps no personal data */
    PostgresInvestorVault(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            @Value("${penstock.vault.key}") String masterKey) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.masterKey = masterKey;
    }

    @Override
    public int keep(InvestorId investorId, String item, String text) {
        master();
        var version = transaction.execute(_ -> {
            var newest = read(investorId, item);
            if (newest.isPresent() && newest.get().text().equals(text)) {
                return newest.get().version();
            }
            int next = newest.map(Kept::version).orElse(0) + 1;
            var sealed = own(investorId).seal(text.getBytes(StandardCharsets.UTF_8), place(investorId, item, next));
            jdbc.update(
                    "insert into investor_vault (investor, item, version, sealed) values (?, ?, ?, ?)",
                    investorId.name(),
                    item,
                    next,
                    sealed);
            return next;
        });
        if (version == null) {
            throw new IllegalStateException("the transaction gave no version");
        }
        return version;
    }

    @Override
    public Optional<Kept> read(InvestorId investorId, String item) {
        return jdbc
                .query(
                        "select version, sealed from investor_vault where investor = ? and item = ?"
                                + " order by version desc limit 1",
                        (row, _) -> kept(investorId, item, row.getInt("version"), row.getBytes("sealed")),
                        investorId.name(),
                        item)
                .stream()
                .findFirst();
    }

    private Kept kept(InvestorId investorId, String item, int version, byte[] sealed) {
        var open = opened(own(investorId), sealed, place(investorId, item, version));
        return new Kept(version, new String(open, StandardCharsets.UTF_8));
    }

    @Override
    public void erase(InvestorId investorId) {
        jdbc.update("delete from investor_vault_key where investor = ?", investorId.name());
    }

    /** The investor's own key, made with the first text that is kept. */
    private SealedBox own(InvestorId investorId) {
        var fresh = new byte[SealedBox.KEY_BYTES];
        random.nextBytes(fresh);
        jdbc.update(
                "insert into investor_vault_key (investor, master_key_id, sealed_key) values (?, ?, ?)"
                        + " on conflict do nothing",
                investorId.name(),
                keyId(),
                master().seal(fresh, investorId.value()));
        var sealed = jdbc.queryForObject(
                "select sealed_key from investor_vault_key where investor = ?", byte[].class, investorId.name());
        if (sealed == null) {
            throw new IllegalStateException("a key was just stored for " + investorId);
        }
        return new SealedBox(opened(master(), sealed, investorId.value()), random);
    }

    private static byte[] opened(SealedBox box, byte[] sealed, String place) {
        try {
            return box.open(sealed, place);
        } catch (GeneralSecurityException e) {
            throw new VaultClosedException(
                    "the vault does not open: PENSTOCK_VAULT_KEY is not the key that it was sealed with, or a byte of"
                            + " it was changed",
                    e);
        }
    }

    private SealedBox master() {
        if (masterKey.isEmpty()) {
            throw new VaultClosedException(
                    "this service keeps no personal data: set PENSTOCK_VAULT_KEY to 64 random hexadecimal digits");
        }
        return new SealedBox(HexFormat.of().parseHex(masterKey), random);
    }

    /** Which master key it is, without saying what it is. */
    private String keyId() {
        return DocumentHash.of("penstock vault " + masterKey).substring(0, ID_DIGITS);
    }

    private static String place(InvestorId investorId, String item, int version) {
        return investorId.value() + " " + item + " " + version;
    }
}
