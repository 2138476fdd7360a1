package io.penstock.portal.upstream;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What asking a service led to. No answer is a thing to show, not an exception: the rest of the page still stands. */
public sealed interface Answer<T> {

    /** The service that was asked. */
    Source source();

    /** The service answered. */
    record Found<T>(Source source, T content) implements Answer<T> {}

    /** The service knows no such thing (404). */
    record Absent<T>(Source source) implements Answer<T> {}

    /**
     * The service refused: this reader may not see it.
     *
     * @param status HTTP status of the refusal, 401 or 403
     */
    record Refused<T>(Source source, int status) implements Answer<T> {}

    /** The service is down, too slow, failed, or sent what cannot be read. The log says which. */
    record Unavailable<T>(Source source) implements Answer<T> {}

    /** What the service answered, or null. */
    default @Nullable T orNull() {
        return this instanceof Found<T>(Source _, T content) ? content : null;
    }

    /** The same answer with other content. */
    default <U> Answer<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Found<T>(Source source, T content) -> new Found<>(source, change.apply(content));
            case Absent<T>(Source source) -> new Absent<>(source);
            case Refused<T>(Source source, int status) -> new Refused<>(source, status);
            case Unavailable<T>(Source source) -> new Unavailable<>(source);
        };
    }
}
