package io.penstock.tape;

import java.util.Locale;
import java.util.Set;

/** What the status of a loan says about its being paid, in the words of several servicers. */
final class Statuses {

    private static final Set<String> PAID = Set.of("P I F", "PIF", "PAID IN FULL", "FULLY PAID", "RDMD", "REDEEMED");

    private Statuses() {}

    static boolean isPaid(String status) {
        return PAID.contains(status.strip().toUpperCase(Locale.ROOT));
    }
}
