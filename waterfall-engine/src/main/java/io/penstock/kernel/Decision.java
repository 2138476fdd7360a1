package io.penstock.kernel;

import java.util.List;

/**
 * What a decider answers: the events that follow from a command, or the reason why none do.
 *
 * <p>A rejection is expected and belongs to the contract of the command. Exceptions are for broken
 * invariants only.
 */
public sealed interface Decision<E> {

    record Accepted<E>(List<E> events) implements Decision<E> {}

    record Rejected<E>(Rejection rejection) implements Decision<E> {}

    static <E> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E> Decision<E> accept(E first, E second) {
        return new Accepted<>(List.of(first, second));
    }

    /**
     * The command changes nothing, because what it asks for is already so: a repeat of the same order
     * is answered as the first time and leaves no second fact.
     */
    static <E> Decision<E> unchanged() {
        return new Accepted<>(List.of());
    }

    static <E> Decision<E> accept(List<E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    static <E> Decision<E> reject(Rejection.Code code, String detail) {
        return new Rejected<>(new Rejection(code, detail));
    }
}
