package io.penstock.tape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a file beside those of its form. */
final class Header {

    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_SHOWN = 60;

    private final List<@Nullable TapeField> fields = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Header(TapeForm form, List<String> names, long line) {
        var known = form.byName();
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (name.isEmpty()) {
                findings.add(new Finding(Rule.COLUMN_UNNAMED, line, "", "", "", "column " + (i + 1)));
                fields.add(null);
                continue;
            }
            if (!seen.add(name)) {
                findings.add(new Finding(Rule.COLUMN_DUPLICATE, line, name, "", "", "column " + (i + 1)));
                fields.add(null);
                continue;
            }
            var field = known.get(name);
            if (field == null && name.endsWith(TapeForm.CURRENCY_SUFFIX)) {
                var amount = known.get(name.substring(0, name.length() - TapeForm.CURRENCY_SUFFIX.length()));
                field = amount == null ? null : TapeField.currencyOf(amount);
            }
            if (field == null) {
                findings.add(new Finding(Rule.COLUMN_UNKNOWN, line, name, "", "", ""));
            }
            fields.add(field);
        }
        changed(form, names, line);
        for (var field : form.fields()) {
            if (!seen.contains(field.name()) && field.need() != Need.OPTIONAL) {
                var rule = field.need() == Need.ESSENTIAL ? Rule.COLUMN_ESSENTIAL_MISSING : Rule.COLUMN_MISSING;
                findings.add(new Finding(rule, line, field.name(), "", "", field.title()));
            }
        }
    }

    /** A mapping holds for the columns that it was confirmed for: a new one might be what another was before. */
    private void changed(TapeForm form, List<String> names, long line) {
        if (form.header().isEmpty()) {
            return;
        }
        var gone = new ArrayList<>(form.header());
        var added = new ArrayList<>(names);
        names.forEach(gone::remove);
        form.header().forEach(added::remove);
        added.removeIf(String::isEmpty);
        gone.removeIf(String::isEmpty);
        if (!gone.isEmpty() || !added.isEmpty()) {
            findings.add(new Finding(
                    Rule.HEADER_CHANGED,
                    line,
                    "",
                    "",
                    "",
                    (gone.isEmpty() ? "" : "gone: " + listed(gone) + (added.isEmpty() ? "" : "; "))
                            + (added.isEmpty() ? "" : "new: " + listed(added))));
        }
    }

    private static String listed(List<String> names) {
        int shown = Math.min(names.size(), MOST_SHOWN);
        return String.join(
                        ", ",
                        names.subList(0, shown).stream()
                                .map(n -> n.length() > LONGEST_SHOWN ? n.substring(0, LONGEST_SHOWN) + "…" : n)
                                .toList())
                + (shown < names.size() ? " and " + (names.size() - shown) + " more" : "");
    }

    /** One for each column; null where the form knows none. */
    List<@Nullable TapeField> fields() {
        return fields;
    }

    List<Finding> findings() {
        return findings;
    }
}
