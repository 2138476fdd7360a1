package io.penstock.platform.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** What Tomcat answers before any servlet has seen the request: a path that cannot be decoded, a header too long. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var known = HttpStatus.resolve(status);
        var code = known == null ? "STATUS_" + status : known.name();
        var slug = Problems.slug(code);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getReporter()
                    .write("{\"type\":\"" + Problems.PAGES + slug + "\",\"title\":\"" + slug.replace('-', ' ')
                            + "\",\"status\":" + status + ",\"code\":\"" + code + "\"}");
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("the caller has gone", e);
        }
    }
}
