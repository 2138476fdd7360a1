package io.penstock.cli.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import io.penstock.cli.deal.DealFile;
import io.penstock.cli.file.StructuredFile;
import io.penstock.cli.project.PoolCsv;
import io.penstock.kernel.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reference pages show is what the examples hold and the commands read. */
class ReferencePagesTest {

    private static final Pattern BLOCK = Pattern.compile("```(?:json|yaml|csv)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theCollectionReportIsTheExample() {
        var example = StructuredFile.read(Examples.file("reports/caot-2024-2-2024-04.json"))
                .canonicalJson()
                .replaceFirst(",\"source\":\"[^\"]*\"", "");
        assertThat(canonical(blocks("collection-report.md").getFirst())).isEqualTo(example);
    }

    @Test
    void theStateCanBeTakenOver() throws IOException {
        var deal = DealFile.read(Examples.file("deals/caot-2024-2.yaml")).deal();
        var file = Files.writeString(
                folder.resolve("state.json"), blocks("collection-report.md").get(1));
        var opening = StateFile.read(file, deal);
        assertThat(opening.state().paymentNumber()).isEqualTo(6);
        assertThat(opening.state().balance("A1")).isEqualTo(Money.of("USD", "17093580.14"));
        assertThat(opening.state().balance("A2a")).isEqualTo(Money.of("USD", "410000000.00"));
        assertThat(opening.state().account("reserve")).isEqualTo(Money.of("USD", "4030228.50"));
    }

    @Test
    void thePoolCanBeRead() throws IOException {
        var file = Files.writeString(
                folder.resolve("pool.csv"), blocks("pool-csv.md").getFirst());
        assertThat(PoolCsv.read(file, Currency.getInstance("USD")).loanCount()).isEqualTo(50);
    }

    @Test
    void scenarioAndGridAreTheExamples() {
        var blocks = blocks("scenario.md");
        assertThat(canonical(blocks.getFirst()))
                .isEqualTo(StructuredFile.read(Examples.file("scenarios/caot-2024-2.yaml"))
                        .canonicalJson());
        assertThat(canonical(blocks.get(1)))
                .isEqualTo(StructuredFile.read(Examples.file("scenarios/caot-2024-2-grid.yaml"))
                        .canonicalJson());
    }

    private static String canonical(String text) {
        return StructuredFile.of("block", text).canonicalJson();
    }

    private static List<String> blocks(String page) {
        var text = PayRun.text(Path.of("../../docs/reference").resolve(page));
        return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    }
}
