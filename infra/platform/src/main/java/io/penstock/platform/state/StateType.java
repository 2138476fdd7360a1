package io.penstock.platform.state;

import java.util.function.BiFunction;

/**
 * How the streams of one type become states.
 *
 * @param <S> the sealed state
 * @param streamType as stored with each event, {@code "tranche"}
 * @param stateClass the sealed interface, or a record
 * @param initial the state of a stream without events
 * @param eventClass the sealed interface of the stream's events
 * @param evolve pure and total over the events of {@code eventClass}
 */
public record StateType<S>(
        String streamType, Class<S> stateClass, S initial, Class<?> eventClass, BiFunction<S, Object, S> evolve) {

    public StateType {
        if (streamType.isBlank()) {
            throw new IllegalArgumentException("state " + stateClass.getName() + " has no stream type");
        }
    }

    /** The states of streams that are stored under {@code streamType}. */
    public static <S, E> StateType<S> of(
            String streamType, Class<S> stateClass, S initial, Class<E> eventClass, BiFunction<S, E, S> evolve) {
        return new StateType<>(
                streamType,
                stateClass,
                initial,
                eventClass,
                (state, event) -> evolve.apply(state, eventClass.cast(event)));
    }

    /** One step on a state whose class is only known here. */
    Object step(Object state, Object event) {
        return evolve.apply(stateClass.cast(state), event);
    }
}
