package io.penstock.issuance.investor;

import java.util.List;

/**
 * Whether an investor may buy, under each of the regimes that were asked for.
 *
 * @param rulesHash of the rules that were read
 */
public record OfferingAnswer(String rulesHash, List<RegimeAnswer> regimes) {

    public OfferingAnswer {
        regimes = List.copyOf(regimes);
    }

    /** Why not, in the order of the checks. */
    public enum Code {
        REGIME_NOT_IN_FORCE,
        COUNTRY_OUTSIDE,
        QUALIFICATION_MISSING,
        QUALIFICATION_ENDED,
        OTHERS_TOO_MANY,
        MINIMUM_NOT_MET,
        CURRENCY_NOT_COMPARABLE,
        HOLDERS_TOO_MANY,
        PORTFOLIO_NOT_STATED,
        PORTFOLIO_SHARE_TOO_LARGE
    }

    /**
     * One thing that is missing.
     *
     * @param text what is, and what would be needed
     */
    public record Objection(Code code, String text) {}

    /**
     * One regime.
     *
     * @param objections all of them; none if the investor may buy
     * @param lockDays how long the units stay with those who may buy under it
     * @param provisional whether the regime rests on what has not been read in a source
     */
    public record RegimeAnswer(String regime, List<Objection> objections, int lockDays, boolean provisional) {

        public RegimeAnswer {
            objections = List.copyOf(objections);
        }

        public boolean admits() {
            return objections.isEmpty();
        }
    }

    /** One regime that admits is enough. */
    public boolean admits() {
        return regimes.stream().anyMatch(RegimeAnswer::admits);
    }
}
