package io.penstock.cli.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.launcher.Port;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<Port> TARGETS = List.of(Port.ISSUANCE, Port.SERVICING, Port.KAFKA, Port.POSTGRES);

    @Test
    void the_same_seed_makes_the_same_plan() {
        assertThat(plan(42, 100)).isEqualTo(plan(42, 100)).isNotEqualTo(plan(43, 100));
    }

    @Test
    void twenty_rounds_meet_every_kind_of_fault() {
        assertThat(plan(7, 20).stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        Fault.Kill.class,
                        Fault.Pause.class,
                        Fault.Cut.class,
                        Fault.OpenTransaction.class,
                        Fault.ClockStep.class,
                        Fault.DiskFull.class);
    }

    @Test
    void what_this_machine_does_not_allow_becomes_a_kill() {
        var plan = new FaultPlan(7, TARGETS, false, false);
        assertThat(Stream.generate(plan::next).limit(60))
                .noneMatch(fault -> fault instanceof Fault.ClockStep || fault instanceof Fault.DiskFull);
    }

    private static List<Fault> plan(long seed, int rounds) {
        var plan = new FaultPlan(seed, TARGETS, true, true);
        return Stream.generate(plan::next).limit(rounds).toList();
    }
}
