package io.penstock.servicing.report;

import io.penstock.deal.CanonicalJson;
import io.penstock.deal.DocumentHash;
import io.penstock.deal.Json;
import io.penstock.servicing.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report or a statement, whatever the format it is read in: facts about it, and tables of figures. Equal figures give
 * equal text, byte for byte, and the hash of the text names the report.
 *
 * @param kind {@code "investor-report"} or {@code "holder-statement"}
 * @param facts name and value, in order; what the figures are of and what they rest on
 */
public record ReportDocument(String kind, String title, List<Fact> facts, List<ReportSection> sections) {

    /** One line of the head: {@code paymentDate}, {@code Payment date}, {@code 2020-09-15}. */
    public record Fact(String name, String title, String value) {}

    /** Copies what it is given. */
    public ReportDocument {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** The value of a fact; empty if the report does not have it. */
    public Optional<String> fact(String name) {
        return facts.stream()
                .filter(f -> f.name().equals(name))
                .map(Fact::value)
                .findFirst();
    }

    /**
     * The section of this name.
     *
     * @throws IllegalArgumentException if the report has none
     */
    public ReportSection section(String name) {
        return sections.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section " + name));
    }

    /** Canonical JSON: what is kept, hashed, and served as JSON. */
    public String text() {
        return CanonicalJson.print(members(
                "kind", text(kind),
                "title", text(title),
                "facts",
                        Json.Array.of(facts.stream()
                                .map(f -> members(
                                        "name", text(f.name()), "title", text(f.title()), "value", text(f.value())))
                                .toList()),
                "sections",
                        Json.Array.of(
                                sections.stream().map(ReportDocument::json).toList())));
    }

    /** SHA-256 of {@link #text()} in UTF-8, 64 hexadecimal digits: {@code sha256sum} of the JSON file. */
    public String hash() {
        return DocumentHash.of(text());
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ReportDocument parse(String text) {
        var json = CanonicalJson.parse(text);
        return new ReportDocument(
                string(json, "kind"),
                string(json, "title"),
                items(json, "facts").stream()
                        .map(f -> new Fact(string(f, "name"), string(f, "title"), string(f, "value")))
                        .toList(),
                items(json, "sections").stream().map(ReportDocument::section).toList());
    }

    private static Json json(ReportSection section) {
        var columns = section.columns();
        var rows = new ArrayList<Json>();
        for (var row : section.rows()) {
            var cells = new LinkedHashMap<String, Json>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i).name(), text(row.get(i)));
            }
            rows.add(Json.Members.of(cells));
        }
        return members(
                "name", text(section.name()),
                "title", text(section.title()),
                "columns",
                        Json.Array.of(columns.stream()
                                .map(c -> members(
                                        "name", text(c.name()),
                                        "title", text(c.title()),
                                        "kind", text(c.kind().name())))
                                .toList()),
                "rows", Json.Array.of(rows));
    }

    private static ReportSection section(Json json) {
        var columns = items(json, "columns").stream()
                .map(c -> new ReportColumn(string(c, "name"), string(c, "title"), Kind.valueOf(string(c, "kind"))))
                .toList();
        return new ReportSection(
                string(json, "name"),
                string(json, "title"),
                columns,
                items(json, "rows").stream()
                        .map(row -> columns.stream()
                                .map(column -> string(row, column.name()))
                                .toList())
                        .toList());
    }

    private static Json text(String value) {
        return new Json.Text(value);
    }

    private static Json members(Object... namesAndValues) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
        }
        return Json.Members.of(members);
    }

    private static String string(Json json, String name) {
        if (member(json, name) instanceof Json.Text(String value)) {
            return value;
        }
        throw wrong(name);
    }

    private static List<Json> items(Json json, String name) {
        if (member(json, name) instanceof Json.Array(List<Json> items)) {
            return items;
        }
        throw wrong(name);
    }

    private static Json member(Json json, String name) {
        if (json instanceof Json.Members(var members)) {
            var found = members.get(name);
            if (found != null) {
                return found;
            }
        }
        throw wrong(name);
    }

    private static IllegalArgumentException wrong(String name) {
        return new IllegalArgumentException("no report: member " + name + " is missing or of another kind");
    }
}
