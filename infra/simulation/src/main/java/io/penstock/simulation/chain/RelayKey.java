package io.penstock.simulation.chain;

import io.penstock.platform.chain.ChainNode;
import io.penstock.platform.chain.ChainTransaction;
import io.penstock.simulation.chain.SimulatedChain.Sent;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.World;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/** The node as one service's relay key sees it: sometimes away, sometimes forgetful. */
public final class RelayKey implements ChainNode {

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
    public Signed sign(long nonce, BigInteger gasPrice, ChainTransaction transaction) {
        return new Signed(address + PART + nonce + PART + transaction.data(), hash(nonce, transaction.data()));
    }

    @Override
    public Optional<String> refusal(ChainTransaction transaction) throws IOException {
        reach();
        return chain.refusal(transaction.data());
    }

    @Override
    public Optional<String> send(String raw) throws IOException {
        reach();
        if (world.happens(Fault.LATE)) {
            return Optional.of("lost on its way");
        }
        int first = raw.indexOf(PART);
        int second = raw.indexOf(PART, first + 1);
        long nonce = Long.parseLong(raw, first + 1, second, 10);
        var data = raw.substring(second + 1);
        chain.send(new Sent(hash(nonce, data), address, nonce, data));
        return Optional.empty();
    }

    private String hash(long nonce, String data) {
        return "0x%s%04x%020x".formatted(address.substring(2), nonce, data.hashCode() & 0xffffffffL);
    }

    @Override
    public Optional<Receipt> receipt(String hash) throws IOException {
        reach();
        return chain.receipt(hash).map(mined -> new Receipt(mined.succeeded(), mined.block()));
    }

    private void reach() throws IOException {
        if (world.happens(Fault.CUT)) {
            throw new IOException("the node is away");
        }
    }
}
