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
    private final String service;

    public MirrorBooks(
            JdbcTemplate jdbc, Web3j web3, ContractAddresses contracts, TransactionSigner signer, String service) {
        this.jdbc = jdbc;
        this.contracts = contracts;
        this.service = service;
        this.node = new Web3ChainNode(web3, signer, contracts, service);
    }

    /**
     * What the writer's two sides say, and the block at whose end everything else is to be read.
     *
     * @param block in which every confirmed effect of this log is
     */
    public record BothSides(BlockRef block, MirrorStatement log, MirrorStatement chain) {}

    /** What the log expects of the chain; counts from the start of the deployment. */
    public record Expected(long count, String head, long nonces, Map<String, Long> streams) {}

    /**
     * Both sides; empty while something is on its way, if the writer went on between the questions, or if the chain has
     * taken back what the writer saw and the writer has not noticed yet.
     */
    public Optional<BothSides> atRest() throws IOException {
        var link = ChainRows.link(jdbc, contracts.deploymentId());
        if (link.isEmpty() || link.get().state() != ChainLink.State.LIVE || !isQuiet() || !isFollowed()) {
            return Optional.empty();
        }
        var block = node.head().block();
        var expected = expected();
        Map<String, Long> streams = new HashMap<>();
        for (String stream : expected.streams().keySet()) {
            streams.put(stream, node.streamVersion(stream));
        }
        var written = node.written();
        var chain = new MirrorStatement(service, written.count(), written.head(), streams, node.count());
        var log =
                new MirrorStatement(service, expected.count(), expected.head(), expected.streams(), expected.nonces());
        // Only this writer moves what is compared: if it did nothing meanwhile, blocks that came in between do not
        // matter.
        return stillAtRest(log) ? Optional.of(new BothSides(block, log, chain)) : Optional.empty();
    }

    /** Whether the writer has done nothing since: what was read meanwhile, on either side, holds together. */
    public boolean stillAtRest(MirrorStatement log) {
        var expected = expected();
        return isQuiet()
                && expected.count() == log.count()
                && expected.head().equals(log.head())
                && expected.nonces() == log.nonces();
    }

    /** Whether the newest block that the writer saw is still there, and with it all that counts as confirmed. */
    private boolean isFollowed() throws IOException {
        var seen = ChainRows.blocks(jdbc, 1);
        return !seen.isEmpty() && has(seen.getFirst());
    }

    /** Whether the chain has this very block. */
    public boolean has(BlockRef block) throws IOException {
        return node.block(block.number())
                .filter(now -> now.hash().equals(block.hash()))
                .isPresent();
    }

    /** Nothing is between log and chain, and every result that came back stands in the log as an event. */
    private boolean isQuiet() {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select not exists (select 1 from chain_transaction where state in ('SIGNED', 'SENT', 'MINED'))
                    and not exists (select 1 from chain_effect
                        where not reported and (applied_no is not null or refusal is not null))
                """, Boolean.class));
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
