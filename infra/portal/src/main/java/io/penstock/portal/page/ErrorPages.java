package io.penstock.portal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every error that no page tells itself: a page for a browser, a problem (RFC 9457) for a program. */
@Controller
final class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    @Nullable
    String error(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        HttpStatus status = status(request);
        if (Problem.wantsPage(request)) {
            response.setStatus(status.value());
            model.addAttribute("kind", kind(status));
            return "error";
        }
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Problem.of(status, detail(status), path == null ? "/" : path.toString()).write(response);
        return null;
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Asked for directly there is no error to tell.
        HttpStatus found = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return found == null ? HttpStatus.INTERNAL_SERVER_ERROR : found;
    }

    private static String kind(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return "notFound";
        }
        return status.is4xxClientError() ? "refused" : "failed";
    }

    private static String detail(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return "There is no page at this address.";
        }
        return status.is4xxClientError()
                ? "The request cannot be answered as it was sent."
                : "The portal failed; its log says where.";
    }
}
