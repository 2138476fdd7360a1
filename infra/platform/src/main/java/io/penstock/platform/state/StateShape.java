package io.penstock.platform.state;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How values of one type stand in canonical JSON: members sorted, no blanks, whole numbers as digits, everything else as
 * text ({@code Money} as currency and minor units, rates in plain decimals), sets and maps sorted, an absent {@code
 * Optional} as {@code null}. A record that is one of several under a sealed type says which by the member {@code "@is"}.
 */
abstract class StateShape {

    private static final Map<Type, StateShape> KNOWN = new ConcurrentHashMap<>();

    /**
     * The shape of a type.
     *
     * @throws IllegalArgumentException if a state may not hold such a value, a binary floating point number for example
     */
    static StateShape of(Type type) {
        var known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        // Not computeIfAbsent: a shape asks for the shapes of its parts while it is being made.
        var made = StateShapes.make(type);
        var first = KNOWN.putIfAbsent(type, made);
        return first == null ? made : first;
    }

    /** Appends the value. */
    abstract void write(@Nullable Object value, StringBuilder out);

    /** The value that was written so. */
    abstract @Nullable Object read(JsonNode node);

    /** Adds what there is to say of the shape, each record once. */
    abstract void describe(ShapeText out);
}
