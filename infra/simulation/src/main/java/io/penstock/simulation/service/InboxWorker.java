package io.penstock.simulation.service;

import io.penstock.platform.inbox.IncomingMessage;
import io.penstock.platform.inbox.IntegrationCommandListener;
import io.penstock.platform.inbox.IntegrationListener;
import io.penstock.simulation.service.Broker.Lane;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.PlantedBug;
import io.penstock.simulation.world.Violation;
import io.penstock.simulation.world.World;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads topics for one listener and handles each message once, whatever the broker delivers again. */
final class InboxWorker extends Worker {

    private static final int FURTHEST_BACK = 3;

    private final Broker broker;
    private final Set<String> topics;
    private final Consumer<IncomingMessage> listener;
    private final boolean inOneTransaction;
    private final Map<Lane, Integer> committed = new HashMap<>();
    private final Map<Lane, Integer> next = new HashMap<>();
    private final Set<String> inbox = new HashSet<>();
    private final Set<String> handled = new HashSet<>();

    private InboxWorker(
            World world,
            ServiceProcess process,
            Broker broker,
            String consumer,
            Set<String> topics,
            Consumer<IncomingMessage> listener,
            boolean inOneTransaction) {
        super(world, process, "inbox " + consumer);
        this.broker = broker;
        this.topics = Set.copyOf(topics);
        this.listener = listener;
        this.inOneTransaction = inOneTransaction;
        process.onStart(this::recover);
    }

    static InboxWorker of(World world, ServiceProcess process, Broker broker, IntegrationListener listener) {
        return new InboxWorker(world, process, broker, listener.consumer(), listener.topics(), listener::on, true);
    }

    static InboxWorker of(World world, ServiceProcess process, Broker broker, IntegrationCommandListener listener) {
        return new InboxWorker(world, process, broker, listener.consumer(), listener.topics(), listener::on, false);
    }

    /** A consumer that starts again goes on at its committed offset, or before it. */
    @Override
    void recover() {
        next.clear();
        next.putAll(committed);
    }

    @Override
    boolean hasWork() {
        return broker.lanesOf(topics).stream().anyMatch(this::waiting);
    }

    private boolean waiting(Lane lane) {
        return next.getOrDefault(lane, 0) < broker.size(lane);
    }

    @Override
    void work() {
        var lane = choose();
        if (lane == null) {
            return;
        }
        int offset = next.getOrDefault(lane, 0);
        if (offset > 0 && world().happens(Fault.DUPLICATE)) {
            offset = Math.max(0, offset - world().dice().between(1, FURTHEST_BACK));
            world().say(name(), lane.topic() + " falls back to " + offset);
        }
        deliver(broker.read(lane, offset));
        next.put(lane, offset + 1);
        process().point("offset of " + name());
        committed.put(lane, offset + 1);
    }

    private @Nullable Lane choose() {
        var lanes = broker.lanesOf(topics).stream().filter(this::waiting).toList();
        if (lanes.isEmpty()) {
            return null;
        }
        return world().share(Fault.REORDER) > 0
                ? world().dice().pick(lanes)
                : lanes.stream()
                        .min(Comparator.comparingLong(lane -> broker.number(lane, next.getOrDefault(lane, 0))))
                        .orElseThrow();
    }

    private void deliver(IncomingMessage message) {
        if (inbox.contains(message.id())) {
            return;
        }
        Violation.unless(!handled.contains(message.id()), "MESSAGE_HANDLED_TWICE", "%s: %s", name(), message.id());
        process().point("handling " + message.id());
        listener.accept(message);
        if (!inOneTransaction) {
            process().point("handled " + message.id());
        }
        handled.add(message.id());
        if (!world().has(PlantedBug.INBOX_FORGETS)) {
            inbox.add(message.id());
        }
        world().say(name(), message.type() + " " + message.id());
        process().point("inbox of " + message.id());
    }
}
