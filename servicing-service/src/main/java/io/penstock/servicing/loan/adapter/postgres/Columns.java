package io.penstock.servicing.loan.adapter.postgres;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Turns a list of rows into one SQL array a column. */
record Columns(Connection connection) {

    <T> Array text(List<T> rows, Function<T, String> value) throws SQLException {
        return connection.createArrayOf("text", column(rows, value));
    }

    <T> Array bigint(List<T> rows, Function<T, Long> value) throws SQLException {
        return connection.createArrayOf("bigint", column(rows, value));
    }

    <T> Array integer(List<T> rows, Function<T, Integer> value) throws SQLException {
        return connection.createArrayOf("integer", column(rows, value));
    }

    <T> Array numeric(List<T> rows, Function<T, BigDecimal> value) throws SQLException {
        return connection.createArrayOf("numeric", column(rows, value));
    }

    private static <T, V> Object[] column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toArray();
    }
}
