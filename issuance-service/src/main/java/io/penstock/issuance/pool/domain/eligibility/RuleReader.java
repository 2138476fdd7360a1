package io.penstock.issuance.pool.domain.eligibility;

import io.penstock.issuance.pool.domain.eligibility.RuleDocument.Criterion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rule documents. Says all that is wrong with one at once, each with its place. */
public final class RuleReader {

    private static final int MOST_CRITERIA = 200;
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    private final RuleParts parts = new RuleParts();
    private final Set<String> codes = new HashSet<>();

    private RuleReader() {}

    /**
     * Reads a document.
     *
     * @param canonicalJson as the reader of YAML writes it: every scalar a text
     */
    public static ParsedRules read(String canonicalJson) {
        var reader = new RuleReader();
        var document = reader.document(RuleNode.parse(canonicalJson));
        var findings = reader.parts.findings();
        return new ParsedRules(findings.isEmpty() ? document : Optional.empty(), findings);
    }

    private Optional<RuleDocument> document(RuleNode node) {
        var root = parts.members(
                node,
                "",
                Set.of("schema", "id", "version", "title", "effectiveFrom", "currency", "criteria", "limits"));
        parts.text(root, "", "schema")
                .filter(s -> !s.equals(RuleDocument.SCHEMA))
                .ifPresent(s -> parts.add(RuleFault.SCHEMA_UNKNOWN, "schema", "'" + s + "'"));
        var id = matching(parts.text(root, "", "id"), "id");
        var version = matching(parts.text(root, "", "version"), "version");
        var title = root.containsKey("title") ? parts.text(root, "", "title") : Optional.of("");
        var from = parts.text(root, "", "effectiveFrom").flatMap(day -> parts.day(day, "effectiveFrom"));
        var currency = parts.text(root, "", "currency").flatMap(this::currency);
        var criteria = parts.items(root.get("criteria"), "criteria", MOST_CRITERIA, this::criterion);
        if (!root.containsKey("criteria")) {
            parts.add(RuleFault.KEY_MISSING, "criteria", "there is no 'criteria'");
        }
        var limits = parts.items(root.get("limits"), "limits", MOST_CRITERIA, this::limit);
        if (id.isEmpty() || version.isEmpty() || title.isEmpty() || from.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new RuleDocument(id.get(), version.get(), title.get(), from.get(), currency.get(), criteria, limits));
    }

    private Optional<String> matching(Optional<String> text, String path) {
        text.filter(t -> !t.matches(ID)).ifPresent(t -> parts.add(RuleFault.ID_MALFORMED, path, "'" + t + "'"));
        return text;
    }

    private Optional<Currency> currency(String code) {
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return Optional.of(currency);
            }
        } catch (IllegalArgumentException _) {
            // told below
        }
        parts.add(RuleFault.CURRENCY_UNKNOWN, "currency", "'" + code + "'");
        return Optional.empty();
    }

    private Optional<Criterion> criterion(RuleNode node, String path) {
        var members = parts.members(node, path, Set.of("code", "condition", "missing"));
        var code = code(parts.text(members, path, "code"), path);
        var condition = parts.text(members, path, "condition").flatMap(t -> parts.condition(t, path + ".condition"));
        var accepted = accepted(members.get("missing"), path + ".missing");
        return code.isPresent() && condition.isPresent()
                ? Optional.of(new Criterion(code.get(), condition.get(), accepted))
                : Optional.empty();
    }

    private Optional<String> code(Optional<String> code, String path) {
        code.filter(c -> !c.matches(CODE))
                .ifPresent(c -> parts.add(RuleFault.CODE_MALFORMED, path + ".code", "'" + c + "'"));
        code.filter(c -> !codes.add(c))
                .ifPresent(c -> parts.add(RuleFault.CODE_REPEATED, path + ".code", "'" + c + "' is used above"));
        return code;
    }

    private Set<Gap> accepted(@Nullable RuleNode node, String path) {
        var accepted = EnumSet.noneOf(Gap.class);
        switch (node) {
            case null -> {}
            case RuleNode.Text(var word) when word.equals("reject") -> {}
            case RuleNode.Text(var word) when word.equals("accept") -> accepted.addAll(List.of(Gap.values()));
            case RuleNode.Items items -> {
                for (int i = 0; i < items.items().size(); i++) {
                    gap(items.items().get(i), path + "[" + i + "]").ifPresent(accepted::add);
                }
            }
            case RuleNode.Text(var word) -> parts.add(RuleFault.GAP_UNKNOWN, path, "'" + word + "'");
            case RuleNode.Members _ -> parts.add(RuleFault.GAP_UNKNOWN, path, "a map");
        }
        return accepted;
    }

    private Optional<Gap> gap(RuleNode node, String path) {
        if (node instanceof RuleNode.Text(var word)) {
            for (var gap : Gap.values()) {
                if (gap.name().equals(word)) {
                    return Optional.of(gap);
                }
            }
        }
        parts.add(RuleFault.GAP_UNKNOWN, path, node instanceof RuleNode.Text(var word) ? "'" + word + "'" : "no text");
        return Optional.empty();
    }

    private Optional<Limit> limit(RuleNode node, String path) {
        var kinds = List.of("average", "where", "top", "by");
        var members = parts.members(node, path, Set.of("code", "average", "where", "top", "by", "max", "min"));
        var code = code(parts.text(members, path, "code"), path);
        var kind = kinds.stream().filter(members::containsKey).findFirst();
        if (kind.isEmpty()) {
            parts.add(RuleFault.KEY_MISSING, path, "a limit has one of by, top, where, average");
            return Optional.empty();
        }
        var allowed = new ArrayList<>(List.of("code", kind.get(), "max"));
        if (kind.get().equals("top")) {
            allowed.add("by");
        }
        if (kind.get().equals("average")) {
            allowed.add("min");
        }
        members.keySet().stream()
                .filter(key -> !allowed.contains(key))
                .forEach(key -> parts.add(
                        RuleFault.KEY_UNKNOWN, path + "." + key, "'" + key + "' beside '" + kind.get() + "'"));
        if (code.isEmpty()) {
            return Optional.empty();
        }
        return switch (kind.get()) {
            case "average" -> average(members, path, code.get());
            case "where" -> {
                var where = parts.text(members, path, "where").flatMap(t -> parts.condition(t, path + ".where"));
                var max = share(members, path);
                yield where.isPresent() && max.isPresent()
                        ? Optional.of(new Limit.Bucket(code.get(), where.get(), max.get()))
                        : Optional.empty();
            }
            case "top" -> {
                var count = parts.text(members, path, "top").flatMap(t -> parts.count(t, path + ".top"));
                var by = parts.text(members, path, "by").flatMap(t -> parts.textField(t, path + ".by"));
                var max = share(members, path);
                yield count.isPresent() && by.isPresent() && max.isPresent()
                        ? Optional.of(new Limit.Top(code.get(), count.get(), by.get(), max.get()))
                        : Optional.empty();
            }
            default -> {
                var by = parts.text(members, path, "by").flatMap(t -> parts.textField(t, path + ".by"));
                var max = share(members, path);
                yield by.isPresent() && max.isPresent()
                        ? Optional.of(new Limit.Share(code.get(), by.get(), max.get()))
                        : Optional.empty();
            }
        };
    }

    private Optional<Limit> average(Map<String, RuleNode> members, String path, String code) {
        var of = parts.text(members, path, "average").flatMap(t -> parts.numberField(t, path + ".average"));
        boolean atMost = members.containsKey("max");
        if (atMost && members.containsKey("min")) {
            parts.add(RuleFault.KEY_UNKNOWN, path + ".min", "'min' beside 'max': make two limits of it");
        }
        var key = atMost ? "max" : "min";
        var bound = parts.text(members, path, key).flatMap(t -> parts.number(t, path + "." + key));
        return of.isPresent() && bound.isPresent()
                ? Optional.of(new Limit.Average(code, of.get(), bound.get(), atMost))
                : Optional.empty();
    }

    private Optional<BigDecimal> share(Map<String, RuleNode> members, String path) {
        var at = path + ".max";
        var share = parts.text(members, path, "max").flatMap(t -> parts.number(t, at));
        if (share.isPresent()
                && (share.get().signum() < 0
                        || share.get().compareTo(BigDecimal.ONE) > 0
                        || share.get().scale() > 9)) {
            parts.add(RuleFault.NUMBER_OUT_OF_RANGE, at, "a share is from 0% to 100%, with at most 7 decimals");
            return Optional.empty();
        }
        return share;
    }
}
