package io.penstock.cli.tape;

import picocli.CommandLine.Command;

/** {@code ./penstock tape …}. */
@Command(
        name = "tape",
        mixinStandardHelpOptions = true,
        description = "Loan tapes.",
        subcommands = {TapeCheckCommand.class, TapeMapCommand.class})
public final class TapeCommand {}
