package io.penstock.platform.axon;

import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.eventstore.AppendTransactions;
import io.penstock.platform.idempotency.CommandScope;
import io.penstock.platform.idempotency.DoneCommands;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends commands through Axon's bus. */
public final class AxonCommands implements Commands {

    private static final int ATTEMPTS = 20;
    private final CommandGateway gateway;
    private final DoneCommands done;
    private final CommandTargets targets = new CommandTargets();

    public AxonCommands(CommandGateway gateway, DoneCommands done) {
        this.gateway = gateway;
        this.done = done;
    }

    /** Also keeps refusals from standing on stale state. Once for each bus. */
    static AxonCommands on(CommandBus bus, CommandGateway gateway, DoneCommands done) {
        bus.registerHandlerInterceptor(new FreshRefusals());
        return new AxonCommands(gateway, done);
    }

    @Override
    public void send(Object command) {
        if (TransactionSynchronizationManager.isActualTransactionActive() || AppendTransactions.isActive()) {
            throw new IllegalStateException("a command inside a transaction would break the order of the log: "
                    + command.getClass().getSimpleName());
        }
        var scope = CommandScope.current();
        var target = targets.target(command);
        var id = scope.map(work -> work.next(command.getClass().getSimpleName(), target))
                .orElseGet(UUID::randomUUID);
        boolean mayBeDone = scope.map(CommandScope::mayBeDone).orElse(false);
        try {
            run(message(id, command, scope), id, mayBeDone);
            scope.ifPresent(work -> work.done(target));
        } catch (RejectedException | AggregateNotFoundException e) {
            throw e; // a decision
        } catch (RuntimeException e) {
            if (!isRefusal(e)) {
                scope.ifPresent(CommandScope::failed);
            }
            throw e;
        }
    }

    /** The aggregate has not the version that the caller expects: as final as a decision. */
    private static boolean isRefusal(RuntimeException e) {
        return e instanceof ProblemException problem && problem.status() == HttpStatus.PRECONDITION_FAILED;
    }

    /** A conflict may be with another attempt at this very command, so that is asked before the next try. */
    private void run(CommandMessage<?> message, UUID id, boolean mayBeDone) {
        for (int attempt = 1; ; attempt++) {
            if ((mayBeDone || attempt > 1) && done.has(id)) {
                return;
            }
            try {
                gateway.sendAndWait(message);
                return;
            } catch (ConcurrencyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static CommandMessage<?> message(UUID id, Object command, Optional<CommandScope> scope) {
        var metadata = new HashMap<String, Object>();
        metadata.put(CommandMetadata.ACTOR, CurrentActor.name());
        scope.flatMap(CommandScope::cause).ifPresent(cause -> metadata.put(CommandMetadata.CAUSE, cause.toString()));
        return new GenericCommandMessage<>(
                new GenericMessage<>(id.toString(), command, metadata),
                command.getClass().getName());
    }
}
