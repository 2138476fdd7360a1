package io.penstock.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured does what it says; how fast is no question of a test. */
class EngineBenchTest {

    static Stream<EngineBench> benches() throws Exception {
        return Stream.of(WaterfallBench.prepare(), PortfolioBench.prepare());
    }

    /** Preparing compares the compiled program with the interpreter and with the deal written by hand. */
    @ParameterizedTest
    @MethodSource("benches")
    void eachContestantIsNamedOnceAndItsPeerTakesPart(EngineBench bench) {
        var names = bench.contestants().stream().map(Contestant::name).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(bench.contestants())
                .allSatisfy(contestant ->
                        assertThat(names).containsAll(contestant.peer().stream().toList()));
    }

    @Test
    void turnsAreTakenInOrderAndRatiosCompareTheSameTurn() {
        var slow = Contestant.of("slow", "things/s", () -> 2);
        var fast = Contestant.of("fast", "things/s", () -> 6)
                .against("slow")
                .aiming(7)
                .aimingAtRatio(3);
        var measured = Rounds.of(List.of(slow, fast), 3, line -> {});
        assertThat(measured.getLast().rates()).containsExactly(6.0, 6.0, 6.0);
        assertThat(measured.getLast().ratioToPeer()).contains(3.0);
        assertThat(measured.getLast().reached()).contains(false);
        assertThat(measured.getLast().targets()).isEqualTo("7.00, 3.00 x");
        assertThat(measured.getFirst().reached()).isEmpty();
    }
}
