package io.penstock.cli.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.cli.deadletters.DeadLetterClient.Letter;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Table;
import io.penstock.cli.stack.DataOption;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./penstock dead-letters …}: the platform must be running. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Messages that a service could not handle: see them, have them handled again, or give them up.",
        subcommands = {
            DeadLettersCommand.ListCommand.class,
            ShowDeadLetterCommand.class,
            RedriveCommand.class,
            DiscardCommand.class
        })
public final class DeadLettersCommand {

    /** Options and output that all of them share. */
    @Command(mixinStandardHelpOptions = true)
    abstract static class Base implements Callable<Integer> {

        private static final ObjectMapper JSON = new ObjectMapper();

        @Mixin
        private DataOption data = new DataOption();

        @Mixin
        private JsonOption json = new JsonOption();

        @Option(
                names = "--operator",
                paramLabel = "NAME",
                defaultValue = "operator",
                description = "Who decides; stands in the record of the decision (default: operator).")
        private String operator = "operator";

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        final DeadLetterClient client() {
            return DeadLetterClient.attach(data.directory(), operator);
        }

        final PrintWriter out() {
            return spec.commandLine().getOut();
        }

        final CommandSpec spec() {
            return spec;
        }

        final void write(List<Letter> letters) {
            json.write(Map.of("deadLetters", letters.stream().map(Base::members).toList()));
        }

        private static Map<String, Object> members(Letter letter) {
            var members = new LinkedHashMap<String, Object>();
            members.put("id", letter.id().toString());
            letter.body().properties().stream()
                    .filter(each -> !each.getKey().equals("id"))
                    .forEach(each -> members.put(each.getKey(), plain(each.getValue())));
            return members;
        }

        private static Object plain(JsonNode value) {
            return JSON.convertValue(value, Object.class);
        }
    }

    @Command(
            name = "list",
            description = "Lists open dead letters. Exit code 0 if none waits for a decision, 1 if one does.")
    static final class ListCommand extends Base {

        @Option(names = "--all", description = "Also those that were handled or discarded.")
        private boolean all;

        @Override
        public Integer call() {
            var letters = client().list(all);
            if (letters.isEmpty()) {
                out().println(all ? "There has never been a dead letter." : "No dead letters.");
            } else {
                var table = Table.of("id", "state", "consumer", "key", "type", "attempts", "since", "reason");
                letters.forEach(each -> table.row(
                        each.id(),
                        each.text("state"),
                        each.text("consumer"),
                        each.text("key"),
                        each.text("type"),
                        each.body().path("attempts").asInt(),
                        each.text("since"),
                        reason(each)));
                table.print(out());
            }
            out().flush();
            write(letters);
            return letters.stream().anyMatch(Letter::failed) ? 1 : 0;
        }

        private static String reason(Letter letter) {
            return letter.body().path("code").isNull() ? "" : letter.text("code") + ": " + letter.text("reason");
        }
    }
}
