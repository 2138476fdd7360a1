package io.penstock.waterfall.program;

/** A slot that outlives a payment date. */
record StateField(Kind kind, String name) {

    enum Kind {
        ACCOUNT,
        BALANCE,
        DEFERRED,
        WRITTEN_DOWN,
        FEE,
        LEDGER,
        /** A mask. */
        TEST_FAILED,
        TEST_PASSES,
        /** Number of the mode. */
        MODE,
        /** A mask. */
        ENDED,
        CUMULATIVE_DEFAULTED,
        PURCHASED,
        COLLECTED,
        /** A named amount of the last payment date: a mask, a whole number, or the upper part of a fraction. */
        PREVIOUS,
        PREVIOUS_OVER,
        /** A mask: whether there was a last payment date. */
        PREVIOUS_KNOWN;

        boolean isMoney() {
            return switch (this) {
                case ACCOUNT,
                        BALANCE,
                        DEFERRED,
                        WRITTEN_DOWN,
                        FEE,
                        LEDGER,
                        CUMULATIVE_DEFAULTED,
                        PURCHASED,
                        COLLECTED -> true;
                default -> false;
            };
        }
    }
}
