package io.penstock.issuance.tranche.adapter.postgres;

import io.penstock.issuance.tranche.IdentifierKind;
import io.penstock.issuance.tranche.application.SecurityNumbers;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code security_number}. */
@Component
class PostgresSecurityNumbers implements SecurityNumbers {

    private final JdbcTemplate jdbc;

    PostgresSecurityNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String take(IdentifierKind kind, String number, String owner) {
        jdbc.update(
                "insert into security_number (kind, number, owner) values (?, ?, ?) on conflict do nothing",
                kind.name(),
                number,
                owner);
        return Objects.requireNonNull(jdbc.queryForObject(
                "select owner from security_number where kind = ? and number = ?", String.class, kind.name(), number));
    }

    @Override
    public void giveBack(IdentifierKind kind, String number, String owner) {
        jdbc.update(
                "delete from security_number where kind = ? and number = ? and owner = ?", kind.name(), number, owner);
    }
}
