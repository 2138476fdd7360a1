package io.penstock.servicing.loan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What else is true of a loan, beside its status. The order is stored as bits and never changes; new ones come last. */
@SuppressWarnings("EnumOrdinal") // the order is the stored form, as said above
public enum LoanFlag {
    /** Terms were changed after closing. Stays. */
    MODIFIED,
    /** Payments are put off by agreement. As reported for the period. */
    FORBEARANCE,
    /** The borrower is bankrupt. As reported for the period. */
    BANKRUPTCY,
    /** The collateral has been taken. As reported for the period. */
    REPOSSESSED,
    /** Meets the deal's definition of default now. */
    IN_DEFAULT,
    /** Met it once and met it no longer at the end of a later period. Stays. */
    CURED;

    private static final List<Set<LoanFlag>> SETS = sets();

    /** The flags as a number, one bit each. */
    public static int bits(Set<LoanFlag> flags) {
        int bits = 0;
        for (var flag : flags) {
            bits |= 1 << flag.ordinal();
        }
        return bits;
    }

    /**
     * The flags of a number; equal numbers give the same set.
     *
     * @throws IllegalArgumentException if a bit is not known
     */
    public static Set<LoanFlag> of(int bits) {
        if (bits < 0 || bits >= SETS.size()) {
            throw new IllegalArgumentException("no flags have number " + bits);
        }
        return SETS.get(bits);
    }

    private static List<Set<LoanFlag>> sets() {
        var all = new ArrayList<Set<LoanFlag>>();
        for (int bits = 0; bits < 1 << values().length; bits++) {
            var set = EnumSet.noneOf(LoanFlag.class);
            for (var flag : values()) {
                if ((bits & (1 << flag.ordinal())) != 0) {
                    set.add(flag);
                }
            }
            all.add(Collections.unmodifiableSet(set));
        }
        return List.copyOf(all);
    }
}
