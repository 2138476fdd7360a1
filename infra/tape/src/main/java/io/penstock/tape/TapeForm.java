package io.penstock.tape;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a tape may hold: the fields of a format, or those of a mapping.
 *
 * @param name stable, {@code sec-auto-loan}
 * @param title for people
 * @param namespace of the elements of an XML form; empty for CSV
 * @param missing texts that stand for a blank, such as {@code -}
 * @param history whether the file holds several periods of each loan, and not one month of all
 * @param tolerance largest difference between two amounts, in minor units, that is put down to rounding
 * @param sheet of a workbook; empty if any sheet with the columns will do
 * @param header columns for which a mapping was confirmed, in any order; none if others will do
 */
public record TapeForm(
        String name,
        String title,
        String namespace,
        List<TapeField> fields,
        Set<String> missing,
        boolean history,
        long tolerance,
        String sheet,
        List<String> header) {

    /** A column that is called after an amount with this at its end holds the amount's currency. */
    public static final String CURRENCY_SUFFIX = "_CURRENCY";

    public TapeForm {
        fields = List.copyOf(fields);
        missing = Set.copyOf(missing);
        header = List.copyOf(header);
    }

    /** A form of any sheet and any header. */
    public TapeForm(
            String name,
            String title,
            String namespace,
            List<TapeField> fields,
            Set<String> missing,
            boolean history,
            long tolerance) {
        this(name, title, namespace, fields, missing, history, tolerance, "", List.of());
    }

    /** The fields by name. */
    public Map<String, TapeField> byName() {
        var map = new HashMap<String, TapeField>();
        fields.forEach(f -> map.put(f.name(), f));
        return map;
    }

    /** The fields that have a role, by role. */
    public Map<Role, TapeField> byRole() {
        var map = new EnumMap<Role, TapeField>(Role.class);
        fields.forEach(f -> f.role().ifPresent(r -> map.putIfAbsent(r, f)));
        return map;
    }

    /** The field of a role, if the form has one. */
    public Optional<TapeField> of(Role role) {
        return fields.stream()
                .filter(f -> f.role().filter(r -> r == role).isPresent())
                .findFirst();
    }
}
