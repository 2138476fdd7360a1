package io.penstock.platform.axon;

import java.lang.reflect.Method;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate a command is for: its first component, a text or an id record. Commands need no annotation, and none is
 * looked for with every command.
 */
public final class CommandTargets implements CommandTargetResolver {

    private static final ClassValue<Method> FIRST = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            return first(type);
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier((Object) target(command.getPayload()), null);
    }

    /** The aggregate's id. */
    String target(Object payload) {
        Object target = read(payload);
        if (target instanceof Record id) {
            target = read(id);
        }
        if (!(target instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException(payload.getClass().getSimpleName() + " names no aggregate: " + target);
        }
        return text;
    }

    private static Method first(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length == 0) {
            throw new IllegalArgumentException(type.getName() + " is no record with a component");
        }
        var accessor = type.getRecordComponents()[0].getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    private static @Nullable Object read(Object record) {
        try {
            return FIRST.get(record.getClass()).invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read the first component of " + record.getClass(), e);
        }
    }
}
