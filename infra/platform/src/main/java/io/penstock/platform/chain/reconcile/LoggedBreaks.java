package io.penstock.platform.chain.reconcile;

import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;

/** Breaks as events of the service's own log. */
public final class LoggedBreaks implements BreakBook {

    private final Commands commands;
    private final Streams streams;
    private final BreakId id;

    public LoggedBreaks(Commands commands, Streams streams, BreakId id) {
        this.commands = commands;
        this.streams = streams;
        this.id = id;
    }

    @Override
    public Breaks now() {
        return streams.state(BreakLog.BREAKS, id.value());
    }

    @Override
    public void send(BreakCommand command) {
        commands.send(command);
    }
}
