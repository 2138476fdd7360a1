package io.penstock.platform.chain;

import io.penstock.onchain.ContractAddresses;
import io.penstock.platform.chain.reconcile.MirrorStatement;
import io.penstock.platform.chain.signer.TransactionSigner;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.protocol.Web3j;

/** What log and chain say of this service's writer. */
public final class MirrorBooks {

    private final JdbcTemplate jdbc;
    private final ContractAddresses contracts;
    private final ChainNode node;

    public MirrorBooks(
            JdbcTemplate jdbc, Web3j web3, ContractAddresses contracts, TransactionSigner signer, String service) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.node = new Web3ChainNode(web3, signer, contracts, service);
    }

    /**
     * Both sides at one block.
     *
     * @param block the newest one when the chain's side was read
     */
    public record BothSides(BlockRef block, MirrorStatement log, MirrorStatement chain) {}

    /** What the log expects of the chain; counts from the start of the deployment. */
    public record Expected(long count, String head, long nonces, Map<String, Long> streams) {}

    /** Both sides; empty while something is on its way, or if the writer went on between the questions. */
    public Optional<BothSides> atRest() throws IOException {
        var link = ChainRows.link(jdbc, contracts.deploymentId());
        if (link.isEmpty() || link.get().state() != ChainLink.State.LIVE || open() > 0) {
            return Optional.empty();
        }
        var before = node.head().block();
        var expected = expected();
        Map<String, Long> streams = new HashMap<>();
        for (String stream : expected.streams().keySet()) {
            streams.put(stream, node.streamVersion(stream));
        }
        var written = node.written();
        var chain = new MirrorStatement(written.count(), written.head(), streams, node.count());
        var log = new MirrorStatement(expected.count(), expected.head(), expected.streams(), expected.nonces());
        // Only this writer moves what is compared: if it did nothing meanwhile, blocks that came in between do not
        // matter.
        boolean quiet = open() == 0 && expected().equals(expected);
        return quiet ? Optional.of(new BothSides(before, log, chain)) : Optional.empty();
    }

    private long open() {
        var rows = jdbc.queryForObject(
                "select count(*) from chain_transaction where state in ('SIGNED', 'SENT', 'MINED')", Long.class);
        return rows == null ? 0 : rows;
    }

    /** The running hash is computed anew from every effect that was applied. */
    public Expected expected() {
        var link = ChainRows.link(jdbc, contracts.deploymentId()).orElseThrow();
        List<ChainEffect> applied = ChainRows.effects(
                jdbc, "where e.applied_no > ? and t.state = 'CONFIRMED' order by e.applied_no", link.baseCount());
        Map<String, Long> streams = new TreeMap<>();
        jdbc.query("""
                select e.stream, max(e.stream_version) from chain_effect e
                left join chain_transaction t on t.id = e.transaction_id
                where e.applied_no is not null and (t.state is null or t.state = 'CONFIRMED') group by e.stream
                """, row -> {
            streams.put(row.getString(1), row.getLong(2));
        });
        var nonces = jdbc.queryForObject(
                "select coalesce(max(nonce), 0) + 1 from chain_transaction where deployment_id = ? and state in"
                        + " ('CONFIRMED', 'FAILED')",
                Long.class,
                contracts.deploymentId());
        return new Expected(
                link.baseCount() + applied.size(),
                Heads.after(link.baseHead(), applied),
                nonces == null ? 0 : nonces,
                streams);
    }
}
