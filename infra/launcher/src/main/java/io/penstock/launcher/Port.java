package io.penstock.launcher;

/** What listens, with the port that is tried first. The defaults lie below the range of outgoing connections. */
public enum Port {
    PORTAL(18080),
    ISSUANCE(18081),
    SERVICING(18082),
    POSTGRES(15432),
    KAFKA(19092),
    KAFKA_CONTROLLER(19093),
    CHAIN(18545);

    private final int preferred;

    Port(int preferred) {
        this.preferred = preferred;
    }

    int preferred() {
        return preferred;
    }

    /** As in messages: {@code kafka controller}. */
    String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
