package io.penstock.cli.tape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a person uses them: propose, check, correct, check again. */
class TapeCommandTest {

    private static final String SERVICER = """
            Contract No;Rate;Balance;As Of Date;Status
            C1;6.87;100.50;31.07.2020;open
            C2;7.10;200.25;31.07.2020;open
            C3;-1;300.00;31.07.2020;=1+1
            """;

    @TempDir
    Path folder;

    private String out = "";

    private int run(Object... words) {
        var text = new StringWriter();
        var arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] = words[i].toString();
        }
        int code =
                new CommandLine(new TapeCommand()).setOut(new PrintWriter(text)).execute(arguments);
        out = text.toString();
        return code;
    }

    @Test
    void anUnknownFileIsMappedCheckedAndRepaired() throws IOException {
        var tape = Files.writeString(folder.resolve("tape.csv"), SERVICER);
        assertThat(run("check", tape)).isEqualTo(1);
        assertThat(out).contains("FILE_FORMAT_UNKNOWN");

        var mapping = folder.resolve("servicer.yaml");
        assertThat(run("map", tape, "--out", mapping)).isZero();
        assertThat(out).contains("RATE").contains("95%");
        var proposed = Files.readString(mapping);
        assertThat(proposed)
                .contains("unit: PERCENT")
                .contains("dates: d.M.yyyy")
                .contains("CLOSING_BALANCE");
        Files.writeString(
                mapping,
                proposed.replace("\"Contract No\": {type: TEXT", "\"Contract No\": {type: TEXT, role: LOAN_ID"));

        var control = Files.writeString(folder.resolve("control.yaml"), "loans: 3\nsums: {Balance: 600.76}\n");
        var found = folder.resolve("found");
        var json = folder.resolve("check.json");
        assertThat(run(
                        "check",
                        tape,
                        "--mapping",
                        mapping,
                        "--control-totals",
                        control,
                        "--out",
                        found,
                        "--json",
                        json))
                .isZero();
        assertThat(out).contains("2 admitted, 1 rejected").contains("CONTROL_TOTAL_DIFFERS");
        assertThat(Files.readString(found.resolve("errors.csv")))
                .contains("4,Rate,C3,RATE_NEGATIVE,cross-field,rejects the row,-1,")
                .contains(",'=1+1,");
        assertThat(Files.readString(json)).contains("\"admittedRows\" : 2").contains("\"RATE_NEGATIVE\" : 1");

        var rejected = found.resolve("rejected.csv");
        assertThat(Files.readString(rejected))
                .contains("C3,-1,300.00,31.07.2020,'=1+1")
                .doesNotContain("C1");
        Files.writeString(rejected, Files.readString(rejected).replace(",-1,", ",7,"));
        assertThat(run("check", rejected, "--repairs", tape, "--mapping", mapping, "--json", json))
                .isZero();
        assertThat(out).contains("with the original: 3 of 3 rows admitted, 0 still rejected");
        assertThat(Files.readString(json)).contains("\"Balance\" : \"600.75\"");
    }

    @Test
    void theSameTapeIsNoNextMonth() throws IOException {
        var tape = Files.writeString(folder.resolve("tape.csv"), SERVICER);
        var mapping = Files.writeString(
                folder.resolve("m.yaml"), "name: m\ncolumns:\n  Contract No: {type: TEXT, role: LOAN_ID}\n");
        assertThat(run("check", tape, "--mapping", mapping, "--previous", tape)).isEqualTo(1);
        assertThat(out).contains("TAPE_SEEN_BEFORE");
    }
}
