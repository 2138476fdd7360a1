package io.penstock.issuance.investor;

/**
 * Identifies the file of an investor on the way into the register. The value is also the name of its stream of events.
 *
 * @param value for example {@code "onboarding/INV-1"}
 */
public record OnboardingId(String value) {

    private static final String PREFIX = "onboarding/";

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the text is no id
     */
    public OnboardingId {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("'" + value + "' is no id of an onboarding: " + PREFIX + "INVESTOR");
        }
        InvestorId.named(value.substring(PREFIX.length()));
    }

    public static OnboardingId of(InvestorId investorId) {
        return new OnboardingId(PREFIX + investorId.name());
    }

    /** Whose file it is. */
    public InvestorId investorId() {
        return InvestorId.named(value.substring(PREFIX.length()));
    }

    @Override
    public String toString() {
        return investorId().name();
    }
}
