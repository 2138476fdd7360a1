package io.penstock.cli.project;

import io.penstock.cli.deal.DealFile;
import io.penstock.cli.file.OutputOption;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.JsonReport;
import io.penstock.cli.output.SlowProgress;
import io.penstock.deal.ResolvedDeal;
import io.penstock.launcher.LaunchException;
import io.penstock.measure.Breakeven;
import io.penstock.projection.Method.Engine;
import io.penstock.projection.deal.ClassSize;
import io.penstock.projection.deal.DealCashflows;
import io.penstock.projection.deal.DealProjection;
import io.penstock.projection.deal.DealScenario;
import io.penstock.projection.deal.DefaultBreakeven;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./penstock project DEAL --pool POOL --scenario SCENARIO --out DIR}: what a deal pays under assumptions. The
 * same files give the same bytes, on every machine and any number of threads.
 */
@Command(
        name = "project",
        mixinStandardHelpOptions = true,
        description = {
            "Projects the cash flows of a deal from its document, its pool and a scenario: payments by class, lives,",
            "yields, losses, and a page with charts. Needs no server."
        })
public final class ProjectCommand implements Callable<Integer> {

    /** Half a basis point is finer than any assumption. */
    private static final double BREAKEVEN_WIDTH = 0.00005;

    /** Scenarios projected between two lines of progress. */
    private static final int WAVE = 64;

    @Parameters(paramLabel = "DEAL", description = "The deal document, YAML or JSON.")
    private Path document = Path.of("");

    @Option(
            names = "--pool",
            required = true,
            paramLabel = "POOL",
            description = "The pool at the cut-off date, CSV (docs/reference/pool-csv.md).")
    private Path poolFile = Path.of("");

    @Option(
            names = "--scenario",
            required = true,
            paramLabel = "SCENARIO",
            description = "The assumptions, YAML (docs/reference/scenario.md).")
    private Path scenarioFile = Path.of("");

    @Option(
            names = "--grid",
            paramLabel = "GRID",
            description =
                    "Changes of the scenario, YAML (docs/reference/scenario.md): each becomes a scenario of its own.")
    private Optional<Path> gridFile = Optional.empty();

    @Option(
            names = "--price",
            paramLabel = "CLASS=PRICE",
            description =
                    "Yield, duration, convexity and discount margin of a class at a clean price per 100; may be repeated.")
    private Map<String, Double> prices = new LinkedHashMap<>();

    @Option(
            names = "--yield",
            paramLabel = "CLASS=YIELD",
            description = "Price of a class at a yield, 0.0525 for 5.25 %%; may be repeated.")
    private Map<String, Double> yields = new LinkedHashMap<>();

    @Option(
            names = "--breakeven",
            paramLabel = "CLASS",
            description = "The constant default rate at which a class takes its first loss; may be repeated.")
    private List<String> breakevens = new ArrayList<>();

    @Option(
            names = "--sizing",
            description =
                    "Attachment, detachment and enhancement of each class, and how many times the scenario's losses it bears.")
    private boolean sizing;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Option(names = "--loan-level", description = "Carry every loan through every month, also where sums by age do.")
    private boolean loanLevel;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use; they change no figure. Default: one for each processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--threads " + threads + " is not possible; name a number from 1.");
        }
        var progress = new SlowProgress(spec.commandLine().getErr());
        var deal = DealFile.read(document);
        deal.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        requireClasses(deal.deal());
        var pool = PoolCsv.read(poolFile, deal.deal().currency());
        progress.note("read " + pool.size() + " rows of the pool");
        var base = ScenarioYaml.read(scenarioFile, deal.deal());
        var scenarios = gridFile.map(file -> GridYaml.read(file, base.scenario(), deal.deal()))
                .orElse(List.of(base.scenario()));
        var projection = DealProjection.of(deal.deal(), pool);
        requireProjectable(projection, scenarios, base.scenario());
        var result = new ProjectionResult(
                deal.deal(),
                pool,
                base.measures(),
                inputs(),
                runs(projection, scenarios, progress),
                gridFile.isPresent(),
                quotes(),
                breakevens(projection, base.scenario(), progress));
        var summary = SummaryJson.of(result);
        var sized = sizing ? Optional.of(sizing(projection, base.scenario(), progress)) : Optional.<Sizing>empty();
        sized.ifPresent(found -> summary.put("sizing", found.json(result)));
        output.folder()
                .add("classes.csv", ClassesCsv.print(result))
                .add("pool.csv", PoolTableCsv.print(result))
                .add("deal.csv", DealTableCsv.print(result))
                .add("summary.json", JsonReport.text(summary))
                .add("report.html", ReportHtml.print(result))
                .write();
        ProjectTable.print(result, spec.commandLine().getOut());
        sized.ifPresent(found -> found.print(result, spec.commandLine().getOut()));
        json.write(summary);
        return 0;
    }

    private List<DealCashflows> runs(DealProjection projection, List<DealScenario> scenarios, SlowProgress progress) {
        var engine = loanLevel ? Engine.LOAN_LEVEL : Engine.COLLAPSED_BY_AGE;
        var runs = new ArrayList<DealCashflows>();
        for (int from = 0; from < scenarios.size(); from += WAVE) {
            var wave = scenarios.subList(from, Math.min(from + WAVE, scenarios.size()));
            runs.addAll(projected(() -> projection.runAll(wave, engine, threads)));
            progress.note("projected " + runs.size() + " of " + scenarios.size() + " scenarios");
        }
        return runs;
    }

    private SequencedMap<String, Breakeven> breakevens(
            DealProjection projection, DealScenario base, SlowProgress progress) {
        var found = new LinkedHashMap<String, Breakeven>();
        for (var className : breakevens) {
            found.put(
                    className,
                    projected(() -> DefaultBreakeven.of(projection, base, className, BREAKEVEN_WIDTH, threads)));
            progress.note("searched the break-even of class " + className);
        }
        return found;
    }

    private Sizing sizing(DealProjection projection, DealScenario base, SlowProgress progress) {
        long expected = Sizing.losses(projected(() -> projection.run(base, threads)));
        var classes = new ArrayList<Sizing.Sized>();
        for (var size : projected(
                () -> ClassSize.of(projection.deal(), projection.pool().balance()))) {
            var found =
                    projected(() -> DefaultBreakeven.of(projection, base, size.className(), BREAKEVEN_WIDTH, threads));
            Optional<Long> borne = found.outcome() == Breakeven.Outcome.FAILS_THROUGHOUT
                    ? Optional.empty()
                    : Optional.of(Sizing.losses(
                            projected(() -> projection.run(DefaultBreakeven.at(base, found.holdsAt()), threads))));
            classes.add(new Sizing.Sized(size, found, borne));
            progress.note("sized class " + size.className());
        }
        return new Sizing(expected, classes);
    }

    /** An amount beyond the engine's limits is a matter of the files, not a defect. */
    private <T> T projected(Callable<T> run) {
        try {
            return run.call();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new LaunchException(
                    "the projection stops: " + e.getMessage(), "Look at the pool and the scenario for this figure.", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireProjectable(DealProjection projection, List<DealScenario> scenarios, DealScenario base) {
        var faults = new ArrayList<String>();
        for (var scenario : scenarios) {
            projection.findings(scenario).forEach(finding -> faults.add(scenario.name() + ": " + finding));
        }
        if (sizing || !breakevens.isEmpty()) {
            projection.findings(DefaultBreakeven.at(base, 1)).stream()
                    .filter(finding -> projection.findings(base).isEmpty())
                    .forEach(finding -> faults.add((sizing ? "--sizing: " : "--breakeven: ") + finding));
        }
        if (!faults.isEmpty()) {
            throw new LaunchException(
                    scenarioFile + " does not fit " + document + ": " + faults.size()
                            + (faults.size() == 1 ? " fault" : " faults"),
                    String.join("\n", faults));
        }
    }

    private void requireClasses(ResolvedDeal deal) {
        var known = deal.tranches().stream().map(tranche -> tranche.className()).toList();
        var named = new ArrayList<>(breakevens);
        named.addAll(prices.keySet());
        named.addAll(yields.keySet());
        named.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new LaunchException(
                    deal.dealId() + " has no class " + name, "Its classes are " + String.join(", ", known) + ".");
        });
    }

    private List<Quote> quotes() {
        var quotes = new ArrayList<Quote>();
        prices.forEach((name, price) -> quotes.add(new Quote(name, false, price)));
        yields.forEach((name, yield) -> quotes.add(new Quote(name, true, yield)));
        return quotes;
    }

    private List<InputFile> inputs() {
        var inputs = new ArrayList<InputFile>();
        inputs.add(InputFile.of("deal", document));
        inputs.add(InputFile.of("pool", poolFile));
        inputs.add(InputFile.of("scenario", scenarioFile));
        gridFile.ifPresent(file -> inputs.add(InputFile.of("grid", file)));
        return inputs;
    }
}
