package io.penstock.issuance.investor.adapter.postgres;

import io.penstock.deal.DocumentHash;
import io.penstock.issuance.investor.application.SanctionLists;
import io.penstock.issuance.investor.domain.screening.ListedParty;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables {@code sanction_list} and {@code sanction_list_entry}. */
@Component
class PostgresSanctionLists implements SanctionLists {

    private static final int ROWS = 1_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    PostgresSanctionLists(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Loaded load(String name, List<ListedParty> entries, String loadedBy) {
        var hash = hash(entries.stream().map(ListedParty::toString).toList());
        var earlier = all().stream().filter(list -> list.name().equals(name)).findFirst();
        if (earlier.isPresent() && earlier.get().hash().equals(hash)) {
            return earlier.get();
        }
        transaction.executeWithoutResult(_ -> {
            jdbc.update("delete from sanction_list where name = ?", name);
            jdbc.update(
                    "insert into sanction_list (name, hash, entries, loaded_by) values (?, ?, ?, ?)",
                    name,
                    hash,
                    entries.size(),
                    loadedBy);
            jdbc.batchUpdate(
                    "insert into sanction_list_entry (list, entry_id, names, country, birth_year, wallets)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    entries,
                    ROWS,
                    (row, entry) -> {
                        row.setString(1, name);
                        row.setString(2, entry.entryId());
                        row.setArray(
                                3,
                                row.getConnection()
                                        .createArrayOf("text", entry.names().toArray()));
                        row.setString(4, entry.country().orElse(null));
                        row.setObject(5, entry.birthYear().orElse(null));
                        row.setArray(
                                6,
                                row.getConnection()
                                        .createArrayOf("text", entry.wallets().toArray()));
                    });
        });
        return new Loaded(name, hash, entries.size(), loadedBy);
    }

    @Override
    public List<Loaded> all() {
        return jdbc.query(
                "select name, hash, entries, loaded_by from sanction_list order by name collate \"C\"",
                (row, _) -> new Loaded(
                        row.getString("name"),
                        row.getString("hash"),
                        row.getInt("entries"),
                        row.getString("loaded_by")));
    }

    @Override
    public String hash() {
        return hash(all().stream().map(list -> list.name() + " " + list.hash()).toList());
    }

    @Override
    public void read(Consumer<ListedParty> each) {
        jdbc.query("select * from sanction_list_entry order by list, entry_id", row -> {
            each.accept(entry(row));
        });
    }

    private static ListedParty entry(ResultSet row) throws SQLException {
        int year = row.getInt("birth_year");
        return new ListedParty(
                row.getString("list") + "/" + row.getString("entry_id"),
                texts(row.getArray("names")),
                Optional.ofNullable(row.getString("country")),
                year == 0 ? Optional.empty() : Optional.of(year),
                texts(row.getArray("wallets")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static String hash(List<String> lines) {
        return DocumentHash.of(String.join("\n", lines));
    }
}
