package io.penstock.platform.problem;

import io.penstock.kernel.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a problem's type leads to: the code and what kind of refusal it is. */
@RestController
class ProblemPages {

    private final Map<String, Map<String, Object>> pages = new LinkedHashMap<>();

    ProblemPages(ObjectProvider<ProblemCodes> contexts) {
        for (HttpStatus status : HttpStatus.values()) {
            if (status.isError()) {
                page(status.name(), status.value(), status.getReasonPhrase());
            }
        }
        page("IDEMPOTENCY_KEY_REQUIRED", 400, "A request that changes something names itself by Idempotency-Key.");
        page("IDEMPOTENCY_KEY_INVALID", 400, "The header Idempotency-Key is not one short text.");
        page("IDEMPOTENCY_KEY_REUSED", 422, "The Idempotency-Key stands for another request.");
        page("IDEMPOTENCY_KEY_EXPIRED", 409, "It was done; the answer is no longer kept. It is not done again.");
        page("COMMAND_IN_PROGRESS", 409, "An earlier request with this Idempotency-Key is at work.");
        page("ANSWER_NOT_STORED", 503, "What was done is not known here. Ask again with the same Idempotency-Key.");
        page("SERVER_AWAY", 503, "A server behind this service is away for the moment. Ask again with the same key.");
        page("POSITION_INVALID", 400, "The header Log-Position-At-Least is no position of the log.");
        page("POSITION_NOT_REACHED", 503, "What is read has not come to the position asked for. Ask again.");
        contexts.stream().flatMap(context -> context.codes().stream()).forEach(this::page);
    }

    @GetMapping("/problems/{slug}")
    @PreAuthorize("isAuthenticated()")
    Map<String, Object> page(@PathVariable String slug) {
        var page = pages.get(slug);
        if (page == null) {
            throw ProblemException.notFound("PROBLEM_NOT_FOUND", "no problem is called " + slug);
        }
        return page;
    }

    private void page(Rejection.Code code) {
        switch (code.kind()) {
            case NOT_FOUND -> page(code.name(), 404, "The thing named does not exist.");
            case CONFLICT -> page(code.name(), 409, "It exists, in a state that does not allow this.");
            case NOT_NOW -> page(code.name(), 503, "It may be allowed in a moment. Ask again with the same key.");
            case UNACCEPTABLE -> page(code.name(), 422, "Its state would allow this, but not with these values.");
        }
    }

    private void page(String code, int status, String meaning) {
        var page = new LinkedHashMap<String, Object>();
        page.put("code", code);
        page.put("status", status);
        page.put("meaning", meaning);
        pages.put(Problems.slug(code), page);
    }
}
