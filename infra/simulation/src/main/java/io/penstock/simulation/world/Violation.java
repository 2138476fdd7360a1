package io.penstock.simulation.world;

import java.util.ArrayDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An invariant does not hold. */
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Pattern PLACE = Pattern.compile("%[sd]");

    private final String invariant;

    public Violation(String invariant, String detail) {
        super(detail);
        this.invariant = invariant;
    }

    /** Its stable name. */
    public String invariant() {
        return invariant;
    }

    /**
     * Throws unless the condition holds.
     *
     * @param detail with a place, %s or %d, for each of the figures that differ
     */
    public static void unless(boolean holds, String invariant, String detail, @Nullable Object... figures) {
        if (!holds) {
            var left = new ArrayDeque<String>();
            for (var figure : figures) {
                left.add(String.valueOf(figure));
            }
            throw new Violation(
                    invariant, PLACE.matcher(detail).replaceAll(_ -> Matcher.quoteReplacement(left.removeFirst())));
        }
    }
}
