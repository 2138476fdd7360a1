package io.penstock.platform.json;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Ids are records of ours with the single component {@code String value}. */
final class IdRecords {

    private IdRecords() {}

    static boolean isId(Class<?> type) {
        if (!type.isRecord() || !type.getName().startsWith("io.penstock.")) {
            return false;
        }
        var components = type.getRecordComponents();
        return components.length == 1
                && components[0].getName().equals("value")
                && components[0].getType() == String.class;
    }

    static String text(Object id) {
        try {
            var accessor = id.getClass().getRecordComponents()[0].getAccessor();
            accessor.setAccessible(true);
            return (String) accessor.invoke(id);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + id.getClass().getName(), e);
        }
    }

    /** @throws IllegalArgumentException as the record's own constructor does */
    static Object id(Class<?> type, @Nullable String text) {
        try {
            var constructor = type.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return constructor.newInstance(text);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    e.getCause() == null ? "" : e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }
}
