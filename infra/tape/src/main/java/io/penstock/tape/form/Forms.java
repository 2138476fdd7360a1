package io.penstock.tape.form;

import io.penstock.tape.CellType;
import io.penstock.tape.DateForm;
import io.penstock.tape.Need;
import io.penstock.tape.NoData;
import io.penstock.tape.Role;
import io.penstock.tape.TapeField;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeRow;
import io.penstock.tape.Unit;
import io.penstock.tape.csv.CsvRows;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The forms that are known: the SEC's ABS-EE auto loans, auto leases and commercial mortgages, ESMA Annexes 2, 3 and 5,
 * the EBA's NPL templates, and the project's own CSV. Their fields stand in catalogues beside this class, where
 * {@code SOURCE.md} says where each comes from.
 */
public final class Forms {

    private static final String FOLDER = "/io/penstock/tape/form/";
    private static final Map<String, TapeForm> ALL = load();
    private static final int PERCENT = 100;
    private static final int ENOUGH_PERCENT = 60;

    private Forms() {}

    /** All forms, in the order of their catalogue. */
    public static List<TapeForm> all() {
        return List.copyOf(ALL.values());
    }

    public static Optional<TapeForm> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The form whose XML has this namespace. */
    public static Optional<TapeForm> ofNamespace(String namespace) {
        return ALL.values().stream()
                .filter(f -> !f.namespace().isEmpty() && f.namespace().equals(namespace))
                .findFirst();
    }

    /** The form that knows most of these columns, if it knows six of ten of them and the essential ones are there. */
    public static Optional<TapeForm> ofColumns(List<String> names) {
        var columns = Set.copyOf(names);
        Optional<TapeForm> best = Optional.empty();
        long most = 0;
        for (var form : ALL.values()) {
            var known = form.byName();
            long hits = columns.stream()
                    .filter(n -> known.containsKey(n)
                            || (n.endsWith(TapeForm.CURRENCY_SUFFIX)
                                    && known.containsKey(
                                            n.substring(0, n.length() - TapeForm.CURRENCY_SUFFIX.length()))))
                    .count();
            if (hits > most && hits * PERCENT >= columns.size() * (long) ENOUGH_PERCENT) {
                most = hits;
                best = Optional.of(form);
            }
        }
        return best;
    }

    /** How many of the columns a form knows; 0 without a form. */
    public static int known(Optional<TapeForm> form, List<String> names) {
        var known = form.map(f -> f.byName().keySet()).orElse(Set.of());
        return (int) names.stream().filter(known::contains).distinct().count();
    }

    /** Whether the name of a file says collateral and its form exposures, or the other way about. */
    public static boolean isMisleading(TapeForm form, String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT);
        return !form.name().startsWith("penstock")
                && name.contains(form.name().contains("collateral") ? "exposure" : "collateral");
    }

    private static Map<String, TapeForm> load() {
        var forms = new LinkedHashMap<String, TapeForm>();
        for (var row : table("forms")) {
            var name = row.getOrDefault("form", "");
            var fields = table(name).stream().map(Forms::field).toList();
            forms.put(
                    name,
                    new TapeForm(
                            name,
                            row.getOrDefault("title", ""),
                            row.getOrDefault("element", ""),
                            fields,
                            Set.of(),
                            false,
                            0));
        }
        return forms;
    }

    private static TapeField field(Map<String, String> row) {
        var codes = row.getOrDefault("codes", "");
        var length = row.getOrDefault("length", "");
        var role = row.getOrDefault("role", "");
        return new TapeField(
                row.getOrDefault("field", ""),
                row.getOrDefault("title", ""),
                CellType.valueOf(row.getOrDefault("type", "")),
                Need.valueOf(row.getOrDefault("need", "")),
                row.getOrDefault("repeats", "").equals("yes"),
                length.isEmpty() ? 0 : Integer.parseInt(length),
                codes.isEmpty() ? Set.of() : Set.of(codes.split("\\|", -1)),
                orElse(NoData.class, row.getOrDefault("noData", ""), NoData.UNUSED),
                orElse(Unit.class, row.getOrDefault("unit", ""), Unit.PLAIN),
                orElse(DateForm.class, row.getOrDefault("dates", ""), DateForm.ISO),
                role.isEmpty() ? Optional.empty() : Optional.of(Role.valueOf(role)));
    }

    private static <E extends Enum<E>> E orElse(Class<E> type, String name, E other) {
        return name.isEmpty() ? other : Enum.valueOf(type, name);
    }

    private static List<Map<String, String>> table(String name) {
        try (var in = Forms.class.getResourceAsStream(FOLDER + name + ".csv")) {
            if (in == null) {
                throw new IllegalStateException("the catalogue " + name + " is not there");
            }
            var row = new TapeRow();
            var csv = new CsvRows(new InputStreamReader(in, StandardCharsets.UTF_8));
            var names = csv.header(row);
            var rows = new ArrayList<Map<String, String>>();
            while (csv.read(row)) {
                var cells = new HashMap<String, String>();
                for (int i = 0; i < names.size(); i++) {
                    cells.put(names.get(i), row.textOf(i));
                }
                rows.add(cells);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
