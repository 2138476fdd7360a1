package io.penstock.platform.eventstore;

import io.penstock.platform.state.StateType;
import java.util.function.BiFunction;

/** Reads one aggregate from its events: immediately consistent, with no projection in between. */
public interface Streams {

    /**
     * Folds the payloads of a stream in order of their sequence.
     *
     * @param streamId the aggregate's identifier
     * @return {@code initial} if the stream does not exist
     */
    <S> S fold(String streamId, S initial, BiFunction<S, Object, S> evolve);

    /**
     * The state of a stream, as the aggregate has it; long streams are read from their snapshot on.
     *
     * @return the type's initial state if the stream does not exist
     */
    <S> S state(StateType<S> type, String streamId);
}
