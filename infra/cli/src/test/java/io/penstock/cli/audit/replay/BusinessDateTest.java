package io.penstock.cli.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.penstock.issuance.IssuanceLog;
import io.penstock.platform.eventstore.EventType;
import io.penstock.servicing.ServicingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BusinessDateTest {

    static Stream<EventType> everyEvent() {
        return Stream.concat(IssuanceLog.events().all().stream(), ServicingLog.events().all().stream());
    }

    /** The switch is complete by its compiler; the guide must tell what it decides. */
    @ParameterizedTest
    @MethodSource("everyEvent")
    void isToldInTheGuideForEveryEvent(EventType type) throws IOException {
        var guide = Files.readString(Path.of("../../docs/guides/auditor.md"));
        assertThat(guide.lines().filter(line -> line.startsWith("| ")))
                .anyMatch(line -> line.contains("`" + type.name() + "`"));
    }

    @Test
    void refusesWhatIsNoEvent() {
        assertThatIllegalArgumentException().isThrownBy(() -> BusinessDate.of("tranche.issued"));
    }
}
