package io.penstock.platform.chain;

/** What a fact about a transaction makes of its state. Pure; the table of its test is the specification. */
final class TransactionStep {

    private TransactionStep() {}

    /** What was learned. */
    enum Fact {
        /** The node took the bytes, said that it has them, or answered nothing in time. */
        HANDED_OVER,
        /** There is a receipt with status 1. */
        IN_BLOCK,
        /** There is a receipt with status 0. */
        REVERTED_IN_BLOCK,
        /** The block of a receipt with status 1 is deep enough and canonical. */
        DEEP,
        /** The block of a receipt with status 0 is deep enough and canonical. */
        REVERTED_DEEP,
        /** The block has left the canonical chain, or the whole chain fell back behind it. */
        TAKEN_BACK,
        /** Another transaction with this nonce was mined and is deep enough. */
        REPLACED
    }

    /** @throws IllegalStateException if the fact cannot be true of a transaction in this state */
    static TransactionState next(TransactionState state, Fact fact) {
        return switch (state) {
            case SIGNED, SENT -> open(state, fact);
            case MINED -> mined(fact);
            case CONFIRMED, FAILED -> settled(state, fact);
            case SUPERSEDED -> fact == Fact.TAKEN_BACK ? TransactionState.SENT : impossible(state, fact);
        };
    }

    private static TransactionState open(TransactionState state, Fact fact) {
        return switch (fact) {
            case HANDED_OVER, TAKEN_BACK -> TransactionState.SENT;
            // A writer that crashed after the broadcast finds the receipt of a transaction that it never noted as sent.
            case IN_BLOCK, REVERTED_IN_BLOCK -> TransactionState.MINED;
            case REPLACED -> TransactionState.SUPERSEDED;
            case DEEP, REVERTED_DEEP -> impossible(state, fact);
        };
    }

    private static TransactionState mined(Fact fact) {
        return switch (fact) {
            // The same transaction in another block than before, at the latest look.
            case IN_BLOCK, REVERTED_IN_BLOCK -> TransactionState.MINED;
            case DEEP -> TransactionState.CONFIRMED;
            case REVERTED_DEEP -> TransactionState.FAILED;
            case TAKEN_BACK -> TransactionState.SENT;
            case HANDED_OVER, REPLACED -> impossible(TransactionState.MINED, fact);
        };
    }

    /** Deeper than was thought deep enough: handled alike, and reported. */
    private static TransactionState settled(TransactionState state, Fact fact) {
        return fact == Fact.TAKEN_BACK ? TransactionState.SENT : impossible(state, fact);
    }

    private static TransactionState impossible(TransactionState state, Fact fact) {
        throw new IllegalStateException(fact + " cannot be true of a transaction that is " + state);
    }
}
