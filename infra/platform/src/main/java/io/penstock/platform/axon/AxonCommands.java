package io.penstock.platform.axon;

import io.penstock.platform.security.CurrentActor;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends commands through Axon's bus. */
public final class AxonCommands implements Commands {

    private static final int ATTEMPTS = 6;
    private final CommandGateway gateway;

    public AxonCommands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void send(Object command) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a command inside a transaction would break the order of the log: "
                    + command.getClass().getSimpleName());
        }
        var message = GenericCommandMessage.asCommandMessage(command)
                .andMetaData(Map.of(CommandMetadata.ACTOR, CurrentActor.name()));
        for (int attempt = 1; ; attempt++) {
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
}
