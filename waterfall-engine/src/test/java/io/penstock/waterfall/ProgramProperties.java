package io.penstock.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.waterfall.program.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled program and the interpreter write the same report, byte for byte. */
class ProgramProperties {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheInterpreterOnOurDocuments(long seed) {
        Cases.forAll(seed, WaterfallCases::generate, one -> {
            var expected = WaterfallJson.print(Waterfall.interpret(one.deal(), one.input()));
            assertThat(WaterfallJson.print(Program.of(one.deal()).run(one.input())))
                    .isEqualTo(expected);
        });
    }
}
