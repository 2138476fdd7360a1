package io.penstock.platform.inbox;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages that could not be handled: seen by operators and auditors, decided by operators alone. */
@RestController
@RequestMapping("/v1/operations/dead-letters")
class DeadLetterController {

    private static final int MOST = 1000;
    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    /** @param reason optional for a re-drive, mandatory to discard */
    record DecisionRequest(@Nullable String reason) {

        String text() {
            return reason == null ? "" : reason.strip();
        }
    }

    /**
     * Lists them in order of arrival.
     *
     * @param all also those that are handled or discarded by now
     * @param after the last id of the page before
     * @param limit 1 to 1,000
     */
    @GetMapping
    @PreAuthorize("hasAnyRole('operator', 'auditor')")
    Map<String, Object> list(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "LIMIT_INVALID", "limit is 1 to " + MOST);
        }
        var page = letters.list(all, after, limit);
        var count = letters.count();
        var body = new LinkedHashMap<String, Object>();
        body.put("failed", count.failed());
        body.put("waiting", count.waiting());
        body.put("deadLetters", page);
        body.put("next", page.size() < limit ? null : page.getLast().id());
        return body;
    }

    /** @param payload whether to show the value too, which the listing never does */
    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('operator', 'auditor')")
    DeadLetter one(@PathVariable long id, @RequestParam(defaultValue = "false") boolean payload) {
        return letters.find(id, payload)
                .orElseThrow(() -> new RejectedException(
                        new Rejection(DeadLetterRefusal.DEAD_LETTER_NOT_FOUND, "there is no dead letter " + id)));
    }

    /** Ask again until the state is no longer REDRIVE. */
    @PostMapping("/{id}/redrive")
    @PreAuthorize("hasRole('operator')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeadLetter redrive(@PathVariable long id, @RequestBody(required = false) @Nullable DecisionRequest request) {
        return letters.redrive(id, CurrentActor.name(), request == null ? "" : request.text());
    }

    @PostMapping("/{id}/discard")
    @PreAuthorize("hasRole('operator')")
    DeadLetter discard(@PathVariable long id, @RequestBody(required = false) @Nullable DecisionRequest request) {
        return letters.discard(id, CurrentActor.name(), request == null ? "" : request.text());
    }
}
