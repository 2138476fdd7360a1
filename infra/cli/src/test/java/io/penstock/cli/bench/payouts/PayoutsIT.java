package io.penstock.cli.bench.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.cli.Penstock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of the real thing: node, service and both are killed once, and every holder is paid once. */
class PayoutsIT {

    @TempDir
    Path folder;

    @Test
    void everybodyIsPaidOnceWhoeverIsKilled() throws IOException {
        var file = folder.resolve("report.json");
        var text = new StringWriter();
        int code = Penstock.commandLine()
                .setOut(new PrintWriter(text))
                .setErr(new PrintWriter(text))
                .execute(
                        "bench",
                        "payouts",
                        "--seed",
                        "3",
                        "--kills",
                        "3",
                        "--holders",
                        "120",
                        "--data",
                        folder.toString(),
                        "--json",
                        file.toString());
        assertThat(code).as(text.toString()).isZero();
        assertThat(text.toString()).contains("HELD   seed 3   3 kills");
        var report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.path("killsByVictim").size()).isEqualTo(3);
        assertThat(report.path("seen").path("figures compared").asLong()).isGreaterThan(500);
        assertThat(folder).as("a run that passes leaves nothing").isDirectoryNotContaining("glob:**payouts-*");
    }
}
