package io.penstock.issuance.tranche.domain;

import java.util.Set;

/**
 * What people do with a deal, in the order of its life.
 *
 * <p>Roles are those that the requests name; a test holds the two together.
 */
public enum DealAction {
    STRUCTURE("spv-admin"),
    DRAFT_OFFERING("spv-admin"),
    REVIEW_OFFERING("approver"),
    APPROVE_OFFERING("approver"),
    PLACE_ORDER("spv-admin", "investor"),
    CLOSE_BOOK("spv-admin"),
    PRICE_OFFERING("spv-admin"),
    ALLOT_UNITS("spv-admin"),
    ALLOCATE_UNITS("spv-admin"),
    APPROVE_DEAL("approver"),
    REOPEN_ALLOCATION("spv-admin"),
    START_CLOSING("spv-admin");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed, which its type does not say
    private final Set<String> roles;

    DealAction(String... roles) {
        this.roles = Set.of(roles);
    }

    /** One of these is needed. */
    public Set<String> roles() {
        return roles;
    }
}
