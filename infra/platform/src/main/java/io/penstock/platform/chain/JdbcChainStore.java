package io.penstock.platform.chain;

import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Gateway.Outcome;
import io.penstock.platform.chain.ChainNode.Carrier;
import io.penstock.platform.chain.ChainNode.Receipt;
import io.penstock.platform.lease.Leases;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tables {@code chain_effect}, {@code chain_transaction}, {@code chain_block} and {@code chain_link}. Each change is one
 * transaction, which an instance that has lost its lease cannot commit: what it has signed is neither stored nor sent.
 */
final class JdbcChainStore implements ChainStore {

    private static final String NEW = "transaction_id is null and refusal is null and applied_no is null";

    private final JdbcTemplate jdbc;
    private final Leases leases;
    private final ContractAddresses contracts;
    private final String key;
    private final String worker;

    /**
     * @param key address of the relay's key, lower case
     * @param worker whose lease's epoch is written beside each signature
     */
    JdbcChainStore(JdbcTemplate jdbc, Leases leases, ContractAddresses contracts, String key, String worker) {
        this.jdbc = jdbc;
        this.leases = leases;
        this.contracts = contracts;
        this.key = key;
        this.worker = worker;
    }

    @Override
    public Optional<ChainLink> link() {
        return ChainRows.link(jdbc, contracts.deploymentId());
    }

    @Override
    public void linked(long baseCount, String baseHead, long checkpoint) {
        var _ = write(
                """
                insert into chain_link (deployment_id, chain_id, genesis_hash, gateway, gateway_code_hash, present, state,
                    base_count, base_head, checkpoint_number)
                values (?, ?, ?, ?, ?, true, 'LIVE', ?, ?, ?)
                """,
                contracts.deploymentId(),
                contracts.chainId(),
                contracts.genesisHash(),
                contracts.mirrorGateway(),
                contracts.gatewayCodeHash(),
                baseCount,
                baseHead,
                checkpoint);
    }

    @Override
    public void link(ChainLink.State state, @Nullable String reason) {
        var _ = write(
                "update chain_link set state = ?, reason = ?, changed_at = now() where present", state.name(), reason);
    }

    @Override
    public List<ChainTransaction> inFlight() {
        return ChainRows.transactions(jdbc, "t.state in ('SIGNED', 'SENT')", deployment());
    }

    @Override
    public List<ChainTransaction> mined() {
        return ChainRows.transactions(jdbc, "t.state = 'MINED'", deployment());
    }

    @Override
    public List<ChainEffect> nextNew(int limit) {
        return ChainRows.effects(
                jdbc,
                "where e.transaction_id is null and e.refusal is null and e.applied_no is null"
                        + " order by e.replay_no nulls last, e.position limit ?",
                limit);
    }

    @Override
    public List<ChainEffect> unreported() {
        return ChainRows.effects(
                jdbc,
                "where not e.reported and (e.refusal is not null or t.state = 'CONFIRMED'"
                        + " or (e.applied_no is not null and e.transaction_id is null)) order by e.position limit 100");
    }

    @Override
    public OptionalLong highestNonce() {
        return number(
                "select max(nonce) from chain_transaction where key_address = ? and deployment_id = ?",
                key,
                deployment());
    }

    @Override
    public OptionalLong highestVersion(String stream) {
        return number("select max(stream_version) from chain_effect where stream = ?", stream);
    }

    @Override
    public Map<String, Long> highestVersions(Collection<String> streams) {
        var highest = new HashMap<String, Long>();
        jdbc.query(
                "select stream, max(stream_version) from chain_effect where stream = any(?) and stream_version is not null"
                        + " group by stream",
                row -> {
                    highest.put(row.getString(1), row.getLong(2));
                },
                (Object) streams.toArray(String[]::new));
        return highest;
    }

    @Override
    public Map<String, Long> lowestInFlight() {
        var lowest = new HashMap<String, Long>();
        jdbc.query("""
                select e.stream, min(e.stream_version) from chain_effect e
                join chain_transaction t on t.id = e.transaction_id
                where t.state in ('SIGNED', 'SENT') group by e.stream
                """, row -> {
            lowest.put(row.getString(1), row.getLong(2));
        });
        return lowest;
    }

    @Override
    public boolean rebuilding() {
        return number("""
                select 1 from chain_effect e left join chain_transaction t on t.id = e.transaction_id
                where e.replay_no is not null and (e.applied_no is null or t.state <> 'CONFIRMED') limit 1
                """).isPresent();
    }

    @Override
    public void signed(Signing signing) {
        var _ = leases.write(() -> {
            long epoch = epoch();
            jdbc.update("""
                    insert into chain_writer (key_address, holder, epoch) values (?, ?, ?)
                    on conflict (key_address) do update set holder = excluded.holder, epoch = excluded.epoch,
                        changed_at = now()
                    """, key, leases.instance(), epoch);
            var id = jdbc.queryForObject(
                    """
                    insert into chain_transaction (deployment_id, chain_id, gateway, key_address, nonce, gas_limit,
                        gas_price, raw, transaction_hash, effect_ids, state, writer_epoch)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SIGNED', ?) returning id
                    """,
                    Long.class,
                    deployment(),
                    contracts.chainId(),
                    contracts.mirrorGateway(),
                    signing.keyAddress(),
                    signing.nonce(),
                    signing.gasLimit(),
                    new java.math.BigDecimal(signing.gasPrice()),
                    signing.raw(),
                    signing.hash(),
                    signing.effects().stream().map(Placed::effectId).toArray(String[]::new),
                    epoch);
            var effects = signing.effects();
            int placed = jdbc.update(
                    """
                    update chain_effect set transaction_id = ?, batch_index = given.index - 1,
                        stream_version = given.version, payload_hash = given.payload, changed_at = now()
                    from unnest(?::bigint[], ?::bigint[], ?::text[]) with ordinality
                        as given (at, version, payload, index)
                    where position = given.at and %s
                    """.formatted(NEW),
                    id,
                    effects.stream().map(Placed::position).toArray(Long[]::new),
                    effects.stream().map(Placed::version).toArray(Long[]::new),
                    effects.stream().map(Placed::payload).toArray(String[]::new));
            if (placed != effects.size()) {
                throw new IllegalStateException(
                        (effects.size() - placed) + " effects of nonce " + signing.nonce() + " are not new any more");
            }
            return placed;
        });
    }

    private long epoch() {
        var lease = leases.held(worker);
        return lease == null ? 0 : lease.epoch();
    }

    @Override
    public void refused(long position, int code, String reason) {
        var _ = write(
                "update chain_effect set refusal_code = ?, refusal = ?, changed_at = now() where position = ? and "
                        + NEW,
                code,
                reason,
                position);
    }

    @Override
    public void adopted(Placed placed, Optional<Carrier> carrier) {
        var _ = write(
                "update chain_effect set stream_version = ?, payload_hash = ?, adopted_hash = ?, adopted_block = ?,"
                        + " applied_no = 0, changed_at = now() where position = ? and " + NEW,
                placed.version(),
                placed.payload(),
                carrier.map(Carrier::hash).orElse(null),
                carrier.map(Carrier::blockNumber).orElse(null),
                placed.position());
    }

    @Override
    public void sent(long id, @Nullable String objection) {
        var _ = write("""
                update chain_transaction set state = 'SENT', attempts = attempts + 1, last_error = ?,
                    first_sent_at = coalesce(first_sent_at, now()), last_sent_at = now(), changed_at = now()
                where id = ? and state in ('SIGNED', 'SENT')
                """, objection, id);
    }

    @Override
    public void mined(long id, Receipt receipt) {
        var _ = leases.write(() -> {
            applied(
                    id,
                    receipt.outcomes().stream()
                            .filter(Outcome.Applied.class::isInstance)
                            .map(Outcome.Applied.class::cast)
                            .toList());
            return jdbc.update(
                    """
                    update chain_transaction set state = 'MINED', block_number = ?, block_hash = ?, gas_used = ?,
                        succeeded = ?, changed_at = now()
                    where id = ? and state in ('SIGNED', 'SENT', 'MINED')
                    """, receipt.blockNumber(), receipt.blockHash(), receipt.gasUsed(), receipt.succeeded(), id);
        });
    }

    private void applied(long id, List<Outcome.Applied> applied) {
        if (applied.isEmpty()) {
            return;
        }
        var effects = applied.stream().map(Outcome.Applied::effectId).toArray(String[]::new);
        var versions = applied.stream().map(Outcome.Applied::version).toArray(Long[]::new);
        // Only where a transaction that had failed came back with a reorganisation: its place is taken by now.
        jdbc.update("""
                update chain_effect e set stream_version = null
                from unnest(?::text[], ?::bigint[]) as told (id, version)
                join chain_effect mine on mine.effect_id = told.id
                where e.stream = mine.stream and e.stream_version = told.version and e.effect_id <> told.id
                """, effects, versions);
        jdbc.update(
                """
                update chain_effect set applied_no = told.count, stream_version = told.version, transaction_id = ?,
                    changed_at = now()
                from unnest(?::text[], ?::bigint[], ?::bigint[]) as told (id, version, count) where effect_id = told.id
                """,
                id,
                effects,
                versions,
                applied.stream().map(Outcome.Applied::count).toArray(Long[]::new));
    }

    @Override
    public void confirmed(long id) {
        var _ = write(
                "update chain_transaction set state = 'CONFIRMED', changed_at = now() where id = ? and state = 'MINED'",
                id);
    }

    @Override
    public void failed(long id, String reason) {
        var _ = leases.write(() -> {
            jdbc.update("""
                    update chain_effect set transaction_id = null, batch_index = null, failures = failures + 1,
                        stream_version = case when replay_no is null then null else stream_version end, changed_at = now()
                    where transaction_id = ? and applied_no is null
                    """, id);
            return jdbc.update(
                    "update chain_transaction set state = 'FAILED', last_error = ?, changed_at = now()"
                            + " where id = ? and state = 'MINED'",
                    reason,
                    id);
        });
    }

    @Override
    public void reported(long position) {
        var _ = write("update chain_effect set reported = true, changed_at = now() where position = ?", position);
    }

    @Override
    public int takenBack(long aboveBlock) {
        return again("block_number > ?", aboveBlock);
    }

    @Override
    public int forgotten(long chainCount) {
        return again("nonce >= ?", chainCount);
    }

    @Override
    public int rolledBack(long aboveCount) {
        return again("""
                not exists (select 1 from chain_effect e where e.transaction_id = chain_transaction.id
                    and e.applied_no is not null and e.applied_no <= ?)
                """, aboveCount);
    }

    /** SENT and due at once, whatever it was: the same bytes. */
    private int again(String which, long bound) {
        return write(() -> {
            jdbc.update(
                    "update chain_effect set applied_no = null where applied_no is not null and transaction_id in (select id from"
                            + " chain_transaction where state in ('MINED', 'CONFIRMED') and deployment_id = ? and "
                            + which
                            + ")",
                    deployment(),
                    bound);
            return jdbc.update(
                    "update chain_transaction set state = 'SENT', block_number = null, block_hash = null, gas_used = null,"
                            + " succeeded = null, last_sent_at = null, attempts = 0, changed_at = now()"
                            + " where state in ('MINED', 'CONFIRMED', 'FAILED', 'SUPERSEDED') and deployment_id = ? and "
                            + which,
                    deployment(),
                    bound);
        });
    }

    @Override
    public List<ChainEffect> applied(long upTo) {
        return ChainRows.effects(
                jdbc,
                "where e.applied_no > (select base_count from chain_link where present) and e.applied_no <= ?"
                        + " order by e.applied_no",
                upTo);
    }

    @Override
    public Optional<BlockRef> lastBlock() {
        return ChainRows.blocks(jdbc, 1).stream().findFirst();
    }

    @Override
    public List<BlockRef> blocks() {
        return ChainRows.blocks(jdbc, FinalityTracker.KEPT);
    }

    @Override
    public void followed(long above, List<BlockRef> blocks) {
        var _ = leases.write(() -> {
            jdbc.update("delete from chain_block where number > ?", above);
            for (BlockRef each : blocks) {
                jdbc.update(
                        "insert into chain_block (number, hash, parent_hash) values (?, ?, ?)",
                        each.number(),
                        each.hash(),
                        each.parentHash());
            }
            return jdbc.update(
                    "delete from chain_block where number <= ?",
                    blocks.getLast().number() - FinalityTracker.KEPT);
        });
    }

    private String deployment() {
        return contracts.deploymentId();
    }

    private OptionalLong number(String query, Object... arguments) {
        return jdbc.queryForList(query, Long.class, arguments).stream()
                .filter(java.util.Objects::nonNull)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private int write(String statement, @Nullable Object... arguments) {
        return leases.write(() -> jdbc.update(statement, arguments));
    }

    private int write(IntSupplier statements) {
        return leases.write(statements);
    }

    static Effect effect(String key, String id, String stream, String targetId, String call, long gas) {
        return new Effect(key, id, stream, targetId, call, gas);
    }
}
