package io.penstock.cli.deadletters;

import io.penstock.cli.deadletters.DeadLetterClient.Letter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Has messages handled again, now that what was in their way is gone. */
@Command(
        name = "redrive",
        description = "Has a message handled again, and after it those that wait behind it."
                + " Exit code 1 if it fails once more.")
final class RedriveCommand extends DeadLettersCommand.Base {

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            converter = LetterId.Converter.class,
            description = "As listed: servicing/3")
    private @Nullable LetterId id;

    @Option(names = "--all", description = "Every failed message of both services, in order of arrival.")
    private boolean all;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why it should work now.")
    private String reason = "";

    @Override
    public Integer call() {
        if ((id == null) != all) {
            throw new ParameterException(spec().commandLine(), "Name one dead letter, or all of them with --all.");
        }
        var client = client();
        var wanted = id != null
                ? List.of(id)
                : client.list(false).stream()
                        .filter(Letter::failed)
                        .map(Letter::id)
                        .toList();
        var results = new ArrayList<Letter>();
        for (LetterId each : wanted) {
            var result = client.redrive(each, reason);
            results.add(result);
            out().println(each + " " + result.text("state")
                    + (result.failed() ? " " + result.text("code") + ": " + result.text("reason") : ""));
            out().flush();
        }
        write(results);
        return results.stream().anyMatch(Letter::failed) ? 1 : 0;
    }
}
