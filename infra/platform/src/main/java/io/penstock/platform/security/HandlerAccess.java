package io.penstock.platform.security;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.web.method.HandlerMethod;

/** Asks a handler's own rule before the handler is called, for whatever must happen in front of it. */
public final class HandlerAccess {

    private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();

    /**
     * Lets pass whom the handler would let in. A rule that needs arguments of the call refuses here.
     *
     * @throws AccessDeniedException for anybody else
     */
    public void check(HandlerMethod method) {
        var decision = rules.authorize(
                () -> SecurityContextHolder.getContext().getAuthentication(),
                new SimpleMethodInvocation(method.getBean(), method.getMethod()));
        if (decision == null || !decision.isGranted()) {
            throw new AccessDeniedException("not for this role: " + method.getShortLogMessage());
        }
    }
}
