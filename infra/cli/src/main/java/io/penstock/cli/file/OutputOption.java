package io.penstock.cli.file;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --out DIR} and {@code --force} of every command that leaves a folder of results. */
public final class OutputOption {

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder where the results go.")
    private Path folder = Path.of("");

    @Option(names = "--force", description = "Replace a different result that is in the folder already.")
    private boolean replace;

    /** As it stands on the command line. */
    public Path path() {
        return folder;
    }

    /** The folder, still untouched. */
    public OutputFolder folder() {
        return new OutputFolder(folder, replace);
    }
}
