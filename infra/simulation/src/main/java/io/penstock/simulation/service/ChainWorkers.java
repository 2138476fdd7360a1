package io.penstock.simulation.service;

import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.chain.ChainEffect;
import io.penstock.platform.chain.ChainReporter;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.chain.ChainRound;
import io.penstock.simulation.chain.RelayKey;
import io.penstock.simulation.world.Interruption;
import io.penstock.simulation.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The two threads between a service and the chain: the real one that sends, and one that reports what came of it. */
final class ChainWorkers {

    private static final int WINDOW = 4;
    private static final long GAS_WINDOW = 25_000_000;
    private static final Duration RESEND_AFTER = Duration.ofSeconds(3);

    private ChainWorkers() {}

    /** Runs {@link ChainRound}. */
    static final class Sender extends Worker {

        private final SimulatedOutbox outbox;
        private final RelayKey node;
        private final ChainRound round;
        private boolean resumed;

        Sender(World world, ServiceProcess process, String service, SimulatedOutbox outbox, RelayKey node) {
            super(world, process, service + " chain worker");
            this.outbox = outbox;
            this.node = node;
            this.round = new ChainRound(outbox, node, new ChainRound.Limits(WINDOW, GAS_WINDOW, RESEND_AFTER, 1));
            process.onStart(() -> resumed = false);
        }

        @Override
        boolean hasWork() {
            return outbox.hasWork() || node.hasForgotten(outbox.settled());
        }

        @Override
        void recover() {
            resumed = false;
        }

        @Override
        void work() throws IOException {
            // The real one looks every few seconds; here, as soon as there is something to see.
            if (!resumed || node.hasForgotten(outbox.settled())) {
                round.resume();
                resumed = true;
            }
            var _ = round.run(() -> true);
        }
    }

    /** Tells the listeners, until they have taken it. */
    static final class Reporter extends Worker {

        private final SimulatedOutbox outbox;
        private final List<? extends ChainResultListener> listeners;

        Reporter(
                World world,
                ServiceProcess process,
                String service,
                SimulatedOutbox outbox,
                List<? extends ChainResultListener> listeners) {
            super(world, process, service + " chain reporter");
            this.outbox = outbox;
            this.listeners = listeners;
        }

        @Override
        boolean hasWork() {
            return !outbox.unreported().isEmpty();
        }

        @Override
        void work() {
            RuntimeException refused = null;
            for (var each : outbox.unreported()) {
                try {
                    report(each);
                    outbox.reported(each.position());
                } catch (Interruption | RejectedException e) {
                    refused = e;
                }
            }
            if (refused != null) {
                throw refused;
            }
        }

        private void report(ChainEffect result) {
            for (var listener : listeners) {
                if (listener.purpose().equals(result.purpose())) {
                    ChainReporter.tell(listener, result);
                }
            }
        }
    }
}
