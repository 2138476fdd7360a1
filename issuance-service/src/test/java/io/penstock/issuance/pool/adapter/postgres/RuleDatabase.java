package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.domain.eligibility.FieldType;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A PostgreSQL with one table of loans that has the columns of {@link LoanField}. */
final class RuleDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Connection connection;

    RuleDatabase() {
        try {
            postgres = EmbeddedPostgres.builder().start();
            connection = postgres.getPostgresDatabase().getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute("create temp table loan ("
                        + LoanField.stored().stream()
                                .map(field -> field.column() + " " + type(field.type()))
                                .collect(Collectors.joining(", "))
                        + ", no_data jsonb)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(FieldType type) {
        return switch (type) {
            case AMOUNT -> "bigint";
            case RATE -> "numeric";
            case INTEGER -> "int";
            case DATE -> "date";
            case TEXT -> "text";
        };
    }

    /** Puts these loans in place of all others. */
    void keep(List<LoanFacts> loans) {
        var fields = LoanField.stored();
        try (var statement = connection.createStatement();
                var insert = connection.prepareStatement(
                        "insert into loan values (" + "?, ".repeat(fields.size()) + "?::jsonb)")) {
            statement.execute("truncate loan");
            for (var loan : loans) {
                for (int i = 0; i < fields.size(); i++) {
                    var field = fields.get(i);
                    if (!loan.has(field)) {
                        insert.setNull(i + 1, Types.NULL);
                        continue;
                    }
                    switch (field.type()) {
                        case AMOUNT -> insert.setLong(i + 1, loan.number(field));
                        case RATE ->
                            insert.setBigDecimal(
                                    i + 1,
                                    BigDecimal.valueOf(loan.number(field), 10).stripTrailingZeros());
                        case INTEGER -> insert.setInt(i + 1, Math.toIntExact(loan.number(field)));
                        case DATE -> insert.setObject(i + 1, loan.day(field));
                        case TEXT -> insert.setString(i + 1, loan.text(field));
                    }
                }
                insert.setString(
                        fields.size() + 1,
                        loan.noDataCodes().entrySet().stream()
                                .map(e -> "\"" + e.getKey().key() + "\":\"" + e.getValue() + "\"")
                                .collect(Collectors.joining(",", "{", "}")));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The outcomes of each loan, by its id. */
    SortedMap<String, List<Integer>> outcomes(SqlText sql, int criteria) {
        try (var query = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.values().length; i++) {
                query.setObject(i + 1, sql.values()[i]);
            }
            var outcomes = new TreeMap<String, List<Integer>>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var loan = new ArrayList<Integer>();
                    for (int i = 0; i < criteria; i++) {
                        loan.add(rows.getInt(i + 2));
                    }
                    outcomes.put(rows.getString(1), loan);
                }
            }
            return outcomes;
        } catch (SQLException e) {
            throw new IllegalStateException(sql.text(), e);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }
}
