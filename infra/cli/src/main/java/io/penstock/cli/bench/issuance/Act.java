package io.penstock.cli.bench.issuance;

import java.util.List;

/**
 * One thing that a person did.
 *
 * @param typed fields that the person typed
 * @param rekeyed those of them that the system had: {@code field = value}
 * @param taken fields that the client passed on
 * @param seconds until the answer
 */
record Act(
        Kind kind,
        String person,
        String role,
        String action,
        int typed,
        List<String> rekeyed,
        int taken,
        int chosen,
        double seconds) {

    /** What a person is there for. */
    enum Kind {
        /** Judges what lies there, and says yes, no or how much. */
        DECISION,
        /** Hands in what only a person or a paper knows. */
        ENTRY
    }

    Act {
        rekeyed = List.copyOf(rekeyed);
    }
}
