package io.penstock.cli.tape;

import io.penstock.cli.output.Table;
import io.penstock.launcher.LaunchException;
import io.penstock.tape.MappingProposal;
import io.penstock.tape.MappingProposal.Guess;
import io.penstock.tape.check.TapeSamples;
import io.penstock.tape.yaml.MappingText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./penstock tape map FILE}: proposes how the columns of an unknown file are read. A person confirms it. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes a mapping for a CSV or XLSX file of any servicer: what each column means, its type, unit and date form,",
            "how sure that is, and sample cells. Correct it, then check with --mapping."
        })
final class TapeMapCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The tape.")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Write the mapping here and not to the screen.")
    private Optional<Path> out = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new LaunchException("cannot read " + file, "name an existing tape");
        }
        var screen = spec.commandLine().getOut();
        TapeSamples samples;
        try (var in = Files.newInputStream(file)) {
            samples = TapeSamples.of(in);
        }
        if (samples.names().isEmpty()) {
            throw new LaunchException(
                    file + " has no rows of cells: " + samples.fault(),
                    "XML forms need no mapping: ./penstock tape check FILE");
        }
        var guesses = MappingProposal.of(samples.names(), samples.rows());
        var name = String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
        var yaml = MappingText.of(name, samples, guesses);
        if (out.isPresent()) {
            if (Files.exists(out.get())) {
                throw new LaunchException(out.get() + " is there already", "Name another file with --out FILE.");
            }
            Files.writeString(out.get(), yaml);
            show(guesses, screen);
            screen.println("mapping written to " + out.get() + "; correct it, then: ./penstock tape check " + file
                    + " --mapping " + out.get());
        } else {
            screen.print(yaml);
        }
        screen.flush();
        return 0;
    }

    private static void show(List<Guess> guesses, PrintWriter screen) {
        var table = Table.of("column", "role", "sure", "type", "samples");
        for (var guess : guesses) {
            table.row(
                    guess.column(),
                    guess.role().map(Enum::name).orElse("-"),
                    guess.confidence() == 0 ? "" : guess.confidence() + "%",
                    guess.type(),
                    String.join(" · ", guess.samples()));
        }
        table.print(screen);
    }
}
