package io.penstock.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.cli.Penstock;
import io.penstock.cli.file.CsvLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code ./penstock project} in this process, with files, as a person would. */
final class ProjectRun {

    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    ProjectRun(Path folder) {
        this.folder = folder;
    }

    /** A line of a CSV file by column. */
    record Row(Map<String, String> cells) {

        String get(String column) {
            var cell = cells.get(column);
            if (cell == null) {
                throw new IllegalArgumentException("no column " + column + " among " + cells.keySet());
            }
            return cell;
        }
    }

    /** Writes a file into the folder of the test. */
    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + name, e);
        }
    }

    /** Projects, which has to succeed; the folder of the results. */
    Path project(String name, Path deal, Path pool, Path scenario, String... more) {
        var target = folder.resolve(name);
        assertThat(execute(target, deal, pool, scenario, more))
                .as(() -> err.toString())
                .isZero();
        return target;
    }

    /** Runs the command; its exit code. */
    int execute(Path target, Path deal, Path pool, Path scenario, String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var arguments = new ArrayList<>(List.of(
                "project",
                deal.toString(),
                "--pool",
                pool.toString(),
                "--scenario",
                scenario.toString(),
                "--out",
                target.toString()));
        arguments.addAll(List.of(more));
        return Penstock.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(text(file));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is no JSON", e);
        }
    }

    /** The lines of a CSV file by column. */
    static List<Row> csv(Path file) {
        var lines = text(file).lines().map(CsvLine::split).toList();
        var head = lines.getFirst();
        return lines.stream()
                .skip(1)
                .map(line -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (int i = 0; i < head.size(); i++) {
                        cells.put(head.cell(i), line.cell(i));
                    }
                    return new Row(cells);
                })
                .toList();
    }
}
