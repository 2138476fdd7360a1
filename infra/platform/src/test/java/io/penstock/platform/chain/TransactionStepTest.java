package io.penstock.platform.chain;

import static io.penstock.platform.chain.TransactionState.*;
import static io.penstock.platform.chain.TransactionStep.Fact.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.platform.chain.TransactionStep.Fact;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every state against every fact: what is not in the table cannot be true. */
class TransactionStepTest {

    private static final Map<TransactionState, Map<Fact, TransactionState>> TABLE = new EnumMap<>(Map.of(
            SIGNED,
            Map.of(
                    HANDED_OVER, SENT,
                    IN_BLOCK, MINED, // crashed after the broadcast, before noting it
                    REVERTED_IN_BLOCK, MINED,
                    TAKEN_BACK, SENT,
                    REPLACED, SUPERSEDED),
            SENT,
            Map.of(
                    HANDED_OVER, SENT, // the same bytes again
                    IN_BLOCK, MINED,
                    REVERTED_IN_BLOCK, MINED,
                    TAKEN_BACK, SENT,
                    REPLACED, SUPERSEDED),
            MINED,
            Map.of(
                    IN_BLOCK, MINED, // in another block than before
                    REVERTED_IN_BLOCK, MINED,
                    DEEP, CONFIRMED,
                    REVERTED_DEEP, FAILED,
                    TAKEN_BACK, SENT),
            CONFIRMED,
            Map.of(TAKEN_BACK, SENT),
            FAILED,
            Map.of(TAKEN_BACK, SENT), // its nonce is free again, and the later ones wait for it
            SUPERSEDED,
            Map.of(TAKEN_BACK, SENT)));

    @Test
    void everyStateAgainstEveryFact() {
        for (TransactionState state : TransactionState.values()) {
            for (Fact fact : Fact.values()) {
                var next = TABLE.getOrDefault(state, Map.of()).get(fact);
                if (next == null) {
                    assertThatThrownBy(() -> TransactionStep.next(state, fact))
                            .as("%s and %s", state, fact)
                            .isInstanceOf(IllegalStateException.class);
                } else {
                    assertThat(TransactionStep.next(state, fact))
                            .as("%s and %s", state, fact)
                            .isEqualTo(next);
                }
            }
        }
    }
}
