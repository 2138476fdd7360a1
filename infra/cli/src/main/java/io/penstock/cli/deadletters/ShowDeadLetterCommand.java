package io.penstock.cli.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Everything there is to know of one message: where it came from, why it failed, what was decided, what it says. */
@Command(name = "show", description = "Shows one dead letter with its headers, payload and decisions.")
final class ShowDeadLetterCommand extends DeadLettersCommand.Base {

    @Parameters(paramLabel = "ID", converter = LetterId.Converter.class, description = "As listed: servicing/3")
    private @Nullable LetterId id;

    @Override
    public Integer call() {
        var letter = client().show(Objects.requireNonNull(id));
        for (var member : letter.body().properties()) {
            switch (member.getKey()) {
                case "id" -> line("id", letter.id().toString());
                case "headers" ->
                    member.getValue()
                            .properties()
                            .forEach(each -> line(
                                    "header " + each.getKey(), each.getValue().asText()));
                case "decisions" -> member.getValue().forEach(this::decision);
                default ->
                    line(
                            member.getKey(),
                            member.getValue().isNull() ? "" : member.getValue().asText());
            }
        }
        out().flush();
        write(List.of(letter));
        return 0;
    }

    private void decision(JsonNode decision) {
        line(
                "decision",
                decision.path("at").asText() + " " + decision.path("action").asText() + " by "
                        + decision.path("actor").asText() + ": "
                        + decision.path("reason").asText());
    }

    private void line(String name, String value) {
        out().printf("%-24s %s%n", name, value);
    }
}
