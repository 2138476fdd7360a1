package io.penstock.simulation;

import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.PlantedBug;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that a run depends on: the same plan gives the same run, step by step.
 *
 * @param seed of all chance
 * @param steps with faults; as many as it takes follow without any
 * @param faults that may happen
 * @param bugs planted to see that they are found; none in earnest
 */
public record Plan(long seed, int steps, Set<Fault> faults, Set<PlantedBug> bugs) {

    /** Enough for most of a life: what is left of it then happens without faults. */
    public static final int STEPS = 400;

    public Plan {
        if (steps < 0) {
            throw new IllegalArgumentException("steps are " + steps);
        }
        faults = Set.copyOf(faults);
        bugs = Set.copyOf(bugs);
    }

    /** All faults, no bug. */
    public static Plan of(long seed) {
        return new Plan(seed, STEPS, Set.of(Fault.values()), Set.of());
    }

    /** The same with other faults. */
    public Plan withFaults(Set<Fault> others) {
        return new Plan(seed, steps, others, bugs);
    }

    /** The same with more or fewer steps. */
    public Plan withSteps(int number) {
        return new Plan(seed, number, faults, bugs);
    }

    /** The same with bugs. */
    public Plan withBugs(Set<PlantedBug> planted) {
        return new Plan(seed, steps, faults, planted);
    }

    /** The command that repeats the run. */
    public String command() {
        var text = new StringBuilder("./penstock simulate --seed " + seed + " --steps " + steps);
        if (faults.size() < Fault.values().length) {
            text.append(" --faults ").append(faults.isEmpty() ? "none" : names(faults));
        }
        if (!bugs.isEmpty()) {
            text.append(" --bug ").append(names(bugs));
        }
        return text.toString();
    }

    private static <E extends Enum<E>> String names(Set<E> values) {
        return new TreeSet<>(values)
                .stream().map(value -> value.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(","));
    }
}
