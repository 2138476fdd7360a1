package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PenstockTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anUnknownOptionIsNamed() {
        assertThat(run("up", "--fersh")).isEqualTo(2);
        assertThat(err.toString()).contains("--fersh").contains("./penstock up --help");
    }

    @Test
    void anUnknownCommandIsNamed() {
        assertThat(run("upp")).isEqualTo(2);
        assertThat(err.toString()).contains("upp");
    }

    @Test
    void noCommandShowsTheHelp() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("A command is missing").contains("Usage: penstock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "token"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: penstock " + command).contains("--data");
    }

    @Test
    void statusOfNothingSaysHowToStart() {
        assertThat(run("status", "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("no stack runs on " + folder).contains("./penstock up");
    }

    @Test
    void downWithNothingRunningIsFineAndReported() throws IOException {
        Path report = folder.resolve("down.json");
        assertThat(run("down", "--data", folder.resolve("var").toString(), "--json", report.toString()))
                .isZero();
        assertThat(out.toString()).contains("Nothing was running.");
        assertThat(Files.readString(report)).contains("\"stopped\"");
    }

    private int run(String... arguments) {
        return Penstock.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
