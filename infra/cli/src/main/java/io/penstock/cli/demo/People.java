package io.penstock.cli.demo;

import io.penstock.cli.rest.ServiceClient;
import java.util.function.BiFunction;

/**
 * Who acts in the demo. Different persons hold different tokens, because approvals count persons.
 *
 * @param issuance the issuance service, as the SPV administrator
 * @param servicing the servicing service, as the SPV administrator
 * @param tokens from person and role to a signed token
 */
record People(ServiceClient issuance, ServiceClient servicing, BiFunction<String, String, String> tokens) {

    static final String ADMINISTRATOR = "ana.administrator";
    static final String FIRST_APPROVER = "bo.trustee";
    static final String SECOND_APPROVER = "chen.calculation-agent";

    ServiceClient issuanceAs(String approver) {
        return issuance.as(tokens.apply(approver, "approver"));
    }

    ServiceClient servicingAs(String approver) {
        return servicing.as(tokens.apply(approver, "approver"));
    }
}
