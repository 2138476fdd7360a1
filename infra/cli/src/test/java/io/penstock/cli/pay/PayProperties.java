package io.penstock.cli.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file with a slip of the pen is refused with its place, or is another valid file; it never breaks the command. */
class PayProperties {

    private static final Path DEAL = Examples.file("deals/caot-2024-2.yaml");
    private static final Path APRIL = Examples.file("reports/caot-2024-2-2024-04.json");
    private static final String SLIPS = "0123456789.,:-\"{}[]@#* \n\tabzAZ\u00e9\u0000";

    private static final int SLIPS_PER_SEED = 15;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "-Dpenstock.seed={0}")
    @MethodSource("io.penstock.Cases#seeds")
    void aSlipInAReportNeverBreaksTheCommand(long seed) {
        var text = PayRun.text(APRIL);
        slips(seed, text).forEach(slip -> held(DEAL, write("report.json", slip), Optional.empty()));
    }

    @ParameterizedTest(name = "-Dpenstock.seed={0}")
    @MethodSource("io.penstock.Cases#seeds")
    void aSlipInADocumentNeverBreaksTheCommand(long seed) {
        var text = PayRun.text(DEAL);
        slips(seed, text).forEach(slip -> held(write("deal.yaml", slip), APRIL, Optional.empty()));
    }

    @ParameterizedTest(name = "-Dpenstock.seed={0}")
    @MethodSource("io.penstock.Cases#seeds")
    void aSlipInAStateNeverBreaksTheCommand(long seed) {
        var run = new PayRun(folder);
        var state = PayRun.text(run.pay(DEAL, APRIL, Optional.empty(), "april").state());
        var may = run.may();
        slips(seed, state).forEach(slip -> held(DEAL, may, Optional.of(write("state.json", slip))));
    }

    /** Paid, or refused with at least one place. */
    private void held(Path deal, Path report, Optional<Path> state) {
        var run = new PayRun(folder);
        int code = run.execute(deal, report, state, folder.resolve("out"), "--force");
        assertThat(run.err()).doesNotContain("unexpected:");
        if (code != 0) {
            assertThat(code).isEqualTo(1);
            assertThat(run.err()).containsPattern("\\.(json|yaml):[0-9]+:[0-9]+: [A-Z_]+");
        }
    }

    private static List<String> slips(long seed, String text) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, SLIPS_PER_SEED)
                .mapToObj(i -> slipped(text, random))
                .toList();
    }

    private static String slipped(String text, SplittableRandom random) {
        var slipped = new StringBuilder(text);
        int at = random.nextInt(text.length());
        char slip = SLIPS.charAt(random.nextInt(SLIPS.length()));
        switch (random.nextInt(3)) {
            case 0 -> slipped.setCharAt(at, slip);
            case 1 -> slipped.insert(at, slip);
            default -> slipped.deleteCharAt(at);
        }
        return slipped.toString();
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
