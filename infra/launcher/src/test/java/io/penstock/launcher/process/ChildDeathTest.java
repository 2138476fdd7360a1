package io.penstock.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildDeathTest {

    private static final Path LOG = Path.of("var/logs/kafka.log");

    @Test
    void aFullDiskIsNamed() {
        assertThat(advice("java.io.IOException: No space left on device")).contains("The disk is full");
        assertThat(advice("FATAL: could not write to file \"pg_wal/x\": No space left on device"))
                .contains("The disk is full");
    }

    @Test
    void aTakenPortIsNamed() {
        assertThat(advice("java.net.BindException: Address already in use")).contains("took the port of kafka");
    }

    @Test
    void anythingElsePointsToTheLog() {
        assertThat(advice("boom")).contains("var/logs/kafka.log");
    }

    private static String advice(String line) {
        return ChildDeath.advice("kafka", LOG, List.of("first", line));
    }
}
