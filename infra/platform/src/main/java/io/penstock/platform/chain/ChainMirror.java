package io.penstock.platform.chain;

import io.penstock.onchain.ContractAddresses;
import io.penstock.platform.chain.signer.TransactionSigner;
import io.penstock.platform.lease.Leases;
import java.io.IOException;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.protocol.Web3j;

/**
 * One mirror without threads and without a service around it, turn by turn: for benches and tools. A service runs the same
 * parts in {@link ChainWorker}.
 */
public final class ChainMirror {

    private final JdbcTemplate jdbc;
    private final ChainRound round;
    private boolean resumed;

    private ChainMirror(JdbcTemplate jdbc, ChainRound round) {
        this.jdbc = jdbc;
        this.round = round;
    }

    /**
     * Composes the writer of one key over a migrated database that nobody else uses.
     *
     * @param service whose effects these are: {@code "issuance"}
     */
    public static ChainMirror of(
            JdbcTemplate jdbc,
            Leases leases,
            Web3j web3,
            ContractAddresses contracts,
            TransactionSigner signer,
            String service,
            ChainRound.Limits limits) {
        var store = new JdbcChainStore(jdbc, leases, contracts, signer.address(), ChainWorker.NAME);
        return new ChainMirror(
                jdbc, new ChainRound(store, new Web3ChainNode(web3, signer, contracts, service), limits));
    }

    /** Takes effects; they go out with the next turns. */
    public ChainOutbox outbox() {
        return new JdbcChainOutbox(jdbc, () -> {});
    }

    /** One turn: follow, collect, dry run, sign, broadcast, confirm. */
    public void round() throws IOException {
        if (!resumed) {
            round.resume();
            resumed = true;
        }
        var _ = round.run(() -> true);
    }

    /** Effects that are neither confirmed nor refused. */
    public long open() {
        return Objects.requireNonNull(jdbc.queryForObject("""
                select count(*) from chain_effect e left join chain_transaction t on t.id = e.transaction_id
                where e.refusal is null and (t.state is null or t.state <> 'CONFIRMED')
                    and not (e.transaction_id is null and e.applied_no is not null)
                """, Long.class));
    }

    /** Effects that were refused for good. */
    public long refused() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from chain_effect where refusal is not null", Long.class));
    }
}
