package io.penstock;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Real tapes, certificates and known answers, read in place from the folder that the system property
 * {@code penstock.shared} names. Without them a test is skipped and says so; with {@code CI=true} it fails,
 * because there a skip would pass for a success.
 */
public final class SharedMaterial {

    private SharedMaterial() {}

    /** The file at {@code relative}, for example {@code data/certificates/carmax_caot_rules.json}. */
    public static Path file(String relative) {
        var file = Path.of(System.getProperty("penstock.shared", "shared")).resolve(relative);
        if (!Files.exists(file)) {
            var message = "not found: " + file + "; set -Dpenstock.shared to the folder that holds it";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        return file;
    }
}
