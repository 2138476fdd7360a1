package io.penstock.portal.deal;

import io.penstock.portal.upstream.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that rests on one answer.
 *
 * @param content what to show; null where there is none
 * @param trouble key of the text that says why there is none; null where there is content
 * @param service the service that was asked
 */
public record Section<T>(@Nullable T content, @Nullable String trouble, String service) {

    static final String DOWN = "trouble.down";

    static <T> Section<T> of(Answer<T> answer) {
        String service = answer.source().service();
        return switch (answer) {
            case Answer.Found<T> found -> new Section<>(found.content(), null, service);
            case Answer.Absent<T> _ -> new Section<>(null, "trouble.absent", service);
            case Answer.Refused<T> refused ->
                new Section<>(null, refused.status() == 401 ? "trouble.token" : "trouble.role", service);
            case Answer.Unavailable<T> _ -> new Section<>(null, DOWN, service);
        };
    }

    /** Whether the service is out of reach, as opposed to having nothing for this reader. */
    public boolean down() {
        return DOWN.equals(trouble);
    }
}
