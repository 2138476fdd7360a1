package io.penstock.simulation;

import io.penstock.servicing.distribution.domain.Distribution;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Words for what went wrong. */
final class Failures {

    private static final int FRAMES = 6;

    private Failures() {}

    /** The exception and where it comes from. */
    static String describe(RuntimeException e) {
        return e + " at "
                + Arrays.stream(e.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < "));
    }

    /** What the chain has refused of a payment date. */
    static String onChain(Distribution state) {
        return switch (state) {
            case Distribution.Recorded recorded ->
                ", refused " + recorded.chain().failed();
            case Distribution.Paying paying -> ", refused " + paying.chain().failed();
            case Distribution.Absent _,
                    Distribution.TakenOver _,
                    Distribution.Calculated _,
                    Distribution.Approved _,
                    Distribution.Paid _ -> "";
        };
    }
}
