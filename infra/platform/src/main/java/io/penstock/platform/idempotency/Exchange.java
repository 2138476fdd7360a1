package io.penstock.platform.idempotency;

import io.penstock.platform.idempotency.Claim.Granted;
import org.jspecify.annotations.Nullable;

/** One request that may change something, on its way through filter, interceptor and controller. */
final class Exchange {

    static final String ATTRIBUTE = Exchange.class.getName();

    private final SpooledRequest request;
    private final CommandScope scope = CommandScope.unnamed();
    private @Nullable Granted claim;

    Exchange(SpooledRequest request) {
        this.request = request;
    }

    SpooledRequest request() {
        return request;
    }

    CommandScope scope() {
        return scope;
    }

    /** From here on commands carry ids that follow from the key, and are stored only while the claim holds. */
    void claimed(Granted granted) {
        claim = granted;
        var name = granted.name();
        scope.name(
                CommandIds.request(name.tenant(), name.route(), name.key()),
                granted.again(),
                CommandKeys.guard(granted));
    }

    /** The claim, once. */
    @Nullable
    Granted takeClaim() {
        var taken = claim;
        claim = null;
        return taken;
    }
}
