package io.penstock.simulation.service;

import io.penstock.onchain.Effects;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainOutbox;
import io.penstock.platform.chain.ChainTransaction;
import io.penstock.platform.chain.ChainTransaction.State;
import io.penstock.platform.chain.ChainTransactions;
import io.penstock.simulation.world.PlantedBug;
import io.penstock.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Table {@code chain_transaction} of a service, in memory: effects before they are sent, and what became of them. */
public final class SimulatedOutbox implements ChainOutbox, ChainTransactions {

    private static final int WORD_AT = "0x".length() + 8;
    private static final int WORD = 64;

    private final World world;
    private final ServiceProcess process;
    private final List<ChainTransaction> rows = new ArrayList<>();
    private final Map<String, Integer> byEffect = new HashMap<>();
    private final Map<Long, Instant> changedAt = new HashMap<>();
    private final Set<Long> reported = new HashSet<>();

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
            if (!rows.get(known).data().equals(effect.data())) {
                throw new IllegalStateException("effect " + effect.key() + " was submitted before with other contents");
            }
            return;
        }
        var key = known == null ? effect.key() : effect.key() + "/" + world.id("again");
        var id = Effects.idOf(key);
        var data = effect.data().substring(0, WORD_AT)
                + id.substring(2)
                + effect.data().substring(WORD_AT + WORD);
        byEffect.put(id, rows.size());
        long position = rows.size() + 1L;
        rows.add(new ChainTransaction(
                position,
                key,
                intent.purpose(),
                intent.reference(),
                effect.to(),
                data,
                effect.gasLimit(),
                State.NEW,
                null,
                null,
                null,
                null,
                null,
                0));
        world.say("outbox", key);
        process.point("submitted");
    }

    @Override
    public List<ChainTransaction> inFlight() {
        return rows.stream()
                .filter(row -> row.state() == State.SIGNED || row.state() == State.SENT)
                .map(this::aged)
                .sorted(Comparator.comparingLong(row -> row.nonce() == null ? 0 : row.nonce()))
                .toList();
    }

    private ChainTransaction aged(ChainTransaction row) {
        long idle = Duration.between(changedAt.getOrDefault(row.position(), world.now()), world.now())
                .toMillis();
        return with(
                row, row.state(), row.nonce(), row.raw(), row.transactionHash(), row.blockNumber(), row.reason(), idle);
    }

    @Override
    public Optional<ChainTransaction> nextNew() {
        return rows.stream().filter(row -> row.state() == State.NEW).findFirst();
    }

    @Override
    public List<ChainTransaction> unreported() {
        return rows.stream()
                .filter(row -> row.state() == State.MINED || row.state() == State.FAILED)
                .filter(row -> !reported.contains(row.position()))
                .toList();
    }

    @Override
    public Optional<Long> highestNonce(String address) {
        return rows.stream().map(ChainTransaction::nonce).filter(n -> n != null).max(Comparator.naturalOrder());
    }

    @Override
    public void signed(long position, String address, long nonce, String raw, String transactionHash) {
        process.point("signing");
        var row = row(position);
        set(with(row, State.SIGNED, nonce, raw, transactionHash, null, null, 0));
        process.point("signed");
    }

    @Override
    public void sent(long position) {
        process.point("sent");
        var row = row(position);
        set(with(row, State.SENT, row.nonce(), row.raw(), row.transactionHash(), null, null, 0));
    }

    @Override
    public void mined(long position, long blockNumber) {
        process.point("mined");
        var row = row(position);
        set(with(row, State.MINED, row.nonce(), row.raw(), row.transactionHash(), blockNumber, null, 0));
    }

    @Override
    public void failed(long position, String reason) {
        process.point("failed");
        var row = row(position);
        world.say("outbox", row.effectKey() + " is refused: " + reason);
        set(with(row, State.FAILED, row.nonce(), row.raw(), row.transactionHash(), null, reason, 0));
    }

    @Override
    public void reported(long position) {
        process.point("reported");
        reported.add(position);
    }

    @Override
    public int forgotten(String address, long chainCount) {
        int count = 0;
        for (var row : List.copyOf(rows)) {
            var nonce = row.nonce();
            boolean gone = row.state() == State.MINED || row.state() == State.SENT;
            if (gone && nonce != null && nonce >= chainCount) {
                set(with(row, State.SIGNED, nonce, row.raw(), row.transactionHash(), null, null, 0));
                count++;
            }
        }
        return count;
    }

    /** All effects with what became of them. */
    public List<ChainTransaction> all() {
        return List.copyOf(rows);
    }

    /** How many nonces count as mined. */
    long mined() {
        return rows.stream()
                .filter(row -> row.nonce() != null)
                .filter(row -> row.state() == State.MINED || row.state() == State.FAILED)
                .count();
    }

    boolean hasWork() {
        return rows.stream().anyMatch(row -> row.state() != State.MINED && row.state() != State.FAILED);
    }

    private ChainTransaction row(long position) {
        return rows.get((int) position - 1);
    }

    private void set(ChainTransaction row) {
        rows.set((int) row.position() - 1, row);
        changedAt.put(row.position(), world.now());
    }

    private static ChainTransaction with(
            ChainTransaction row,
            State state,
            @Nullable Long nonce,
            @Nullable String raw,
            @Nullable String hash,
            @Nullable Long block,
            @Nullable String reason,
            long idle) {
        return new ChainTransaction(
                row.position(),
                row.effectKey(),
                row.purpose(),
                row.reference(),
                row.target(),
                row.data(),
                row.gasLimit(),
                state,
                nonce,
                raw,
                hash,
                block,
                reason,
                idle);
    }
}
