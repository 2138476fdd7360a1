package io.penstock.issuance.investor.adapter.postgres;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.application.WalletChallenges;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code wallet_challenge}. */
@Component
class PostgresWalletChallenges implements WalletChallenges {

    private final JdbcTemplate jdbc;

    PostgresWalletChallenges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(Challenge challenge) {
        jdbc.update("delete from wallet_challenge where expires_at < now() - interval '1 day'");
        jdbc.update(
                "insert into wallet_challenge (id, investor, wallet, message, expires_at) values (?, ?, ?, ?, ?)",
                challenge.id(),
                challenge.investorId().name(),
                challenge.wallet(),
                challenge.message(),
                Timestamp.from(challenge.expiresAt()));
    }

    @Override
    public Optional<Challenge> open(String id) {
        return jdbc
                .query(
                        "select * from wallet_challenge where id = ? and not used",
                        (row, _) -> new Challenge(
                                row.getString("id"),
                                InvestorId.named(row.getString("investor")),
                                row.getString("wallet"),
                                row.getString("message"),
                                row.getTimestamp("expires_at").toInstant()),
                        id)
                .stream()
                .findFirst();
    }

    @Override
    public void use(String id) {
        jdbc.update("update wallet_challenge set used = true where id = ?", id);
    }
}
