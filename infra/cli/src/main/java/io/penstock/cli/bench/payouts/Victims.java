package io.penstock.cli.bench.payouts;

import io.penstock.cli.bench.faults.Findings;
import io.penstock.cli.bench.faults.Findings.Kind;
import io.penstock.cli.bench.faults.Tally;
import io.penstock.cli.bench.log.BenchStack;
import io.penstock.launcher.Port;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.web3j.protocol.Web3j;

/** Node and service: killed, started again, and the node saved now and then. */
final class Victims implements AutoCloseable {

    private final BenchStack stack;
    private final PayoutProcess service;
    private final Web3j web3;
    private final BlockPace pace;
    private final Tally tally;
    private final Findings findings;
    private long forgotten;
    private long mostForgotten;

    Victims(BenchStack stack, PayoutProcess service, Web3j web3, BlockPace pace, Tally tally, Findings findings) {
        this.stack = stack;
        this.service = service;
        this.web3 = web3;
        this.pace = pace;
        this.tally = tally;
        this.findings = findings;
    }

    void start() {
        service.start();
    }

    /** Stops the node in order and starts it again: what it has now is in its file. */
    void save() throws InterruptedException {
        pace.pause();
        stack.faults().stop(Port.CHAIN);
        bringBackNode();
        tally.count("node stopped in order and started");
    }

    /** Waits, kills, waits, brings back. */
    void strike(KillPlan.Blow blow) throws InterruptedException {
        if (blow.saveFirst()) {
            save();
        }
        TimeUnit.NANOSECONDS.sleep(blow.after().toNanos());
        mendDeath();
        tally.count("kill " + blow.victim().name().toLowerCase(Locale.ROOT));
        switch (blow.victim()) {
            case NODE -> node(blow.down());
            case SERVICE -> {
                var _ = service.kill();
                TimeUnit.NANOSECONDS.sleep(blow.down().toNanos());
                service.start();
            }
            case BOTH -> both(blow);
        }
    }

    private void both(KillPlan.Blow blow) throws InterruptedException {
        if (blow.nodeFirst()) {
            long head = head();
            killNode();
            var _ = service.kill();
            TimeUnit.NANOSECONDS.sleep(blow.down().toNanos());
            bringBackNode();
            note(head);
            service.start();
        } else {
            var _ = service.kill();
            service.start(); // up before the node is: it has to wait for it
            node(blow.down());
        }
    }

    private void node(Duration down) throws InterruptedException {
        long head = head();
        killNode();
        TimeUnit.NANOSECONDS.sleep(down.toNanos());
        bringBackNode();
        note(head);
    }

    private void killNode() {
        if (!stack.faults().kill(Port.CHAIN)) {
            findings.add(Kind.UNSOUND, "the node did not run when it was to be killed");
        }
    }

    private void bringBackNode() {
        long begin = System.nanoTime();
        stack.faults().start(Port.CHAIN);
        pace.keep();
        tally.ready("node", Duration.ofNanos(System.nanoTime() - begin));
    }

    private void note(long before) {
        long lost = Math.max(0, before - head());
        forgotten += lost;
        mostForgotten = Math.max(mostForgotten, lost);
        if (lost > 0) {
            tally.count("node came back with an older chain");
        }
    }

    private long head() {
        try {
            return web3.ethBlockNumber().send().getBlockNumber().longValueExact();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A service that ended though nobody killed it is a finding, and is started again. */
    void mendDeath() {
        if (!service.isAlive()) {
            findings.add(Kind.UNSOUND, "the service ended by itself; see " + service.log());
            service.start();
        }
    }

    /** Blocks that were gone after kills of the node. */
    long forgotten() {
        return forgotten;
    }

    long mostForgotten() {
        return mostForgotten;
    }

    @Override
    public void close() {
        service.close();
    }
}
