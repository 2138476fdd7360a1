package io.penstock.portal.upstream;

/** A service that the portal asks. */
public enum Source {
    ISSUANCE("issuance-service"),
    SERVICING("servicing-service");

    private final String service;

    Source(String service) {
        this.service = service;
    }

    /** The service's name, as its process and its log are called. */
    public String service() {
        return service;
    }
}
