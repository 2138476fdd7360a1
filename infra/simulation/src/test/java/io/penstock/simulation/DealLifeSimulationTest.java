package io.penstock.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.PlantedBug;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lives of every build, and the proof that the simulation would see a defect. */
class DealLifeSimulationTest {

    private static final int SEEDS = 60;
    private static final int SEEDS_FOR_A_BUG = 400;

    @Test
    void everythingHoldsInEverySeed() throws InterruptedException {
        var result = new Campaign(Plan.of(0), 1, SEEDS, 2).run(() -> true, _ -> {});

        assertThat(result.failure())
                .as(() -> result.failure()
                        .map(outcome -> "repeat it: " + outcome.plan().command() + " --trace")
                        .orElse(""))
                .isEmpty();
        assertThat(result.seeds()).isEqualTo(SEEDS);
    }

    /** Workers that are slow, with nothing else amiss: this alone once paid before the record was on chain. */
    @Test
    void everythingHoldsWithoutFaults() throws InterruptedException {
        var result = new Campaign(Plan.of(0).withFaults(Set.of()), 1, 20, 2).run(() -> true, _ -> {});

        assertThat(result.failure()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameTrace() {
        for (long seed : List.of(3L, 4711L)) {
            var first = new ArrayList<String>();
            var second = new ArrayList<String>();

            var one = DealLifeSimulation.run(Plan.of(seed), first::add);
            var other = DealLifeSimulation.run(Plan.of(seed), second::add);

            assertThat(second).isEqualTo(first).hasSizeGreaterThan(100);
            assertThat(other).isEqualTo(one);
        }
    }

    @Test
    void anotherSeedGivesAnotherTrace() {
        assertThat(DealLifeSimulation.run(Plan.of(1)).traceChecksum())
                .isNotEqualTo(DealLifeSimulation.run(Plan.of(2)).traceChecksum());
    }

    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    void aPlantedBugIsFound(PlantedBug bug) throws InterruptedException {
        var template = Plan.of(0).withBugs(Set.of(bug));

        var result = new Campaign(template, 1, SEEDS_FOR_A_BUG, 2).run(() -> true, _ -> {});

        assertThat(result.failure())
                .as("%s within %d seeds", bug, SEEDS_FOR_A_BUG)
                .isPresent();
    }

    @Test
    void aFailingRunIsRepeatedByItsPlanAndShrinks() {
        var failed = LongStream.rangeClosed(1, 20)
                .mapToObj(seed -> DealLifeSimulation.run(Plan.of(seed).withBugs(Set.of(PlantedBug.CENT_LOST))))
                .filter(outcome -> outcome.failure().isPresent())
                .findFirst()
                .orElseThrow();

        var smaller = Shrinker.shrink(failed);

        assertThat(DealLifeSimulation.run(failed.plan())).isEqualTo(failed);
        assertThat(smaller.failure()).isPresent();
        assertThat(smaller.plan().faults()).isEmpty();
        assertThat(smaller.plan().steps()).isZero();
    }

    @Test
    void aPlanNamesTheCommandThatRepeatsIt() {
        assertThat(Plan.of(4711).command()).isEqualTo("./penstock simulate --seed 4711 --steps 400");
        assertThat(new Plan(1, 7, Set.of(Fault.LATE, Fault.CRASH), Set.of(PlantedBug.CENT_LOST)).command())
                .isEqualTo("./penstock simulate --seed 1 --steps 7 --faults crash,late --bug cent_lost");
        assertThat(Plan.of(2).withFaults(Set.of()).command())
                .isEqualTo("./penstock simulate --seed 2 --steps 400 --faults none");
    }
}
