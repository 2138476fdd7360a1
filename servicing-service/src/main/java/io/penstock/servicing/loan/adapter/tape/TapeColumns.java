package io.penstock.servicing.loan.adapter.tape;

import io.penstock.tape.Role;
import io.penstock.tape.TapeForm;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a tape has what: by what a column means, and some by their names in ABS-EE, which have no role of their own. */
record TapeColumns(Map<Role, Integer> byRole, Map<String, Integer> byName, String formName) {

    static final TapeColumns NONE = new TapeColumns(Map.of(), Map.of(), "");

    static TapeColumns of(TapeForm form, List<String> names) {
        var byRole = new EnumMap<Role, Integer>(Role.class);
        var byName = new HashMap<String, Integer>();
        var fields = form.byName();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), i);
            var field = fields.get(names.get(i));
            if (field != null && field.role().isPresent()) {
                byRole.putIfAbsent(field.role().get(), i);
            }
        }
        return new TapeColumns(byRole, byName, form.name());
    }

    boolean has(Role role) {
        return byRole.containsKey(role);
    }

    /** Its place, or −1. */
    int of(Role role) {
        return byRole.getOrDefault(role, -1);
    }

    /** Its place, or −1. */
    int of(String name) {
        return byName.getOrDefault(name, -1);
    }
}
