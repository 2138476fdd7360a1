package io.penstock.cli.tape;

import static org.junit.jupiter.api.Assumptions.abort;

import io.penstock.cli.Examples;
import io.penstock.tape.ControlFigures;
import io.penstock.tape.check.TapeChecker;
import io.penstock.tape.check.TapeChecker.Checked;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.check.TapeChecker.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The real tapes, each with its mapping and the figures that its source tells of it. */
enum RealTapes {
    WOSAT("wosat2020a_absee_dev.xml.gz", "", "wosat-2020-a"),
    FORD("absee_verbatim_ford-2025-a_2026-07.xml", "", ""),
    SDART("absee_verbatim_sdart-2026-1_2026-06.xml", "", ""),
    AMCAR("amcar_loan_histories.csv", "amcar", "amcar"),
    CMBS("cmbs_ubs2017c1_2017-2022.csv", "cmbs-ubs-2017-c1", "cmbs-ubs-2017-c1"),
    ESMA_EXPOSURES("esma_annex2_underlying_exposures.csv", "", "domi-2025-1-exposures"),
    ESMA_COLLATERAL("esma_annex2_collateral.csv", "", "domi-2025-1-collateral"),
    LENDING_CLUB("lendingclub_2009.csv", "lendingclub-2009", "lendingclub-2009"),
    SBA("sba_7a_foia_sample.csv", "sba-7a", "sba-7a");

    private final String fileName;
    private final String mapping;
    private final String control;

    RealTapes(String fileName, String mapping, String control) {
        this.fileName = fileName;
        this.mapping = mapping;
        this.control = control;
    }

    String fileName() {
        return fileName;
    }

    /** What the source says; nothing where it says nothing. */
    ControlFigures figures() {
        return control.isEmpty()
                ? ControlFigures.none()
                : ControlFile.read(Examples.file("control-totals/" + control + ".yaml"));
    }

    /** The tape's check, or a skipped test where the tapes are not on the machine; under CI that fails. */
    Checked check() {
        var file = folder().resolve(fileName);
        var options = Options.standard().against(figures());
        if (!mapping.isEmpty()) {
            options = options.as(MappingFile.read(Examples.file("mappings/" + mapping + ".yaml")));
        }
        try (var in = Files.newInputStream(file)) {
            return TapeChecker.check(in, fileName, options, _ -> {}, Rows.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder() {
        var folder = Path.of(System.getProperty("penstock.shared", "../../../shared"), "data/tapes");
        if (!Files.isDirectory(folder)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("under CI " + folder + " has to be there");
            }
            abort(folder + " is not on this machine");
        }
        return folder;
    }

    static List<RealTapes> all() {
        return List.of(values());
    }
}
