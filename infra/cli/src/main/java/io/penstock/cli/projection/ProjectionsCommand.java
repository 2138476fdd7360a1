package io.penstock.cli.projection;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Table;
import io.penstock.cli.projection.ServiceProjections.Found;
import io.penstock.cli.stack.DataOption;
import io.penstock.launcher.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./penstock projections …}: works on a running platform, as its operator. */
@Command(
        name = "projections",
        mixinStandardHelpOptions = true,
        description = "Read models: where they stand, and their rebuild while they serve.",
        subcommands = {
            ProjectionsCommand.ListCommand.class,
            ProjectionsCommand.RebuildCommand.class,
            ProjectionsCommand.VerifyCommand.class
        })
public final class ProjectionsCommand {

    /** Options and output that all have. */
    @Command(mixinStandardHelpOptions = true)
    abstract static class Base implements Callable<Integer> {

        @Mixin
        private DataOption data = new DataOption();

        @Mixin
        private JsonOption json = new JsonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        final ServiceProjections projections() {
            return new ServiceProjections(Stack.attach(data.directory()));
        }

        final void show(Table table, List<Map<String, Object>> rows) {
            table.print(spec.commandLine().getOut());
            json.write(Map.of("projections", rows));
        }

        /** A line a second at most, and none for short work. */
        final Consumer<JsonNode> progress(String name) {
            long[] next = {System.nanoTime() + 2_000_000_000L};
            return operation -> {
                if (System.nanoTime() > next[0]) {
                    next[0] = System.nanoTime() + 1_000_000_000L;
                    var err = spec.commandLine().getErr();
                    err.println(name + ": " + operation.path("done").asLong() + " of "
                            + operation.path("total").asLong() + " "
                            + operation.path("unit").asText());
                    err.flush();
                }
            };
        }

        static Map<String, Object> row(Found found, JsonNode result) {
            var row = new LinkedHashMap<String, Object>();
            row.put("service", found.service());
            row.put("name", found.name());
            result.properties().forEach(member -> row.put(member.getKey(), value(member.getValue())));
            return row;
        }

        private static Object value(JsonNode node) {
            return node.isBoolean() ? (Object) node.asBoolean() : node.isNumber() ? node.asLong() : node.asText();
        }
    }

    @Command(name = "list", description = "Name, rows, position in the log, events behind, hash of the rows.")
    static final class ListCommand extends Base {

        @Override
        public Integer call() {
            var table = Table.of("service", "projection", "rows", "position", "behind", "rows' hash");
            var rows = new ArrayList<Map<String, Object>>();
            for (Found found : projections().all()) {
                var status = found.status();
                table.row(
                        found.service(),
                        found.name(),
                        status.path("rows").asLong(),
                        status.path("position").asText(),
                        status.path("lag").asLong(),
                        status.path("hash").asText());
                rows.add(row(found, status));
            }
            show(table, rows);
            return 0;
        }
    }

    @Command(
            name = "rebuild",
            description = {
                "Fill the tables again from the log beside the serving ones, then exchange them in one step.",
                "Refused if the rows differ, unless --rule-changed says that they are meant to."
            })
    static final class RebuildCommand extends Base {

        @Parameters(paramLabel = "NAME", description = "As in the list.")
        private String name = "";

        @Option(names = "--rule-changed", description = "Take other rows than the serving ones.")
        private boolean ruleChanged;

        @Override
        public Integer call() {
            var projections = projections();
            var found = projections.named(name);
            var result = projections.rebuild(found, ruleChanged, progress(name));
            show(
                    Table.of("projection", "rows", "position", "same as before", "rows' hash")
                            .row(
                                    name,
                                    result.path("rows").asLong(),
                                    result.path("position").asText(),
                                    result.path("equal").asBoolean() ? "yes" : "NO",
                                    result.path("hash").asText()),
                    List.of(row(found, result)));
            return 0;
        }
    }

    @Command(name = "verify", description = "Rebuild into scratch tables, compare every row, and drop them again.")
    static final class VerifyCommand extends Base {

        @Parameters(arity = "0..1", paramLabel = "NAME", description = "As in the list (default: all).")
        private Optional<String> name = Optional.empty();

        @Override
        public Integer call() {
            var projections = projections();
            var table = Table.of("projection", "rows", "position", "log = rows", "rows' hash");
            var rows = new ArrayList<Map<String, Object>>();
            for (Found found : name.map(projections::named).map(List::of).orElseGet(projections::all)) {
                var result = projections.verify(found, progress(found.name()));
                table.row(
                        found.name(),
                        result.path("rows").asLong(),
                        result.path("position").asText(),
                        "yes",
                        result.path("hash").asText());
                rows.add(row(found, result));
            }
            show(table, rows);
            return 0;
        }
    }
}
