package io.penstock.platform.chain.reconcile;

/** What log and chain are compared in. Stored with breaks under these names: never change one. */
public enum Kind {
    /** Number of effects that the gateway has applied for the writer. */
    EFFECTS("effects of writer", true),
    /** Running hash over all of them. */
    HEAD("running hash of writer", true),
    /** Transactions of the relay's key in blocks. */
    NONCE("transactions of the key of writer", true),
    /** Effects of one stream. */
    VERSION("version of stream", true),
    /** Units in issue. */
    SUPPLY("supply of class", false),
    /** Units of one wallet. */
    HOLDING("units of", false),
    /** Units in issue that no known wallet has. */
    ELSEWHERE("units outside the register of class", false),
    /** Units that a wallet may not move. */
    FROZEN("frozen units of", false),
    /** What is still owed on a class; factor = this / original balance. */
    FACTOR("balance of class", false),
    /** Whether an investor may take part. */
    STANDING("standing of investor", false),
    /** Wallets in use. */
    WALLETS("wallets of investor", false),
    /** Cash of borrowers that no payment date has used. */
    COLLECTIONS("collections account of deal", false),
    /** Cash that a payment date has left in the deal. */
    RESERVE("reserve account of deal", false),
    /** Whether a payment date is in the pool, under which record and with how many payments. */
    DECLARED("declaration of", false),
    /** Which payments to holders have left escrow. */
    PAID("payments of", false),
    /** What a payment date has not paid yet. */
    ESCROW("escrow of", false),
    /** What is held back for wallets that may not have cash. */
    RESERVED("reserved amounts of", false);

    private final String phrase;
    private final boolean ofWriter;

    Kind(String phrase, boolean ofWriter) {
        this.phrase = phrase;
        this.ofWriter = ofWriter;
    }

    /** For people, the subject follows: {@code "supply of class"}. */
    public String phrase() {
        return phrase;
    }

    /** Whether it says something of all that the service writes, and not of one deal. */
    public boolean ofWriter() {
        return ofWriter;
    }
}
