package io.penstock.cli.bench.selection;

import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.eligibility.RuleReader;
import io.penstock.issuance.pool.domain.selection.Candidates;
import io.penstock.issuance.pool.domain.selection.Selection;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.random.RandomGeneratorFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./penstock bench selection}: a pool of half of the loans within six limits. Exit code 0 when the size is met. */
@Command(
        name = "selection",
        mixinStandardHelpOptions = true,
        description = {
            "Draws loans by seed and chooses half of their balance within limits by region, obligor, the ten largest",
            "obligors, long terms, average score and average term. Uses no server."
        })
public final class SelectionBenchCommand implements Callable<Integer> {

    private static final LocalDate CUT_OFF = LocalDate.of(2024, 1, 31);
    private static final long MICROS = 1_000;
    private static final String RULES = "{\"schema\":\"penstock/eligibility/1\",\"id\":\"bench\",\"version\":\"1\","
            + "\"effectiveFrom\":\"2020-01-01\",\"currency\":\"USD\",\"criteria\":[],\"limits\":["
            + "{\"code\":\"REGION\",\"by\":\"region\",\"max\":\"10%\"},"
            + "{\"code\":\"OBLIGOR\",\"by\":\"obligor\",\"max\":\"0.01%\"},"
            + "{\"code\":\"TOP_10\",\"top\":\"10\",\"by\":\"obligor\",\"max\":\"0.05%\"},"
            + "{\"code\":\"LONG\",\"where\":\"originalTerm > 72\",\"max\":\"20%\"},"
            + "{\"code\":\"SCORE\",\"average\":\"score\",\"min\":\"690\"},"
            + "{\"code\":\"TERM\",\"average\":\"originalTerm\",\"max\":\"60\"}]}";

    @Option(names = "--loans", paramLabel = "N", defaultValue = "1000000", description = "Default ${DEFAULT-VALUE}.")
    private int loans;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (loans < 1) {
            throw new ParameterException(spec.commandLine(), "--loans is at least 1");
        }
        var out = spec.commandLine().getOut();
        long started = System.nanoTime();
        var candidates = draw(RuleReader.read(RULES).document().orElseThrow());
        long all = 0;
        for (int i = 0; i < candidates.size(); i++) {
            all += candidates.balance(i);
        }
        long drawn = System.nanoTime();
        long tolerance = Math.max(1, all / 1_000_000);
        var selected = Selection.select(candidates, all / 2, tolerance, seed);
        long done = System.nanoTime();
        out.printf("%,d loans drawn in %,d ms%n", loans, (drawn - started) / MICROS / MICROS);
        out.printf(
                "%,d chosen in %,d ms: %,d of %,d wanted, tolerance %,d: %s%s%n",
                selected.loans().length,
                (done - drawn) / MICROS / MICROS,
                selected.balance(),
                all / 2,
                tolerance,
                selected.reached() ? "reached" : "not reached",
                selected.binding().isEmpty() ? "" : ", bound by " + String.join(", ", selected.binding()));
        out.flush();
        return selected.reached() ? 0 : 1;
    }

    private Candidates draw(RuleDocument rules) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var builder = new Candidates.Builder(rules, CUT_OFF, loans);
        for (int i = 0; i < loans; i++) {
            var facts = new LoanFacts.Builder()
                    .number(LoanField.CURRENT_BALANCE, 100_000 + random.nextLong(5_000_000))
                    .text(LoanField.REGION, "R" + Math.min(random.nextInt(50), random.nextInt(50)))
                    .text(LoanField.OBLIGOR, "O" + random.nextInt(1 + loans / 2))
                    .number(LoanField.ORIGINAL_TERM, 12L * (2 + random.nextInt(6)));
            if (random.nextInt(20) > 0) {
                facts.number(LoanField.SCORE, 520 + random.nextInt(320));
            }
            builder.add(facts.build());
        }
        return builder.build();
    }
}
