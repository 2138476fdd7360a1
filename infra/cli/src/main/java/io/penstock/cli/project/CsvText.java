package io.penstock.cli.project;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of a CSV file, the first of them the names of the columns; one scenario column in front where asked for. */
final class CsvText {

    private final StringBuilder text = new StringBuilder();
    private final boolean withScenario;
    private String scenario = "";

    CsvText(boolean withScenario, List<String> columns) {
        this.withScenario = withScenario;
        this.scenario = "scenario";
        line(columns);
    }

    /** The scenario of the lines that follow. */
    void scenario(String name) {
        scenario = name;
    }

    void line(String... cells) {
        line(List.of(cells));
    }

    void line(List<String> cells) {
        var all = new ArrayList<String>(cells.size() + 1);
        if (withScenario) {
            all.add(scenario);
        }
        all.addAll(cells);
        text.append(all.stream().map(Prints::cell).collect(Collectors.joining(",")))
                .append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
