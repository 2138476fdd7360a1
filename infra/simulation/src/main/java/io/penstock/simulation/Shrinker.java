package io.penstock.simulation;

import io.penstock.simulation.world.Fault;
import java.util.TreeSet;

/** Looks for a smaller run that fails too: first with fewer kinds of faults, then with fewer steps. */
public final class Shrinker {

    private static final int[] STEPS = {0, 10, 25, 50, 75, 100, 150, 200, 300};

    private Shrinker() {}

    /**
     * A smaller failing run.
     *
     * @param failed a run that failed
     * @return the same if there is no smaller one among those tried
     */
    public static Outcome shrink(Outcome failed) {
        var smallest = failed;
        for (var fault : Fault.values()) {
            if (smallest.plan().faults().contains(fault)) {
                var fewer = new TreeSet<>(smallest.plan().faults());
                fewer.remove(fault);
                smallest = better(smallest, smallest.plan().withFaults(fewer));
            }
        }
        for (int steps : STEPS) {
            if (steps < smallest.plan().steps()) {
                var tried = DealLifeSimulation.run(smallest.plan().withSteps(steps));
                if (tried.failure().isPresent()) {
                    return tried;
                }
            }
        }
        return smallest;
    }

    private static Outcome better(Outcome before, Plan smaller) {
        var tried = DealLifeSimulation.run(smaller);
        return tried.failure().isPresent() ? tried : before;
    }
}
