package io.penstock.platform.chain;

import io.penstock.onchain.Effect;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps effects in table {@code chain_transaction}. */
final class JdbcChainOutbox implements ChainOutbox {

    private final JdbcTemplate jdbc;
    private final Runnable wake;

    /** @param wake called after effects have been committed */
    JdbcChainOutbox(JdbcTemplate jdbc, Runnable wake) {
        this.jdbc = jdbc;
        this.wake = wake;
    }

    @Override
    public void submit(ChainIntent intent) {
        var effect = intent.effect();
        int added = jdbc.update(
                """
                insert into chain_transaction
                    (effect_id, effect_key, purpose, reference, target, data, gas_limit, state)
                values (?, ?, ?, ?, ?, ?, ?, 'NEW')
                on conflict (effect_id) do nothing
                """,
                effect.id(),
                effect.key(),
                intent.purpose(),
                intent.reference(),
                effect.to(),
                effect.data(),
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
                "select target = ? and data = ? from chain_transaction where effect_id = ?",
                Boolean.class,
                effect.to(),
                effect.data(),
                effect.id());
        if (!Boolean.TRUE.equals(same)) {
            throw new IllegalStateException("effect " + effect.key() + " was submitted before with other contents");
        }
    }
}
