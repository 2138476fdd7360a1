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
    private final Map<String, Area> areas = new LinkedHashMap<>();
    private String area = "";

    /**
     * What was found in one area.
     *
     * @param compared pairs of figures
     * @param breaks of them, and faults
     */
    public record Area(long compared, long breaks) {

        private static final Area EMPTY = new Area(0, 0);

        private Area with(boolean holds, boolean pair) {
            return new Area(compared + (pair ? 1 : 0), breaks + (holds ? 0 : 1));
        }
    }

    public AuditReport(String command) {
        this.command = command;
    }

    /** Something was compared. */
    public void count(String what, long more) {
        counts.merge(what, more, Long::sum);
    }

    /** What follows belongs to this area, until another begins. */
    void area(String name) {
        area = name;
        areas.putIfAbsent(name, Area.EMPTY);
    }

    private void note(boolean holds, boolean pair) {
        if (!area.isEmpty()) {
            areas.computeIfPresent(area, (_, found) -> found.with(holds, pair));
        }
    }

    /** What was found, area by area; empty for a command without areas. */
    public Map<String, Area> areas() {
        return new LinkedHashMap<>(areas);
    }

    /** Two figures that must be equal. */
    public void same(String what, Object left, String leftName, Object right, String rightName) {
        count("comparisons", 1);
        note(left.equals(right), true);
        if (!left.equals(right)) {
            breaks.add(what + ": " + leftName + " " + left + ", " + rightName + " " + right);
        }
    }

    public void fault(String text) {
        note(false, false);
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
        if (!areas.isEmpty()) {
            map.put("areas", areas());
        }
        map.putAll(details);
        return map;
    }
}
