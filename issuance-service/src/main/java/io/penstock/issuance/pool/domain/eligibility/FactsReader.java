package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.tape.CellType;
import io.penstock.tape.PrefixedStatus;
import io.penstock.tape.Role;
import io.penstock.tape.TapeField;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeRow;
import io.penstock.tape.TapeRow.Kind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the facts of a loan from a row that the tape's check has read. Of several columns with one role the first counts,
 * as it does for the rules of tapes. A cell that breaks its type is blank here: the tape's own rules report it.
 */
public final class FactsReader {

    private static final Map<Role, LoanField> BY_ROLE = byRole();

    private final Map<LoanField, Integer> columns = new EnumMap<>(LoanField.class);
    private final Map<LoanField, CellType> types = new EnumMap<>(LoanField.class);

    /**
     * A reader for the rows of one tape.
     *
     * @param names of the columns, in the order of the file
     */
    public FactsReader(TapeForm form, List<String> names) {
        var fields = form.byName();
        for (int column = 0; column < names.size(); column++) {
            var known = fields.get(names.get(column));
            var field = fieldOf(known);
            if (known != null && field.isPresent() && columns.putIfAbsent(field.get(), column) == null) {
                types.put(field.get(), known.type());
            }
        }
    }

    private static Optional<LoanField> fieldOf(@Nullable TapeField known) {
        return known == null ? Optional.empty() : known.role().map(BY_ROLE::get);
    }

    private static Map<Role, LoanField> byRole() {
        var byRole = new EnumMap<Role, LoanField>(Role.class);
        for (var field : LoanField.values()) {
            field.role().ifPresent(role -> byRole.put(role, field));
        }
        return byRole;
    }

    /** The fields that the tape has a column for. */
    public Set<LoanField> fields() {
        return columns.keySet();
    }

    /** The facts of the row at hand. */
    public LoanFacts read(TapeRow row) {
        var facts = new LoanFacts.Builder();
        columns.forEach((field, column) -> {
            if (column < row.columns()) {
                read(row, field, column, facts);
            }
        });
        return facts.build();
    }

    private void read(TapeRow row, LoanField field, int column, LoanFacts.Builder facts) {
        var kind = row.kind(column);
        if (kind == Kind.NO_DATA) {
            facts.missing(field, Gap.ofDigit(row.value(column)));
        } else if (field.type() == FieldType.TEXT) {
            if (kind != Kind.BLANK) {
                var text = row.textOf(column).strip();
                facts.text(field, field == LoanField.STATUS ? PrefixedStatus.of(text) : text);
            }
        } else if (field.type() == FieldType.DATE) {
            if (kind == Kind.DAY) {
                facts.day(field, LocalDate.ofEpochDay(row.value(column)));
            }
        } else if (kind == Kind.TEXT && field.type() == FieldType.INTEGER) {
            whole(row.textOf(column).strip()).ifPresent(number -> facts.number(field, number));
        } else if (kind == Kind.NUMBER && fits(field, types.get(field))) {
            facts.number(field, row.value(column));
        }
    }

    /** A whole number that its form keeps as text, such as a model year. */
    private static OptionalLong whole(String text) {
        return text.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Whether the column is kept in the unit of the field: a mapping may give a role to a column of another type. */
    private static boolean fits(LoanField field, @Nullable CellType type) {
        return switch (field.type()) {
            case AMOUNT -> type == CellType.AMOUNT;
            case RATE -> type == CellType.RATE;
            case INTEGER -> type == CellType.INTEGER || type == CellType.SCORE;
            case DATE, TEXT -> true;
        };
    }
}
