package io.penstock.cli.bench.chain;

import io.penstock.cli.bench.Measured;

/** A figure that should be small, beside what it should be at most, as a line of the report. */
final class Aim {

    private Aim() {}

    static String of(double value, String unit, double atMost) {
        return "%s %s, at most %s: %s"
                .formatted(Measured.figure(value), unit, Measured.figure(atMost), value <= atMost ? "yes" : "NO");
    }
}
