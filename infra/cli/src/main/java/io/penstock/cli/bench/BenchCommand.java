package io.penstock.cli.bench;

import io.penstock.cli.bench.chain.ChainBenchCommand;
import io.penstock.cli.bench.faults.FaultsCommand;
import io.penstock.cli.bench.issuance.IssuanceBenchCommand;
import io.penstock.cli.bench.log.LogBenchCommand;
import io.penstock.cli.bench.payouts.PayoutsCommand;
import io.penstock.cli.bench.selection.SelectionBenchCommand;
import io.penstock.cli.bench.servicing.ServicingBenchCommand;
import io.penstock.cli.bench.tape.TapeBenchCommand;
import picocli.CommandLine.Command;

/** {@code ./penstock bench …}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures parts of Penstock beside a peer in the same run, and breaks it on purpose.",
        subcommands = {
            EngineBenchCommand.class,
            LogBenchCommand.class,
            ChainBenchCommand.class,
            FaultsCommand.class,
            PayoutsCommand.class,
            TapeBenchCommand.class,
            ServicingBenchCommand.class,
            SelectionBenchCommand.class,
            IssuanceBenchCommand.class
        })
public final class BenchCommand {}
