package io.penstock.cli.audit.explain;

import java.util.List;
import java.util.function.Supplier;

/**
 * A figure that can be explained.
 *
 * @param name what {@code audit explain} calls it, {@code "deal/ATLAS-2020-1/2020-08/class/A/interest-paid"}
 * @param aliases other names of it
 * @param value as printed
 * @param inShort what a reader asks first, a line each; none for most figures
 * @param explained how it came about, worked out when it is asked for
 */
record NamedFigure(
        String name,
        List<String> aliases,
        String value,
        Supplier<List<String>> inShort,
        Supplier<Explanation> explained) {

    /** The value without currency and grouping, {@code "1234.56"}. */
    String bare() {
        return bare(value);
    }

    static String bare(String text) {
        return text.strip().replaceFirst("^[A-Za-z]{3} ?", "").replace(",", "");
    }
}
