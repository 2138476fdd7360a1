package io.penstock.issuance.pool.adapter;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real tapes outside the repository: a machine without them skips the tests that read them, except under CI. */
public final class SharedFolder {

    private SharedFolder() {}

    /** The file, or a skipped test. */
    public static Path file(String name) {
        var file = Path.of(System.getProperty("penstock.shared", "../shared")).resolve(name);
        if (!Files.exists(file)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("under CI " + file + " has to be there");
            }
            abort(file + " is not on this machine");
        }
        return file;
    }
}
