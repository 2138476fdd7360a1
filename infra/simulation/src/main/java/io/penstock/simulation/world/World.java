package io.penstock.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a simulation: it decides who acts next, what time it is, and what goes wrong.
 *
 * <p>Concurrency is nesting: where the real code waits for something, {@link #interleave()} lets others act before it
 * goes on. So a transaction that began earlier commits after those that began inside it, which is the order that
 * readers of a log must survive.
 */
public final class World {

    private static final int DEEPEST = 3;
    private static final Duration CLOCK_STEP = Duration.ofHours(1);
    private static final Instant BEGIN = Instant.parse("2020-08-01T08:00:00Z");
    /** Shares per mille from which each seed draws how often a fault happens; seldom and often are both wanted. */
    private static final int[] SHARES = {2, 8, 25, 60};

    private final Dice dice;
    private final Trace trace;
    private final Set<PlantedBug> bugs;
    private final Map<Fault, Integer> shares = new EnumMap<>(Fault.class);
    private final List<Actor> actors = new ArrayList<>();
    private final List<Integer> weights = new ArrayList<>();
    private final Set<Actor> busy = new HashSet<>();
    private final Runnable afterStep;
    private Instant now = BEGIN;
    private int step;
    private int depth;
    private long ids;
    private boolean calm;

    /**
     * A world without anybody in it.
     *
     * @param afterStep checks what must hold after each step
     */
    public World(long seed, Set<Fault> faults, Set<PlantedBug> bugs, Trace trace, Runnable afterStep) {
        this.dice = new Dice(seed);
        this.bugs = Set.copyOf(bugs);
        this.trace = trace;
        this.afterStep = afterStep;
        for (var fault : Fault.values()) {
            int share = SHARES[dice.below(SHARES.length)];
            shares.put(fault, faults.contains(fault) ? share : 0);
        }
    }

    /** Adds somebody, with a speed that the seed draws: some are always late. */
    public void add(Actor actor) {
        actors.add(actor);
        weights.add(dice.perMille(200) ? 1 : dice.between(4, 12));
    }

    /** Lets one of those who have something to do act; false if there is nobody. */
    public boolean step() {
        var next = choose();
        if (next == null) {
            return false;
        }
        step++;
        now = now.plus(Duration.ofMillis(dice.between(1, 400)));
        if (happens(Fault.CLOCK)) {
            now = dice.perMille(500) ? now.plus(CLOCK_STEP) : now.minus(CLOCK_STEP);
            say("clock", "is " + now);
        }
        busy.add(next);
        try {
            next.act();
        } finally {
            busy.remove(next);
        }
        afterStep.run();
        return true;
    }

    private @Nullable Actor choose() {
        int total = 0;
        var ready = new ArrayList<Integer>(actors.size());
        for (int i = 0; i < actors.size(); i++) {
            if (!busy.contains(actors.get(i)) && actors.get(i).ready()) {
                ready.add(i);
                total += weight(i);
            }
        }
        if (ready.isEmpty()) {
            return null;
        }
        int drawn = dice.below(total);
        for (int i : ready) {
            drawn -= weight(i);
            if (drawn < 0) {
                return actors.get(i);
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    private int weight(int actor) {
        return calm ? 1 : weights.get(actor);
    }

    /** A place where the real code waits: sometimes others act before it goes on. */
    public void interleave() {
        if (depth >= DEEPEST || !happens(Fault.LATE)) {
            return;
        }
        depth++;
        try {
            int others = dice.between(1, 8);
            for (int i = 0; i < others && step(); i++) {
                // each step is one of somebody else
            }
        } finally {
            depth--;
        }
    }

    /** Whether the fault strikes now. */
    public boolean happens(Fault fault) {
        int share = calm ? 0 : share(fault);
        return share > 0 && dice.perMille(share);
    }

    /** How often the fault strikes in this run, per mille. */
    public int share(Fault fault) {
        return shares.getOrDefault(fault, 0);
    }

    public boolean has(PlantedBug bug) {
        return bugs.contains(bug);
    }

    /** From here on nothing goes wrong any more. */
    public void calmDown() {
        calm = true;
        say("world", "calm");
    }

    public boolean isCalm() {
        return calm;
    }

    public void say(String who, String what) {
        trace.line(step + " " + who + ": " + what);
    }

    public Dice dice() {
        return dice;
    }

    public Instant now() {
        return now;
    }

    public int steps() {
        return step;
    }

    /** An identifier that nobody else has. */
    public String id(String prefix) {
        return prefix + "-" + ++ids;
    }
}
