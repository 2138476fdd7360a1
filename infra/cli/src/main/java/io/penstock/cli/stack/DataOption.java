package io.penstock.cli.stack;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data DIR} of every command that works with a stack. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "var",
            description = "Folder with the data of the stack (default: ./var).")
    private Path directory = Path.of("var");

    public Path directory() {
        return directory;
    }
}
