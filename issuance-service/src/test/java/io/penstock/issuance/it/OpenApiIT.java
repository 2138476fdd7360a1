package io.penstock.issuance.it;

import io.penstock.platform.test.ApprovedApi;
import org.junit.jupiter.api.Test;

/** The published description is that of the running service. */
class OpenApiIT extends IssuanceIT {

    @Test
    void isTheApprovedOne() {
        ApprovedApi.check("issuance", as("vera", "auditor").get("/v1/openapi").text());
    }
}
