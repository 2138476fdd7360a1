package io.penstock.simulation.service;

import io.penstock.simulation.world.PlantedBug;
import io.penstock.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Which requests were carried out, by the rules of idempotent commands: a key, its body, one owner at a time, one answer. */
final class CommandKeys {

    private static final Duration LEASE = Duration.ofSeconds(10);

    /** What a claim comes to. */
    sealed interface Claim {

        record Granted(RequestLease lease) implements Claim {}

        record Done(String answer) implements Claim {}

        record InProgress() implements Claim {}

        record Reused() implements Claim {}
    }

    private record Row(String body, String owner, Instant until, boolean done, String answer) {}

    private final World world;
    private final Map<String, Row> rows = new HashMap<>();

    CommandKeys(World world) {
        this.world = world;
    }

    Claim claim(String key, String body) {
        var row = rows.get(key);
        if (row != null && !row.body().equals(body)) {
            return new Claim.Reused();
        }
        if (row != null && row.done()) {
            return new Claim.Done(row.answer());
        }
        if (row != null && world.now().isBefore(row.until())) {
            return new Claim.InProgress();
        }
        var owner = world.id("owner");
        rows.put(key, new Row(body, owner, world.now().plus(LEASE), false, ""));
        return new Claim.Granted(new RequestLease(key, owner));
    }

    /** Whether the owner may still commit; if so, the answer is stored with what it commits. */
    boolean complete(RequestLease lease, String answer) {
        if (world.has(PlantedBug.KEY_FORGOTTEN)) {
            rows.remove(lease.key());
            return true;
        }
        var row = rows.get(lease.key());
        if (row == null || row.done() || !row.owner().equals(lease.owner())) {
            return false;
        }
        rows.put(lease.key(), new Row(row.body(), row.owner(), row.until(), true, answer));
        return true;
    }

    boolean isDone(String key) {
        var row = rows.get(key);
        return row != null && row.done();
    }

    /** A refusal leaves no trace: the same request may succeed later. */
    void release(RequestLease lease) {
        var row = rows.get(lease.key());
        if (row != null && !row.done() && row.owner().equals(lease.owner())) {
            rows.remove(lease.key());
        }
    }
}
