package io.penstock.issuance.pool.domain.eligibility;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes values out of the parts of a document, and notes what is wrong with them. */
final class RuleParts {

    private static final int LONGEST_NUMBER = 30;
    private static final int MOST_VALUES = 1_000;

    private final List<RuleFinding> findings = new ArrayList<>();

    List<RuleFinding> findings() {
        return findings;
    }

    void add(RuleFault fault, String path, String detail) {
        findings.add(new RuleFinding(fault, path, 0, detail));
    }

    /** The members of a map; what it may not have is a finding. */
    Map<String, RuleNode> members(RuleNode node, String path, Set<String> known) {
        if (!(node instanceof RuleNode.Members(var members))) {
            add(RuleFault.SHAPE_WRONG, path, "a map is due");
            return Map.of();
        }
        for (var key : members.keySet()) {
            if (!known.contains(key)) {
                add(RuleFault.KEY_UNKNOWN, path.isEmpty() ? key : path + "." + key, "'" + key + "'");
            }
        }
        return members;
    }

    interface ItemReader<T> {
        Optional<T> read(RuleNode node, String path);
    }

    <T> List<T> items(@Nullable RuleNode node, String path, int most, ItemReader<T> reader) {
        var read = new ArrayList<T>();
        if (node == null) {
            return read;
        }
        if (!(node instanceof RuleNode.Items(var items))) {
            add(RuleFault.SHAPE_WRONG, path, "a list is due");
            return read;
        }
        if (items.size() > most) {
            add(RuleFault.TOO_LONG, path, items.size() + " entries, at most " + most + " are allowed");
            return read;
        }
        for (int i = 0; i < items.size(); i++) {
            reader.read(items.get(i), path + "[" + i + "]").ifPresent(read::add);
        }
        return read;
    }

    /** The text under a key that has to be there. */
    Optional<String> text(Map<String, RuleNode> members, String path, String key) {
        var at = path.isEmpty() ? key : path + "." + key;
        return switch (members.get(key)) {
            case null -> {
                add(RuleFault.KEY_MISSING, at, "there is no '" + key + "'");
                yield Optional.empty();
            }
            case RuleNode.Text(var value) -> Optional.of(value.strip());
            case RuleNode.Items _, RuleNode.Members _ -> {
                add(RuleFault.SHAPE_WRONG, at, "a text is due");
                yield Optional.empty();
            }
        };
    }

    Optional<LocalDate> day(String text, String path) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            add(RuleFault.DATE_MALFORMED, path, "'" + text + "'");
            return Optional.empty();
        }
    }

    /** A plain decimal, with a percent sign or without. */
    Optional<BigDecimal> number(String text, String path) {
        if (!text.matches("-?\\d+(\\.\\d+)?%?") || text.length() > LONGEST_NUMBER) {
            add(RuleFault.NUMBER_MALFORMED, path, "'" + text + "'");
            return Optional.empty();
        }
        boolean percent = text.endsWith("%");
        var number = new BigDecimal(percent ? text.substring(0, text.length() - 1) : text);
        return Optional.of(new Operand.Figure(percent ? number.movePointLeft(2) : number).value());
    }

    Optional<Integer> count(String text, String path) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST_VALUES) {
            add(RuleFault.NUMBER_OUT_OF_RANGE, path, "a whole number from 1 to " + MOST_VALUES + " is due");
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(text));
    }

    Optional<Condition> condition(String text, String path) {
        try {
            return Optional.of(ConditionParser.parse(text));
        } catch (ConditionException e) {
            findings.add(e.at(path));
            return Optional.empty();
        }
    }

    Optional<LoanField> textField(String name, String path) {
        return field(name, path).filter(field -> {
            boolean fits = field.type() == FieldType.TEXT;
            if (!fits) {
                add(RuleFault.FIELD_TYPE_WRONG, path, "'" + name + "' is no text, so it has no values to group by");
            }
            return fits;
        });
    }

    Optional<LoanField> numberField(String name, String path) {
        return field(name, path).filter(field -> {
            boolean fits = field.type().isNumber();
            if (!fits) {
                add(RuleFault.FIELD_TYPE_WRONG, path, "'" + name + "' is no number, so it has no average");
            }
            return fits;
        });
    }

    private Optional<LoanField> field(String name, String path) {
        var field = LoanField.named(name);
        if (field.isEmpty()) {
            add(RuleFault.FIELD_UNKNOWN, path, "there is no field '" + name + "'");
        }
        return field;
    }
}
