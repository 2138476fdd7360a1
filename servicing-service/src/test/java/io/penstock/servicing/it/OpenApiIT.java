package io.penstock.servicing.it;

import io.penstock.platform.test.ApprovedApi;
import org.junit.jupiter.api.Test;

/** The published description is that of the running service. */
class OpenApiIT {

    @Test
    void isTheApprovedOne() {
        try (var service = new RunningService()) {
            ApprovedApi.check(
                    "servicing",
                    service.as("vera", "auditor").send("GET", "/v1/openapi", "").body());
        }
    }
}
