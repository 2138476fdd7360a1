package io.penstock.platform.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Errors that never reach a controller: filters, the HTTP firewall, the container. Boot's own body is an older form. */
@RestController
class ProblemErrorController implements ErrorController {

    @RequestMapping("/error")
    @PreAuthorize("permitAll")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus found = code instanceof Integer n ? HttpStatus.resolve(n) : HttpStatus.NOT_FOUND;
        var status = found == null ? HttpStatus.INTERNAL_SERVER_ERROR : found;
        var problem = ProblemDetail.forStatus(status);
        Problems.mark(problem);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
