package io.penstock.contracts.schema;

import io.penstock.Resources;
import io.penstock.deal.FindingCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Prints the reference of the deal language from its schema, its finding codes and the text on formulas. */
final class DealReferencePage {

    private final JsonNode schema;
    private final StringBuilder out = new StringBuilder();

    DealReferencePage(JsonNode schema) {
        this.schema = schema;
    }

    String print() {
        out.append("# Deal language\n\n")
                .append("A deal is one document, YAML for people and JSON for machines: [an example](")
                .append("../../waterfall-engine/src/test/resources/deal/atlas.yaml), and [one with every key](")
                .append("../../waterfall-engine/src/test/resources/deal/orion.json). Its JSON Schema is\n")
                .append("[`deal.v1.schema.json`](")
                .append("../../contracts/messages/src/main/resources/schema/deal.v1.schema.json).\n")
                .append(
                        "How a deal is modelled stands in the [guide](../guides/modelling.md), with a deal of each kind.\n")
                .append("All scalars are texts. Keys that are left out and values that are usual have one hash;")
                .append(" formulas are hashed as written.\n\n## Document\n\n");
        table(schema);
        for (var section : List.of("deal", "calendar", "rounding")) {
            heading("`" + section + "`", schema.path("properties").path(section));
        }
        List.of(
                        "party",
                        "governing",
                        "input",
                        "source",
                        "account",
                        "ledger",
                        "tranche",
                        "coupon",
                        "fee",
                        "amount",
                        "test",
                        "transition",
                        "call",
                        "order")
                .forEach(name -> heading(
                        name.equals("governing") ? "One document of `deal.documents`" : "One " + name,
                        schema.path("$defs").path(name)));
        out.append("## Steps\n\nEach step has one of these first keys.\n\n");
        schema.path("$defs").path("step").path("oneOf").forEach(one -> {
            var name = one.path("$ref").asString().substring("#/$defs/".length());
            var step = schema.path("$defs").path(name);
            heading(name.substring(4, 5).toLowerCase(Locale.ROOT) + name.substring(5), step);
        });
        out.append(Resources.text("/reference/formulas.md"))
                .append("\n## Findings\n\nAll at once, each with the path in the document and the values that clash.")
                .append(" A warning does not stop a deal.\n\n| Code | What to do |\n| --- | --- |\n");
        Arrays.stream(FindingCode.values())
                .forEach(code -> out.append("| `")
                        .append(code)
                        .append(code.isWarning() ? "` (warning) | " : "` | ")
                        .append(code.remedy())
                        .append(" |\n"));
        return out.toString();
    }

    private void heading(String title, JsonNode node) {
        out.append("### ").append(title).append("\n\n");
        out.append(node.path("description").asString("")).append("\n\n");
        var objects = node.has("oneOf")
                ? node.path("oneOf")
                        .valueStream()
                        .filter(one -> one.has("properties"))
                        .toList()
                : List.of(node);
        for (var object : objects) {
            if (node.has("oneOf")) {
                out.append(object.path("description").asString()).append("\n\n");
            }
            table(object);
        }
        node.path("examples")
                .forEach(example ->
                        out.append("```yaml\n- ").append(yaml(example)).append("\n```\n\n"));
    }

    private void table(JsonNode object) {
        var required =
                object.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        out.append("| Key | | Meaning |\n| --- | --- | --- |\n");
        for (var property : object.path("properties").properties()) {
            var value = property.getValue();
            var meaning = new ArrayList<String>(List.of(description(value)));
            if (value.has("enum")) {
                meaning.add(value.path("enum")
                        .valueStream()
                        .map(e -> "`" + e.asString() + "`")
                        .collect(Collectors.joining(", ")));
            }
            out.append("| `")
                    .append(property.getKey())
                    .append(required.contains(property.getKey()) ? "` | required | " : "` | | ")
                    .append(String.join(" ", meaning))
                    .append(" |\n");
        }
        out.append('\n');
    }

    private String description(JsonNode value) {
        return value.has("description")
                ? value.path("description").asString()
                : schema.at(value.path("$ref").asString("#").substring(1))
                        .path("description")
                        .asString();
    }

    /** In one line, as a document writes it. */
    static String yaml(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(DealReferencePage::yaml).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node.isObject()) {
            return node.properties().stream()
                    .map(member -> member.getKey() + ": " + yaml(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        var text = node.asString();
        return text.matches("[A-Za-z][A-Za-z0-9]*") ? text : "\"" + text + "\"";
    }
}
