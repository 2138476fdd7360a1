package io.penstock.simulation.service;

import io.penstock.kernel.Decision;
import io.penstock.platform.state.StateType;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the commands of one aggregate are decided.
 *
 * @param commandClass the sealed interface of its commands
 * @param state its states and their fold
 */
public record AggregateKind<C, S>(
        Class<C> commandClass,
        StateType<S> state,
        Function<C, String> stream,
        BiFunction<C, S, ? extends Decision<?>> decide) {

    boolean takes(Object command) {
        return commandClass.isInstance(command);
    }

    String streamOf(Object command) {
        return stream.apply(commandClass.cast(command));
    }

    Decision<?> decide(Object command, Object current) {
        return decide.apply(commandClass.cast(command), state.stateClass().cast(current));
    }

    Object evolve(Object current, Object event) {
        return state.evolve().apply(state.stateClass().cast(current), event);
    }
}
