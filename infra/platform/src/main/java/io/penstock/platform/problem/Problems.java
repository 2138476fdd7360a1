package io.penstock.platform.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Builds problem documents: type, title, status, detail, code. Programs decide on the code, which never changes. */
final class Problems {

    static final String PAGES = "/problems/";

    private Problems() {}

    static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        mark(problem, code);
        return problem;
    }

    static ProblemDetail of(ProblemException refusal) {
        var problem = of(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        return problem;
    }

    /** For what the web layer refuses by itself: the code is the name of the status. */
    static void mark(ProblemDetail problem) {
        var status = HttpStatus.resolve(problem.getStatus());
        mark(problem, status == null ? "STATUS_" + problem.getStatus() : status.name());
    }

    static String slug(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void mark(ProblemDetail problem, String code) {
        var slug = slug(code);
        problem.setType(URI.create(PAGES + slug));
        problem.setTitle(slug.replace('-', ' '));
        problem.setProperty("code", code);
    }
}
