package io.penstock.issuance.pool.domain.eligibility;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a document as canonical JSON: sorted keys, no white space, every scalar a text. */
final class RuleWriter {

    private RuleWriter() {}

    static String write(RuleDocument document) {
        var root = new TreeMap<String, String>();
        root.put("schema", text(RuleDocument.SCHEMA));
        root.put("id", text(document.id()));
        root.put("version", text(document.version()));
        if (!document.title().isEmpty()) {
            root.put("title", text(document.title()));
        }
        root.put("effectiveFrom", text(document.effectiveFrom().toString()));
        root.put("currency", text(document.currency().getCurrencyCode()));
        root.put(
                "criteria",
                document.criteria().stream().map(RuleWriter::criterion).collect(Collectors.joining(",", "[", "]")));
        if (!document.limits().isEmpty()) {
            root.put(
                    "limits",
                    document.limits().stream().map(RuleWriter::limit).collect(Collectors.joining(",", "[", "]")));
        }
        return object(root);
    }

    private static String criterion(RuleDocument.Criterion criterion) {
        var members = new TreeMap<String, String>();
        members.put("code", text(criterion.code()));
        members.put("condition", text(criterion.text()));
        if (!criterion.accepted().isEmpty()) {
            members.put(
                    "missing",
                    criterion.accepted().size() == Gap.values().length
                            ? text("accept")
                            : criterion.accepted().stream()
                                    .sorted()
                                    .map(gap -> text(gap.name()))
                                    .collect(Collectors.joining(",", "[", "]")));
        }
        return object(members);
    }

    private static String limit(Limit limit) {
        var members = new TreeMap<String, String>();
        members.put("code", text(limit.code()));
        switch (limit) {
            case Limit.Share share -> {
                members.put("by", text(share.by().key()));
                members.put("max", number(share.max()));
            }
            case Limit.Top top -> {
                members.put("top", text(Integer.toString(top.count())));
                members.put("by", text(top.by().key()));
                members.put("max", number(top.max()));
            }
            case Limit.Bucket bucket -> {
                members.put("where", text(ConditionText.of(bucket.where())));
                members.put("max", number(bucket.max()));
            }
            case Limit.Average average -> {
                members.put("average", text(average.of().key()));
                members.put(average.atMost() ? "max" : "min", number(average.bound()));
            }
        }
        return object(members);
    }

    private static String number(BigDecimal value) {
        return text(new Operand.Figure(value).value().toPlainString());
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** As RFC 8785 writes texts. */
    private static String text(String value) {
        var out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
