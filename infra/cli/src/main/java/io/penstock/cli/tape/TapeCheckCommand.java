package io.penstock.cli.tape;

import io.penstock.cli.output.JsonOption;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.adapter.PoolTape;
import io.penstock.issuance.pool.adapter.yaml.RuleYaml;
import io.penstock.issuance.pool.domain.eligibility.CriteriaRules;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.launcher.LaunchException;
import io.penstock.tape.ControlFigures;
import io.penstock.tape.FindingSink;
import io.penstock.tape.TapeForm;
import io.penstock.tape.check.TapeChecker;
import io.penstock.tape.check.TapeChecker.Checked;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.check.TapeChecker.Rows;
import io.penstock.tape.form.Forms;
import io.penstock.tape.report.ErrorFile;
import io.penstock.tape.report.RejectedRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./penstock tape check FILE}: all rules, totals, eligibility. Exit code 0 if the file can be used. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a tape by all rules: SEC ABS-EE auto loans, auto leases and commercial mortgages (XML), ESMA Annexes",
            "2, 3 and 5, EBA NPL, Penstock's own CSV, or any CSV or XLSX through a mapping; plain, gzip or zip. Says what each",
            "rule found, what the tape adds up to, and which loans of an auto tape are eligible. Needs no server."
        })
final class TapeCheckCommand implements Callable<Integer> {

    private static final Currency DOLLAR = Currency.getInstance("USD");

    /** Forms whose eligibility is shown without being asked for. */
    private static final Set<String> POOL_FORMS = Set.of("sec-auto-loan", "penstock-loans");

    @Parameters(paramLabel = "FILE", description = "The tape.")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "FORM", description = "The form, if its columns do not say it.")
    private Optional<String> format = Optional.empty();

    @Option(names = "--mapping", paramLabel = "FILE", description = "How the columns are read; ./penstock tape map.")
    private Optional<Path> mapping = Optional.empty();

    @Option(names = "--previous", paramLabel = "FILE", description = "The tape before this one, to compare with.")
    private Optional<Path> previous = Optional.empty();

    @Option(
            names = "--repairs",
            paramLabel = "ORIGINAL",
            description = "FILE has rejected rows of this tape, corrected: only they are judged, and both are summed.")
    private Optional<Path> original = Optional.empty();

    @Option(names = "--control-totals", paramLabel = "FILE", description = "The originator's figures, YAML or JSON.")
    private Optional<Path> control = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write errors.csv (every finding) and rejected.csv (the rows to correct) into this folder.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--criterion",
            paramLabel = "RULE=LIMIT",
            description = "An eligibility criterion, for example MAX_RATE=0.18; may be repeated. Default: those of the"
                    + " sample deal. Rules: ${COMPLETION-CANDIDATES}.")
    private Map<Rule, BigDecimal> criteria = new LinkedHashMap<>();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Eligibility rules (YAML) in place of criteria, as a pool would apply them to the tape.")
    private Optional<Path> rules = Optional.empty();

    @Option(names = "--strats", description = "Show the eligible loans in tables too.")
    private boolean strats;

    /** The check of the original, if this is one of its repairs. */
    private Optional<Checked> before = Optional.empty();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        readable(file);
        var screen = spec.commandLine().getOut();
        var options = options();
        var part = new CheckPart();
        var checked = out.isPresent() ? checkInto(out.get(), options, part) : run(file, options, part, Rows.none());
        var name = String.valueOf(file.getFileName());
        part.print(screen, name, checked);
        var result = part.report(checked);
        before.ifPresent(first -> Repairs.show(first, checked, control(), screen, result));
        out.ifPresent(folder -> screen.printf("%nerrors.csv and rejected.csv are in %s%n", folder));
        if (mapping.isEmpty()
                && original.isEmpty()
                && !checked.result().fileRejected()
                && (rules.isPresent()
                        || checked.form()
                                .filter(f -> POOL_FORMS.contains(f.name()))
                                .isPresent())) {
            var document = document();
            var pool = new EligibilityPart(screen, result);
            try (var in = Files.newInputStream(file)) {
                var read = PoolTape.read(
                        in, name, document.map(RuleDocument::currency).orElse(DOLLAR));
                if (read.tape().isPresent() && read.faults().isEmpty()) {
                    var tape = read.tape().get();
                    pool.show(
                            tape,
                            read.facts(),
                            document.orElseGet(() -> CriteriaRules.of(
                                    "tape-check", criteria(), tape.currency(), tape.reportingPeriodEnd())),
                            strats);
                } else {
                    pool.show(read.faults());
                }
            }
        }
        screen.flush();
        json.write(result);
        return Boolean.TRUE.equals(result.get("readable")) ? 0 : 1;
    }

    private Options options() throws IOException {
        var options = Options.standard();
        var form = form();
        if (form.isPresent()) {
            options = options.as(form.get());
        }
        if (original.isPresent()) {
            readable(original.get());
            var first = run(original.get(), options, _ -> {}, Rows.none());
            if (first.result().fileRejected() || first.form().isEmpty()) {
                throw new LaunchException(
                        "the original " + original.get() + " was rejected as a whole", "Correct and check all of it.");
            }
            before = Optional.of(first);
            options = options.as(first.form().get()).repairing(first.snapshot());
        } else {
            options = options.against(control());
        }
        if (previous.isPresent()) {
            readable(previous.get());
            var earlier = run(previous.get(), options, _ -> {}, Rows.none());
            if (earlier.result().fileRejected()) {
                throw new LaunchException(
                        "the previous tape " + previous.get() + " cannot be used", "Check it by itself first.");
            }
            options = options.after(earlier.snapshot(), earlier.hash());
        }
        return options;
    }

    private ControlFigures control() {
        return control.map(ControlFile::read).orElse(ControlFigures.none());
    }

    private Optional<TapeForm> form() {
        if (mapping.isPresent()) {
            return Optional.of(MappingFile.read(mapping.get()));
        }
        return format.map(name -> Forms.named(name)
                .orElseThrow(() -> new LaunchException(
                        "there is no form " + name,
                        "Forms are "
                                + String.join(
                                        ", ",
                                        Forms.all().stream().map(TapeForm::name).toList()))));
    }

    private Checked checkInto(Path folder, Options options, CheckPart part) throws IOException {
        Files.createDirectories(folder);
        try (var errors = Files.newBufferedWriter(folder.resolve("errors.csv"), StandardCharsets.UTF_8);
                var rejected = Files.newBufferedWriter(folder.resolve("rejected.csv"), StandardCharsets.UTF_8)) {
            var file = new ErrorFile(errors);
            return run(
                    this.file,
                    options,
                    finding -> {
                        part.found(finding);
                        file.found(finding);
                    },
                    new RejectedRows(rejected));
        }
    }

    private static Checked run(Path file, Options options, FindingSink sink, Rows rows) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return TapeChecker.check(in, String.valueOf(file.getFileName()), options, sink, rows);
        }
    }

    private static void readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new LaunchException("cannot read " + file, "name an existing tape");
        }
    }

    private Optional<RuleDocument> document() throws IOException {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        readable(rules.get());
        var read = RuleYaml.read(Files.readString(rules.get()));
        return Optional.of(read.document()
                .orElseThrow(() -> new LaunchException(
                        "the rules " + rules.get() + " are faulty: "
                                + read.faults().stream()
                                        .map(f -> "line " + f.line() + " " + f.code() + " " + f.detail())
                                        .collect(Collectors.joining("; ")),
                        "Correct them: docs/reference/eligibility.md.")));
    }

    private List<EligibilityCriterion> criteria() {
        return criteria.isEmpty()
                ? SampleCriteria.all()
                : criteria.entrySet().stream()
                        .map(e -> new EligibilityCriterion(e.getKey(), e.getValue()))
                        .toList();
    }
}
