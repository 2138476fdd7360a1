package io.penstock.cli.deadletters;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a message up: its effect will never happen. Those that wait behind it are handled. */
@Command(
        name = "discard",
        description = "Gives a message up for good, with the reason on record; those behind it are handled.")
final class DiscardCommand extends DeadLettersCommand.Base {

    @Parameters(paramLabel = "ID", converter = LetterId.Converter.class, description = "As listed: servicing/3")
    private @Nullable LetterId id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why its effect is not wanted.")
    private String reason = "";

    @Override
    public Integer call() {
        var letter = client().discard(Objects.requireNonNull(id), reason);
        out().println(letter.id() + " " + letter.text("state"));
        out().flush();
        write(List.of(letter));
        return 0;
    }
}
