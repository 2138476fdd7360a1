package io.penstock.platform.chain;

import io.penstock.onchain.Effect;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps effects in table {@code chain_effect}. */
public final class JdbcChainOutbox implements ChainOutbox {

    private final JdbcTemplate jdbc;
    private final Runnable wake;

    /** @param wake called after effects have been committed */
    public JdbcChainOutbox(JdbcTemplate jdbc, Runnable wake) {
        this.jdbc = jdbc;
        this.wake = wake;
    }

    @Override
    public void submit(ChainIntent intent) {
        var effect = intent.effect();
        int added = jdbc.update(
                """
                insert into chain_effect (effect_id, effect_key, purpose, reference, stream, target_id, call, gas_hint)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (effect_id) do nothing
                """,
                effect.id(),
                effect.key(),
                intent.purpose(),
                intent.reference(),
                effect.stream(),
                effect.targetId(),
                effect.call(),
                effect.gasLimit());
        if (added == 0) {
            assertSame(effect);
            return;
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wake.run();
                }
            });
        } else {
            wake.run();
        }
    }

    private void assertSame(Effect effect) {
        var same = jdbc.queryForObject(
                "select stream = ? and target_id = ? and call = ? from chain_effect where effect_id = ?",
                Boolean.class,
                effect.stream(),
                effect.targetId(),
                effect.call(),
                effect.id());
        if (!Boolean.TRUE.equals(same)) {
            throw new IllegalStateException("effect " + effect.key() + " was submitted before with other contents");
        }
    }
}
