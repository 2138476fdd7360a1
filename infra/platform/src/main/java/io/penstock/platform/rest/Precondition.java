package io.penstock.platform.rest;

import io.penstock.platform.eventstore.AppendGuard;
import io.penstock.platform.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a caller asks of the aggregate before anything is changed.
 *
 * @param versions one of which it must have; empty if it must only be there
 * @param absent whether it must not be there yet
 */
record Precondition(Set<Long> versions, boolean exists, boolean absent) {

    private static final long NONE = -1;

    Precondition {
        versions = Set.copyOf(versions);
    }

    /**
     * Of the headers of a PUT or POST.
     *
     * @return null if there is none
     * @throws ProblemException 400 for what is no list of entity tags, or both headers at once
     */
    static @Nullable Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch == null && ifNoneMatch == null) {
            return null;
        }
        if (ifMatch != null && ifNoneMatch != null) {
            throw malformed("If-Match and If-None-Match stand beside each other; send one of them");
        }
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*")) {
                throw malformed("If-None-Match of a change is * alone: it must not be there yet");
            }
            return new Precondition(Set.of(), false, true);
        }
        List<String> tags = EntityTag.list(String.valueOf(ifMatch))
                .orElseThrow(() -> malformed("If-Match is no list of entity tags such as \"7-0f3c9a11d2e4b586\""));
        if (tags.contains("*")) {
            return new Precondition(Set.of(), true, false);
        }
        var versions = new TreeSet<Long>();
        tags.forEach(tag -> EntityTag.versionOf(tag).ifPresent(versions::add));
        return new Precondition(versions, false, false);
    }

    /** @param version of the stream now; −1 if there is none */
    boolean holds(long version) {
        if (absent) {
            return version == NONE;
        }
        return exists ? version > NONE : versions.contains(version);
    }

    /** The same question as a part of the statement that stores the events. */
    AppendGuard guard(String stream) {
        return new AppendGuard(
                """
                select 1 where coalesce((select max(sequence) from event_log where stream_id = ?), -1)
                    = any (string_to_array(?, ',')::bigint[])
                """, List.of(stream, absent ? String.valueOf(NONE) : String.join(",", texts())), () -> failed(stream));
    }

    /** Existence does not end, so there is nothing to ask a second time. */
    boolean mayEnd() {
        return !exists;
    }

    static ProblemException failed(String stream) {
        return new ProblemException(
                HttpStatus.PRECONDITION_FAILED,
                "PRECONDITION_FAILED",
                stream
                        + " has changed since it was read, or is not what was expected. Nothing was done: read it again and"
                        + " decide anew.");
    }

    private List<String> texts() {
        return versions.stream().sorted().map(String::valueOf).toList();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(HttpStatus.BAD_REQUEST, "PRECONDITION_MALFORMED", detail);
    }
}
