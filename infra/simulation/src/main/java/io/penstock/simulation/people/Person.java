package io.penstock.simulation.people;

import io.penstock.simulation.service.SimulatedService;
import io.penstock.simulation.service.SimulatedService.Answer;
import io.penstock.simulation.world.Actor;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.Violation;
import io.penstock.simulation.world.World;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants the deal to go on: looks at what is, asks for what comes next, and asks again with the same key, or
 * as if for the first time, when no answer came.
 */
abstract class Person implements Actor {

    private static final int LONGEST_PAUSE = 6;
    /** After so many questions without an answer one begins afresh: the lease of a key may last long on a wrong clock. */
    private static final int PATIENCE = 25;

    /**
     * Something to ask for.
     *
     * @param body what the request says, in full
     */
    record Wish(String body, Runnable order) {}

    private record Asked(String key, Wish wish, int times) {}

    private final World world;
    private final SimulatedService service;
    private final String name;
    private final Acknowledgements acknowledged;
    private final LongSupplier changes;
    private @Nullable Asked asked;
    private @Nullable Wish wish;
    private long seen = -1;
    private int notBefore;

    /** @param changes rises whenever there is something new to look at */
    Person(World world, SimulatedService service, String name, Acknowledgements acknowledged, LongSupplier changes) {
        this.world = world;
        this.service = service;
        this.name = name;
        this.acknowledged = acknowledged;
        this.changes = changes;
    }

    /** What comes next, as far as this person has anything to do with it. */
    abstract @Nullable Wish look();

    /** Something that makes no sense now. */
    abstract @Nullable Wish blunder();

    final World world() {
        return world;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean ready() {
        if (!service.isUp() || (!world.isCalm() && world.steps() < notBefore)) {
            return false;
        }
        if (asked != null) {
            return true;
        }
        if (seen != changes.getAsLong()) {
            seen = changes.getAsLong();
            wish = look();
        }
        return wish != null;
    }

    @Override
    public final void act() {
        notBefore = world.steps() + world.dice().between(0, LONGEST_PAUSE);
        if (asked == null) {
            var blunder = world.happens(Fault.MISTAKE) ? blunder() : null;
            var next = blunder == null ? look() : blunder;
            if (next == null) {
                seen = -1;
                return;
            }
            asked = new Asked(world.id("request"), next, 1);
        } else {
            boolean afresh = asked.times() == PATIENCE || world.happens(Fault.DUPLICATE);
            asked = afresh
                    ? new Asked(world.id("request"), asked.wish(), 1)
                    : new Asked(asked.key(), asked.wish(), asked.times() + 1);
        }
        ask(asked);
    }

    private void ask(Asked question) {
        var answer = send(question);
        seen = -1;
        switch (answer) {
            case Answer.Unknown _ -> {} // asks again
            case Answer.Refused _ -> asked = null;
            case Answer.Done _ -> {
                asked = null;
                again(question);
            }
        }
    }

    private Answer send(Asked question) {
        var answer = service.handle(
                question.key(), question.wish().body(), question.wish().order());
        world.say(name, question.key() + " " + question.wish().body() + ": " + answer);
        if (answer instanceof Answer.Done(var events, var _)) {
            acknowledged.done(question.key(), events);
        }
        return answer;
    }

    /** Sends the same once more, or something else under the same key. */
    private void again(Asked question) {
        if (world.happens(Fault.DUPLICATE)) {
            var answer = send(question);
            Violation.unless(
                    !(answer instanceof Answer.Done(var _, boolean replayed)) || replayed,
                    "REQUEST_CARRIED_OUT_TWICE",
                    "%s %s",
                    question.key(),
                    question.wish().body());
        }
        if (world.happens(Fault.DUPLICATE)) {
            var other =
                    new Wish(question.wish().body() + " or so", question.wish().order());
            Violation.unless(
                    !(send(new Asked(question.key(), other, 1)) instanceof Answer.Done),
                    "KEY_TAKEN_FOR_OTHER_BODY",
                    "%s",
                    question.key());
        }
    }
}
