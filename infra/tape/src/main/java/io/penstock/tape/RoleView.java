package io.penstock.tape;

import io.penstock.tape.TapeRow.Kind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row at hand by what its fields mean, whatever column they stand in. */
@SuppressWarnings("EnumOrdinal") // arrays by position, read for every cell; nothing is stored by it
final class RoleView {

    private static final int ABSENT = -1;

    private final TapeRow row;
    private final int[] columns = new int[Role.values().length];

    RoleView(TapeRow row, List<@Nullable TapeField> fields) {
        this.row = row;
        Arrays.fill(columns, ABSENT);
        for (int column = 0; column < fields.size(); column++) {
            var field = fields.get(column);
            if (field != null && field.role().isPresent()) {
                int role = field.role().get().ordinal();
                if (columns[role] == ABSENT) {
                    columns[role] = column;
                }
            }
        }
    }

    TapeRow row() {
        return row;
    }

    /** Position of the role's column, or -1. */
    int column(Role role) {
        return columns[role.ordinal()];
    }

    boolean isOnTape(Role role) {
        return columns[role.ordinal()] != ABSENT;
    }

    /** Whether the row has a number or a day here. */
    boolean has(Role role) {
        int column = columns[role.ordinal()];
        if (column == ABSENT) {
            return false;
        }
        var kind = row.kind(column);
        return kind == Kind.NUMBER || kind == Kind.DAY;
    }

    /** Whether there is text or a number, and not a blank or a no-data code. */
    boolean isFilled(Role role) {
        int column = columns[role.ordinal()];
        return column != ABSENT && row.kind(column) != Kind.BLANK && row.kind(column) != Kind.NO_DATA;
    }

    /** The number or day; only where {@link #has}. */
    long value(Role role) {
        return row.value(columns[role.ordinal()]);
    }

    /** The number, or zero where there is none. */
    long orZero(Role role) {
        return has(role) ? value(role) : 0;
    }

    /** The text without blanks at its ends; empty if the tape has no such column. */
    String text(Role role) {
        return row.textOf(column(role)).strip();
    }
}
