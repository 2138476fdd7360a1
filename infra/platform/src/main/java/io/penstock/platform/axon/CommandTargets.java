package io.penstock.platform.axon;

import java.lang.reflect.RecordComponent;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The aggregate a command is for: its first component, a text or an id record. Commands need no annotation. */
final class CommandTargets implements CommandTargetResolver {

    private final ConcurrentMap<Class<?>, RecordComponent> firstComponents = new ConcurrentHashMap<>();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier((Object) target(command.getPayload()), null);
    }

    /** The aggregate's id. */
    String target(Object payload) {
        Object target = read(firstComponents.computeIfAbsent(payload.getClass(), CommandTargets::first), payload);
        if (target instanceof Record id) {
            target = read(first(id.getClass()), id);
        }
        if (!(target instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException(payload.getClass().getSimpleName() + " names no aggregate: " + target);
        }
        return text;
    }

    private static RecordComponent first(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length == 0) {
            throw new IllegalArgumentException(type.getName() + " is no record with a component");
        }
        return type.getRecordComponents()[0];
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
