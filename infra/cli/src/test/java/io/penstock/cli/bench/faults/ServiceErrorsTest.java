package io.penstock.cli.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reason of an answer 500 outlives the logs that have it. */
class ServiceErrorsTest {

    @TempDir
    Path logs;

    @Test
    void exceptionsAreNamedWithTheirCausesAndCounted() throws IOException {
        var failure = """
            2026-11-22T16:00:00Z ERROR request failed, trace id 0af7

            java.lang.IllegalStateException: first
            \tat io.penstock.Somewhere.run(Somewhere.java:1)
            Caused by: java.sql.SQLException: second
            \t... 3 common frames omitted
            2026-11-22T16:00:01Z INFO  something else
            Caused by: nothing of this failure
            """;
        Files.writeString(logs.resolve("issuance.log"), failure + failure);
        Files.writeString(logs.resolve("servicing.log"), "2026-11-22T16:00:00Z INFO all is well\n");
        assertThat(ServiceErrors.in(logs))
                .isEqualTo(Map.of("java.lang.IllegalStateException: first <- java.sql.SQLException: second", 2));
    }

    @Test
    void whatWasSeenStaysWhenTheLogIsOverwritten() throws IOException {
        var log = logs.resolve("issuance.log");
        var errors = new ServiceErrors(logs);
        Files.writeString(log, "ERROR request failed, trace id 0af7\njava.lang.IllegalStateException: first\n");
        errors.look();
        Files.writeString(log, "another life\n");
        errors.look();
        assertThat(errors.found()).isEqualTo(Map.of("java.lang.IllegalStateException: first", 1));
    }

    @Test
    void aLogThatEndsWithTheFailureIsRead() throws IOException {
        Files.writeString(logs.resolve("issuance.log"), "ERROR request failed, trace id 0af7\n");
        assertThat(ServiceErrors.in(logs)).isEqualTo(Map.of("", 1));
    }
}
