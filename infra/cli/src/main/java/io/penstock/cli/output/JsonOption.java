package io.penstock.cli.output;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --json FILE} of every command. */
public final class JsonOption {

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the result as JSON to this file.")
    private Optional<Path> file = Optional.empty();

    /** Writes the report if it is wanted. */
    public void write(Map<String, ?> content) {
        file.ifPresent(path -> JsonReport.write(path, content));
    }
}
