package io.penstock.platform.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of one context, or of a whole service. Each context declares one bean; the platform merges them. */
public final class StateTypes {

    private final List<StateType<?>> all;
    private final Map<String, StateType<?>> byStreamType = new HashMap<>();

    private StateTypes(List<StateType<?>> all) {
        this.all = all;
        for (StateType<?> each : all) {
            if (byStreamType.putIfAbsent(each.streamType(), each) != null) {
                throw new IllegalArgumentException("two states for streams of type " + each.streamType());
            }
        }
    }

    /**
     * The states of one context.
     *
     * @throws IllegalArgumentException if a stream type occurs twice
     */
    public static StateTypes of(StateType<?>... types) {
        return new StateTypes(List.of(types));
    }

    /**
     * The states of all contexts together.
     *
     * @throws IllegalArgumentException if a stream type occurs twice over all contexts
     */
    public static StateTypes merge(Collection<StateTypes> contexts) {
        return new StateTypes(contexts.stream()
                .<StateType<?>>flatMap(context -> context.all.stream())
                .toList());
    }

    /** The state of streams that are stored under this type. */
    public Optional<StateType<?>> byStreamType(String streamType) {
        return Optional.ofNullable(byStreamType.get(streamType));
    }

    public List<StateType<?>> all() {
        return all;
    }
}
