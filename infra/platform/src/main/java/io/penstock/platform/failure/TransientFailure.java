package io.penstock.platform.failure;

import io.penstock.platform.lease.LeaseLostException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells what may pass by itself (a server that is away, a lock, a time-out, another writer) from what lies in the message
 * or in the code. A consumer repeats the former for ever and the latter a few times; a caller is told to come again.
 */
public final class TransientFailure {

    /** Connection lost, rolled back by the server, out of resources, not in the right state, shut down, system error. */
    private static final List<String> PASSING_STATES = List.of("08", "25P0", "40", "53", "55", "57", "58");

    private static final List<Class<? extends Throwable>> PASSING = List.of(
            LeaseLostException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            DataAccessResourceFailureException.class,
            CannotCreateTransactionException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            RetriableException.class,
            ConcurrencyException.class,
            AxonTransientException.class,
            IOException.class,
            TimeoutException.class,
            InterruptedException.class);

    private TransientFailure() {}

    /** Whether the failure, or what caused it, may pass by itself. */
    public static boolean is(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            var seen = each;
            if (PASSING.stream().anyMatch(type -> type.isInstance(seen)) || passingState(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passingState(Throwable failure) {
        return failure instanceof SQLException e
                && e.getSQLState() != null
                && PASSING_STATES.stream().anyMatch(e.getSQLState()::startsWith);
    }
}
