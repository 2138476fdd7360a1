package io.penstock.platform.chain;

import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Gateway;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a log a new deployment, by an operator's word: every effect that the old chain had is signed anew, in the old order
 * and with the old versions, before anything else. The old transactions stay, under the old deployment's id.
 *
 * <p>The writer begins when it is started with the new addresses, and is done when the running hash is the old one.
 */
public final class ChainRebuild {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public ChainRebuild(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * What is going to be replayed.
     *
     * @param head of the old chain as the log has it: the new one must come to the same
     */
    public record Plan(String oldDeployment, String newDeployment, long effects, String head) {}

    private record Old(String deploymentId, long baseCount) {}

    /**
     * Links the log to the new deployment. Again with the same one changes nothing.
     *
     * @throws IllegalStateException if the log does not hold all that the old chain had: it cannot be rebuilt from it
     */
    public Plan begin(ContractAddresses next) {
        return Objects.requireNonNull(transaction.execute(_ -> replace(next)));
    }

    private Plan replace(ContractAddresses next) {
        var old = Objects.requireNonNull(jdbc.queryForObject(
                "select deployment_id, base_count from chain_link where present for update",
                (row, _) -> new Old(row.getString(1), row.getLong(2))));
        var from = old.deploymentId();
        if (from.equals(next.deploymentId())) {
            return plan(
                    String.valueOf(jdbc.queryForObject(
                            "select coalesce(max(deployment_id), '') from chain_link where not present", String.class)),
                    next);
        }
        if (old.baseCount() > 0 || count("applied_no = 0") > 0) {
            throw new IllegalStateException(
                    "the chain had effects before this log began: it cannot be rebuilt from it");
        }
        jdbc.update(
                "update chain_link set present = false, state = 'HALTED', reason = ?, changed_at = now() where present",
                "replaced by deployment " + next.deploymentId());
        jdbc.update(
                """
                insert into chain_link (deployment_id, chain_id, genesis_hash, gateway, gateway_code_hash, present, state,
                    reason, base_count, base_head, checkpoint_number)
                values (?, ?, ?, ?, ?, true, 'REBUILD', ?, 0, ?, 0)
                """,
                next.deploymentId(),
                next.chainId(),
                next.genesisHash(),
                next.mirrorGateway(),
                next.gatewayCodeHash(),
                "replaces deployment " + from,
                Gateway.NO_HEAD);
        jdbc.update("""
                update chain_effect set replay_no = applied_no, applied_no = null, transaction_id = null,
                    batch_index = null, changed_at = now() where applied_no is not null
                """);
        jdbc.update("""
                update chain_effect set transaction_id = null, batch_index = null, stream_version = null,
                    changed_at = now() where transaction_id is not null
                """);
        jdbc.update("delete from chain_block");
        return plan(from, next);
    }

    private Plan plan(String from, ContractAddresses next) {
        var replayed = ChainRows.effects(jdbc, "where e.replay_no is not null order by e.replay_no");
        return new Plan(from, next.deploymentId(), replayed.size(), Heads.after(Gateway.NO_HEAD, replayed));
    }

    private long count(String which) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from chain_effect where " + which, Long.class));
    }
}
