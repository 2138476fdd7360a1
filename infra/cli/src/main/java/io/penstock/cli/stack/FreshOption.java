package io.penstock.cli.stack;

import io.penstock.launcher.LaunchOptions;
import picocli.CommandLine.Option;

/** {@code --fresh}, for the commands that may remove data: an audit has no such option. */
public final class FreshOption {

    @Option(names = "--fresh", description = "Start over: what an earlier run saved in the data folder is removed.")
    private boolean fresh;

    /** The same options, with or without earlier data. */
    public LaunchOptions applyTo(LaunchOptions options) {
        return options.withFresh(fresh);
    }
}
