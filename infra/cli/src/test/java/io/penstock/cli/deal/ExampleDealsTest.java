package io.penstock.cli.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import io.penstock.deal.FindingCode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleDealsTest {

    static Stream<Path> documents() {
        return Examples.in("deals").stream();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentIsValidAndLeavesNoWarning(Path document) {
        assertThat(DealFile.read(document).warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void everyFindingSaysWhatToDo(FindingCode code) {
        assertThat(Advice.on(code)).isNotEmpty();
    }
}
