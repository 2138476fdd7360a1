package io.penstock.portal.access;

import io.penstock.portal.page.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 405 to all but GET, and HEAD, which is GET without the body: nothing can be changed through the portal. */
final class ReadOnlyRoutes extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    static FilterRegistrationBean<ReadOnlyRoutes> registration() {
        FilterRegistrationBean<ReadOnlyRoutes> registration = new FilterRegistrationBean<>(new ReadOnlyRoutes());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (READING.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Allow", "GET, HEAD");
        Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "The portal only shows. Changes go to the services' own API.",
                        request.getRequestURI())
                .write(response);
    }
}
