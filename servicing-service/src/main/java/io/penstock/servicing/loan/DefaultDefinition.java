package io.penstock.servicing.loan;

import java.util.Set;

/**
 * When a loan counts as in default under a deal's documents. Default is of the contract; charging off is accounting, and
 * may come months later or never.
 *
 * @param daysPastDue from which a loan is in default, 120 for example; 0 if days alone never are
 * @param chargeOff whether a charge-off of the whole balance is a default
 * @param flags each of which is one
 */
public record DefaultDefinition(int daysPastDue, boolean chargeOff, Set<LoanFlag> flags) {

    /** 120 days, charge-off, repossession or bankruptcy. */
    public static final DefaultDefinition STANDARD =
            new DefaultDefinition(120, true, Set.of(LoanFlag.REPOSSESSED, LoanFlag.BANKRUPTCY));

    public DefaultDefinition {
        flags = Set.copyOf(flags);
        if (daysPastDue < 0) {
            throw new IllegalArgumentException("daysPastDue may not be negative: " + daysPastDue);
        }
        if (flags.contains(LoanFlag.IN_DEFAULT) || flags.contains(LoanFlag.CURED)) {
            throw new IllegalArgumentException("default cannot be defined by itself");
        }
    }

    /** Whether a loan that stands like this is in default. */
    public boolean isMetBy(LoanStatus status, int days, Set<LoanFlag> reported) {
        return switch (status) {
            case DEFAULTED -> chargeOff;
            case PAID_OFF, REPURCHASED -> false;
            case CURRENT, DELINQUENT ->
                (daysPastDue > 0 && days >= daysPastDue) || flags.stream().anyMatch(reported::contains);
        };
    }
}
