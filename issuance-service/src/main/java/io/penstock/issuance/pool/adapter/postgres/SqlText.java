package io.penstock.issuance.pool.adapter.postgres;

import java.util.ArrayList;
import java.util.List;

/** A statement that is being put together: its text, and the values of its question marks in their order. */
final class SqlText {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Adds text that no document brought. */
    SqlText add(String sql) {
        text.append(sql);
        return this;
    }

    /** Adds a question mark for a value, with the type the database is to take it for. */
    SqlText bind(Object value, String type) {
        text.append("?::").append(type);
        values.add(value);
        return this;
    }

    String text() {
        return text.toString();
    }

    Object[] values() {
        return values.toArray();
    }
}
