package io.penstock.cli.bench;

import picocli.CommandLine.Command;

/** {@code ./penstock bench …}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures parts of Penstock beside a peer in the same run.",
        subcommands = EngineBenchCommand.class)
public final class BenchCommand {}
