package io.penstock.simulation.chain;

import io.penstock.onchain.Effects;
import io.penstock.onchain.Gateway;
import io.penstock.onchain.Refusal;
import io.penstock.onchain.VersionedEffect;
import io.penstock.platform.chain.BlockRef;
import io.penstock.platform.chain.ChainNode;
import io.penstock.platform.chain.NodeAnswer;
import io.penstock.simulation.chain.SimulatedChain.Sent;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.World;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The node as one service's relay key sees it: sometimes away, sometimes forgetful. */
public final class RelayKey implements ChainNode {

    private static final long BLOCK_GAS = 60_000_000;
    private static final long EFFECT_GAS = 100_000;
    private static final String PART = "|";

    private final World world;
    private final SimulatedChain chain;
    private final String address;

    public RelayKey(World world, SimulatedChain chain, String address) {
        this.world = world;
        this.chain = chain;
        this.address = address;
    }

    /** Whether the chain has fewer transactions of this key than were signed and counted as mined. */
    public boolean hasForgotten(long mined) {
        return chain.count(address) < mined;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public long count() throws IOException {
        reach();
        return chain.count(address);
    }

    @Override
    public BigInteger gasPrice() {
        return BigInteger.ONE;
    }

    @Override
    public Optional<String> strangeness() {
        return Optional.empty();
    }

    @Override
    public Head head() throws IOException {
        reach();
        return new Head(chain.headBlock(), BLOCK_GAS);
    }

    @Override
    public Optional<BlockRef> block(long number) throws IOException {
        reach();
        return chain.block(number);
    }

    @Override
    public void spendNonceZero() {}

    @Override
    public Signed sign(long nonce, BigInteger gasPrice, long gasLimit, List<VersionedEffect> effects) {
        var data = Gateway.calldata(effects);
        return new Signed(address + PART + nonce + PART + data, hash(nonce, data));
    }

    @Override
    public Trial trial(List<VersionedEffect> effects) throws IOException {
        reach();
        var refusal = chain.refusal(address, Gateway.calldata(effects));
        if (refusal.isEmpty()) {
            return new Trial.Passed(EFFECT_GAS * effects.size());
        }
        var id = refusal.get().effectId();
        return new Trial.Refused(new Refusal(
                refusal.get().error(),
                id.isEmpty() ? Optional.empty() : Optional.of(id),
                0,
                String.valueOf(refusal.get().getMessage())));
    }

    @Override
    public long streamVersion(String stream) throws IOException {
        reach();
        return chain.ledger().streamVersion(Effects.idOf(stream).substring(2));
    }

    @Override
    public Optional<String> appliedPayload(String effectId) {
        return Optional.empty();
    }

    @Override
    public Written written() throws IOException {
        reach();
        return new Written(chain.effectsOf(address), Gateway.NO_HEAD);
    }

    @Override
    public NodeAnswer send(String raw) throws IOException {
        reach();
        if (world.happens(Fault.LATE)) {
            return new NodeAnswer(NodeAnswer.Meaning.UNKNOWN, "lost on its way");
        }
        int first = raw.indexOf(PART);
        int second = raw.indexOf(PART, first + 1);
        long nonce = Long.parseLong(raw, first + 1, second, 10);
        var data = raw.substring(second + 1);
        chain.send(new Sent(hash(nonce, data), address, nonce, data));
        return NodeAnswer.ACCEPTED;
    }

    private String hash(long nonce, String data) {
        return "0x%s%04x%020x".formatted(address.substring(2), nonce, data.hashCode() & 0xffffffffL);
    }

    @Override
    public Optional<Receipt> receipt(String hash) throws IOException {
        reach();
        return chain.receipt(hash)
                .map(mined ->
                        new Receipt(mined.succeeded(), mined.block(), mined.blockHash(), EFFECT_GAS, mined.outcomes()));
    }

    private void reach() throws IOException {
        if (world.happens(Fault.CUT)) {
            throw new IOException("the node is away");
        }
    }
}
