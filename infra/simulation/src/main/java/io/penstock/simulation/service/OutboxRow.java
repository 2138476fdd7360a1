package io.penstock.simulation.service;

import io.penstock.onchain.Effect;
import io.penstock.platform.chain.ChainEffect;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainTransaction;
import org.jspecify.annotations.Nullable;

/** An effect as the mirror's table has it. */
final class OutboxRow {

    final long position;
    final ChainIntent intent;
    final Effect effect;

    @Nullable
    Long version;

    @Nullable
    Long appliedNo;

    /** Place among the transactions. */
    @Nullable
    Integer transaction;

    @Nullable
    String refusal;

    int failures;
    boolean reported;

    OutboxRow(long position, ChainIntent intent, Effect effect) {
        this.position = position;
        this.intent = intent;
        this.effect = effect;
    }

    /** As the mirror reads it. */
    ChainEffect told(@Nullable ChainTransaction carrier) {
        return new ChainEffect(
                position,
                effect,
                intent.purpose(),
                intent.reference(),
                version,
                appliedNo,
                failures,
                refusal,
                carrier == null ? null : carrier.hash(),
                carrier == null ? null : carrier.blockNumber());
    }
}
