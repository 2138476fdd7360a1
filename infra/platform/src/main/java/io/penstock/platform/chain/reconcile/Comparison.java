package io.penstock.platform.chain.reconcile;

/**
 * One thing that log and chain must agree on.
 *
 * @param subject what it is about, the same in every run; with a deal, its id comes first: {@code "ATLAS-2020-1/A"},
 *     {@code "ATLAS-2020-1/A in 0x…"}, {@code "ATLAS-2020-1/2020-09-15"}
 * @param log what follows from the events
 * @param chain what the contracts hold
 */
public record Comparison(Kind kind, String subject, String log, String chain) {

    public boolean holds() {
        return log.equals(chain);
    }

    /** For people, and the key of a break: {@code "supply of class ATLAS-2020-1/A"}. */
    public String what() {
        return kind.phrase() + " " + subject;
    }

    /** Whether a payment of the deal must not go out while this does not hold. */
    public boolean concerns(String dealId) {
        return kind.ofWriter()
                || kind == Kind.STANDING
                || kind == Kind.WALLETS
                || subject.equals(dealId)
                || subject.startsWith(dealId + "/");
    }
}
