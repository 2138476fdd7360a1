package io.penstock.simulation.service;

import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import io.penstock.onchain.Gateway.Outcome;
import io.penstock.platform.chain.BlockRef;
import io.penstock.platform.chain.ChainEffect;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainLink;
import io.penstock.platform.chain.ChainNode.Carrier;
import io.penstock.platform.chain.ChainNode.Receipt;
import io.penstock.platform.chain.ChainOutbox;
import io.penstock.platform.chain.ChainStore;
import io.penstock.platform.chain.ChainTransaction;
import io.penstock.platform.chain.TransactionState;
import io.penstock.simulation.world.PlantedBug;
import io.penstock.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The mirror's tables of a service, in memory: effects before they are sent, and what became of them. */
public final class SimulatedOutbox implements ChainOutbox, ChainStore {

    private static final Set<TransactionState> IN_FLIGHT = EnumSet.of(TransactionState.SIGNED, TransactionState.SENT);
    private static final int KEPT = 256;

    private final World world;
    private final ServiceProcess process;
    private final List<OutboxRow> rows = new ArrayList<>();
    private final Map<String, OutboxRow> byEffect = new HashMap<>();
    private final List<ChainTransaction> transactions = new ArrayList<>();
    private final Map<Long, Instant> sentAt = new HashMap<>();
    private final List<BlockRef> blocks = new ArrayList<>();
    private @Nullable ChainLink link;

    SimulatedOutbox(World world, ServiceProcess process) {
        this.world = world;
        this.process = process;
    }

    @Override
    public void submit(ChainIntent intent) {
        process.point("submit");
        var effect = intent.effect();
        var known = byEffect.get(effect.id());
        if (known != null && !world.has(PlantedBug.OUTBOX_RENAMES)) {
            if (!known.effect.equals(effect)) {
                throw new IllegalStateException("effect " + effect.key() + " was submitted before with other contents");
            }
            return;
        }
        var key = known == null ? effect.key() : effect.key() + "/" + world.id("again");
        var named = new Effect(
                key, Effects.idOf(key), effect.stream(), effect.targetId(), effect.call(), effect.gasLimit());
        var row = new OutboxRow(rows.size() + 1L, intent, named);
        rows.add(row);
        byEffect.put(named.id(), row);
        world.say("outbox", key);
        process.point("submitted");
    }

    @Override
    public Optional<ChainLink> link() {
        return Optional.ofNullable(link);
    }

    @Override
    public void linked(long baseCount, String baseHead, long checkpoint) {
        link = new ChainLink(ChainLink.State.LIVE, null, baseCount, baseHead);
    }

    @Override
    public void link(ChainLink.State state, @Nullable String reason) {
        var before = Objects.requireNonNull(link);
        world.say("outbox", "chain is " + state + (reason == null ? "" : ": " + reason));
        link = new ChainLink(state, reason, before.baseCount(), before.baseHead());
    }

    @Override
    public List<ChainTransaction> inFlight() {
        return some(each -> IN_FLIGHT.contains(each.state()));
    }

    @Override
    public List<ChainTransaction> mined() {
        return some(each -> each.state() == TransactionState.MINED);
    }

    private List<ChainTransaction> some(Predicate<ChainTransaction> which) {
        return transactions.stream()
                .filter(which)
                .map(this::aged)
                .sorted(Comparator.comparingLong(ChainTransaction::nonce))
                .toList();
    }

    @Override
    public List<ChainEffect> nextNew(int limit) {
        return rows.stream()
                .filter(row -> row.transaction == null && row.refusal == null && row.appliedNo == null)
                .limit(limit)
                .map(this::effect)
                .toList();
    }

    @Override
    public List<ChainEffect> unreported() {
        return rows.stream()
                .filter(row -> !row.reported && (row.refusal != null || state(row) == TransactionState.CONFIRMED))
                .map(this::effect)
                .toList();
    }

    @Override
    public OptionalLong highestNonce() {
        return transactions.stream().mapToLong(ChainTransaction::nonce).max();
    }

    @Override
    public OptionalLong highestVersion(String stream) {
        return versions(row -> row.effect.stream().equals(stream))
                .mapToLong(row -> version(row))
                .max();
    }

    @Override
    public Map<String, Long> lowestInFlight() {
        var lowest = new HashMap<String, Long>();
        versions(row -> {
                    var state = state(row);
                    return state != null && IN_FLIGHT.contains(state);
                })
                .forEach(row -> lowest.merge(row.effect.stream(), version(row), Math::min));
        return lowest;
    }

    private Stream<OutboxRow> versions(Predicate<OutboxRow> which) {
        return rows.stream().filter(row -> row.version != null).filter(which);
    }

    private static long version(OutboxRow row) {
        return Objects.requireNonNull(row.version);
    }

    @Override
    public boolean rebuilding() {
        return false;
    }

    @Override
    public void signed(Signing signing) {
        process.point("signing");
        int id = transactions.size();
        transactions.add(new ChainTransaction(
                id,
                signing.keyAddress(),
                signing.nonce(),
                signing.gasLimit(),
                signing.gasPrice(),
                signing.raw(),
                signing.hash(),
                signing.effects().stream().map(Placed::effectId).toList(),
                TransactionState.SIGNED,
                null,
                null,
                null,
                0,
                null));
        for (var placed : signing.effects()) {
            var row = row(placed.position());
            row.transaction = id;
            row.version = placed.version();
        }
        process.point("signed");
    }

    @Override
    public void refused(long position, int code, String reason) {
        process.point("refused");
        var row = row(position);
        world.say("outbox", row.effect.key() + " is refused: " + reason);
        row.refusal = reason;
    }

    @Override
    public void adopted(Placed placed, Optional<Carrier> carrier) {
        throw new IllegalStateException("nobody else writes here: " + placed.effectId());
    }

    @Override
    public void sent(long id, @Nullable String objection) {
        process.point("sent");
        var was = transaction(id);
        set(was, TransactionState.SENT, null, was.attempts() + 1);
        sentAt.put(id, world.now());
    }

    @Override
    public void mined(long id, Receipt receipt) {
        process.point("mined");
        for (var outcome : receipt.outcomes()) {
            var row = byEffect.get(outcome.effectId());
            if (outcome instanceof Outcome.Applied applied && row != null) {
                row.appliedNo = applied.count();
                row.version = applied.version();
                row.transaction = (int) id;
            }
        }
        set(transaction(id), TransactionState.MINED, receipt, transaction(id).attempts());
    }

    @Override
    public void confirmed(long id) {
        process.point("confirmed");
        settle(id, TransactionState.CONFIRMED);
    }

    @Override
    public void failed(long id, String reason) {
        process.point("failed");
        for (var row : rows) {
            if (row.transaction != null && row.transaction == id && row.appliedNo == null) {
                world.say("outbox", row.effect.key() + " is to be signed anew: " + reason);
                row.transaction = null;
                row.version = null;
                row.failures++;
            }
        }
        settle(id, TransactionState.FAILED);
    }

    private void settle(long id, TransactionState state) {
        var was = transaction(id);
        transactions.set(
                (int) id, with(was, state, was.blockNumber(), was.blockHash(), was.succeeded(), was.attempts()));
    }

    @Override
    public void reported(long position) {
        process.point("reported");
        row(position).reported = true;
    }

    @Override
    public int takenBack(long aboveBlock) {
        return again(each -> each.blockNumber() != null && each.blockNumber() > aboveBlock);
    }

    @Override
    public int forgotten(long chainCount) {
        return again(each -> each.nonce() >= chainCount);
    }

    @Override
    public int rolledBack(long aboveCount) {
        throw new IllegalStateException("no chain here falls back so far");
    }

    private int again(Predicate<ChainTransaction> which) {
        int count = 0;
        for (var each : List.copyOf(transactions)) {
            if (!IN_FLIGHT.contains(each.state()) && which.test(each)) {
                rows.stream()
                        .filter(row -> row.transaction != null && row.transaction == each.id())
                        .forEach(row -> row.appliedNo = null);
                set(each, TransactionState.SENT, null, 0);
                sentAt.remove(each.id());
                count++;
            }
        }
        return count;
    }

    @Override
    public List<ChainEffect> applied(long upTo) {
        return rows.stream()
                .filter(row -> row.appliedNo != null && row.appliedNo <= upTo)
                .map(this::effect)
                .sorted(Comparator.comparingLong(each -> Objects.requireNonNull(each.appliedNo())))
                .toList();
    }

    @Override
    public Optional<BlockRef> lastBlock() {
        return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.getLast());
    }

    @Override
    public List<BlockRef> blocks() {
        return blocks.reversed();
    }

    @Override
    public void followed(long above, List<BlockRef> more) {
        blocks.removeIf(each -> each.number() > above);
        blocks.addAll(more);
        blocks.removeIf(each -> each.number() <= more.getLast().number() - KEPT);
    }

    /** How many nonces count as mined. */
    long settled() {
        return transactions.stream()
                .filter(each -> !IN_FLIGHT.contains(each.state()))
                .count();
    }

    boolean hasWork() {
        return transactions.stream()
                        .anyMatch(each -> IN_FLIGHT.contains(each.state()) || each.state() == TransactionState.MINED)
                || !nextNew(1).isEmpty();
    }

    private @Nullable TransactionState state(OutboxRow row) {
        return row.transaction == null
                ? null
                : transactions.get(row.transaction).state();
    }

    private OutboxRow row(long position) {
        return rows.get((int) position - 1);
    }

    private ChainTransaction transaction(long id) {
        return transactions.get((int) id);
    }

    private ChainEffect effect(OutboxRow row) {
        return row.told(row.transaction == null ? null : transactions.get(row.transaction));
    }

    private void set(ChainTransaction was, TransactionState state, @Nullable Receipt receipt, int attempts) {
        transactions.set(
                (int) was.id(),
                receipt == null
                        ? with(was, state, null, null, null, attempts)
                        : with(was, state, receipt.blockNumber(), receipt.blockHash(), receipt.succeeded(), attempts));
    }

    private ChainTransaction aged(ChainTransaction was) {
        var sent = sentAt.get(was.id());
        Long idle = sent == null ? null : Duration.between(sent, world.now()).toMillis();
        return new ChainTransaction(
                was.id(),
                was.keyAddress(),
                was.nonce(),
                was.gasLimit(),
                was.gasPrice(),
                was.raw(),
                was.hash(),
                was.effectIds(),
                was.state(),
                was.blockNumber(),
                was.blockHash(),
                was.succeeded(),
                was.attempts(),
                idle);
    }

    private static ChainTransaction with(
            ChainTransaction was,
            TransactionState state,
            @Nullable Long number,
            @Nullable String hash,
            @Nullable Boolean succeeded,
            int attempts) {
        return new ChainTransaction(
                was.id(),
                was.keyAddress(),
                was.nonce(),
                was.gasLimit(),
                was.gasPrice(),
                was.raw(),
                was.hash(),
                was.effectIds(),
                state,
                number,
                hash,
                succeeded,
                attempts,
                null);
    }
}
