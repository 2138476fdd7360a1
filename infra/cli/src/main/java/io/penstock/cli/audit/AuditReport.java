package io.penstock.cli.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one audit command found: how much it compared, and every break with both figures. */
public final class AuditReport {

    private final String command;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<String> breaks = new ArrayList<>();
    private final Map<String, Object> details = new LinkedHashMap<>();

    public AuditReport(String command) {
        this.command = command;
    }

    /** Something was compared. */
    public void count(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    /** Two figures that must be equal. */
    public void same(String what, Object left, String leftName, Object right, String rightName) {
        count("comparisons", 1);
        if (!left.equals(right)) {
            breaks.add(what + ": " + leftName + " " + left + ", " + rightName + " " + right);
        }
    }

    public void fault(String text) {
        breaks.add(text);
    }

    /** More for {@code --json}: maps, lists, texts, numbers. */
    void details(String name, Object value) {
        details.put(name, value);
    }

    /** Nothing was broken. */
    public boolean holds() {
        return breaks.isEmpty();
    }

    public List<String> breaks() {
        return List.copyOf(breaks);
    }

    /** How many of each thing were compared. */
    public long counted(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** One line: the command, its counts, and how many breaks. */
    public String summary() {
        var text = new StringBuilder("%-9s ".formatted(command));
        counts.forEach((what, count) -> text.append("%,d %s   ".formatted(count, what)));
        return text.append(breaks.size()).append(" breaks").toString();
    }

    /** For {@code --json}. */
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("command", command);
        map.put("holds", holds());
        map.put("counts", new LinkedHashMap<>(counts));
        map.put("breaks", breaks());
        map.putAll(details);
        return map;
    }
}
