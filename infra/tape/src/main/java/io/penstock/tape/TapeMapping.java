package io.penstock.tape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the columns of a servicer's own file are read. The tool proposes one and a person confirms it; from then on the
 * same file needs no re-keying.
 *
 * @param name of the form that it makes
 * @param base a form whose fields hold wherever a column has the name of one
 * @param dates of all days, unless a column says otherwise
 * @param columns by the name in the header
 * @param missing texts that stand for a blank
 * @param history whether the file holds several periods of each loan
 * @param tolerance largest difference between amounts that is rounding, minor units
 * @param sheet of a workbook; empty if any sheet with the columns will do
 * @param header all columns of the file that the mapping was made for; none if it is not to be compared
 */
public record TapeMapping(
        String name,
        Optional<TapeForm> base,
        Optional<DateForm> dates,
        Map<String, Column> columns,
        Set<String> missing,
        boolean history,
        long tolerance,
        String sheet,
        List<String> header) {

    public TapeMapping {
        header = List.copyOf(header);
    }

    /** A mapping for any sheet and any header. */
    public TapeMapping(
            String name,
            Optional<TapeForm> base,
            Optional<DateForm> dates,
            Map<String, Column> columns,
            Set<String> missing,
            boolean history,
            long tolerance) {
        this(name, base, dates, columns, missing, history, tolerance, "", List.of());
    }

    /**
     * What a mapping says of one column; empty where it says nothing.
     *
     * @param field of the base form that this column is, under another name
     * @param withoutRole whether the role that the base form gives is taken away
     */
    public record Column(
            Optional<String> field,
            Optional<CellType> type,
            Optional<Role> role,
            boolean withoutRole,
            Optional<Unit> unit,
            Optional<DateForm> dates,
            Set<String> codes,
            boolean repeats) {}

    /** The form by which the file is read. */
    public TapeForm toForm() {
        var fields = new LinkedHashMap<String, TapeField>();
        base.ifPresent(form -> form.fields().forEach(f -> fields.put(f.name(), dated(f))));
        var taken = new HashSet<Role>();
        columns.values().forEach(c -> c.role().ifPresent(taken::add));
        // A role that the mapping gives to a column is taken from the field that has it in the base form.
        fields.replaceAll((_, f) -> f.role().filter(taken::contains).isPresent() ? withoutRole(f) : f);
        var renamed = new ArrayList<String>();
        columns.forEach((column, says) -> {
            var start = Optional.ofNullable(fields.get(says.field().orElse(column)));
            says.field().filter(f -> !f.equals(column)).ifPresent(renamed::add);
            fields.put(column, field(column, says, start.orElse(TapeField.text(column))));
        });
        renamed.forEach(fields::remove);
        return new TapeForm(
                name,
                base.map(TapeForm::title).orElse("mapping " + name),
                base.map(TapeForm::namespace).orElse(""),
                List.copyOf(fields.values()),
                missing,
                history,
                tolerance,
                sheet,
                header);
    }

    private TapeField dated(TapeField f) {
        return dates.isPresent() && f.type() == CellType.DATE ? copy(f, f.type(), f.role(), f.need(), dates.get()) : f;
    }

    private static TapeField withoutRole(TapeField f) {
        return copy(f, f.type(), Optional.empty(), Need.OPTIONAL, f.dates());
    }

    private static TapeField copy(TapeField f, CellType type, Optional<Role> role, Need need, DateForm dates) {
        return new TapeField(
                f.name(), f.title(), type, need, f.repeats(), f.length(), f.codes(), f.noData(), f.unit(), dates, role);
    }

    private TapeField field(String column, Column says, TapeField start) {
        var type = says.type().orElse(start.type());
        var role = says.withoutRole() ? Optional.<Role>empty() : says.role().or(start::role);
        boolean essential =
                role.filter(r -> r == Role.LOAN_ID || r == Role.PERIOD_END).isPresent();
        return new TapeField(
                column,
                start.title(),
                type,
                essential ? Need.ESSENTIAL : says.withoutRole() ? Need.OPTIONAL : start.need(),
                says.repeats() || start.repeats(),
                type == start.type() ? start.length() : 0,
                says.codes().isEmpty() ? start.codes() : says.codes(),
                start.noData(),
                says.unit().orElse(start.unit()),
                says.dates().or(() -> dates).orElse(start.dates()),
                role);
    }
}
