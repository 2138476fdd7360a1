package io.penstock.onchain;

import java.math.BigInteger;
import java.util.Optional;
import org.web3j.protocol.Web3j;

/**
 * What a transaction of ours offers for a unit of gas, in wei.
 *
 * <p>The base fee twice over, since the signed bytes never change and it may rise by an eighth a block while they wait; and
 * what the node suggests above the base fee, but at most {@link #MOST_TIP}. A node makes its suggestion from what was
 * paid lately. On a chain on which nobody else pays, that is what we paid: whoever offers a multiple of the suggestion
 * doubles it with each block until its key is empty.
 */
public final class GasPrice {

    /** Two gwei: more than what validators of busy public chains ask for above the base fee. */
    static final BigInteger MOST_TIP = BigInteger.valueOf(2_000_000_000L);

    private GasPrice() {}

    /** The price to sign with at this moment. @throws OnchainException if the node does not answer */
    public static BigInteger now(Web3j web3j) {
        var rpc = new Rpc(web3j);
        return offered(rpc.suggestedGasPrice(), rpc.baseFee());
    }

    /**
     * The rule; pure.
     *
     * @param suggested answer of {@code eth_gasPrice}; zero where gas is free
     * @param baseFee of the latest block; empty on a chain that has none
     */
    public static BigInteger offered(BigInteger suggested, Optional<BigInteger> baseFee) {
        if (baseFee.isEmpty()) {
            return suggested;
        }
        var tip = suggested.subtract(baseFee.get()).max(BigInteger.ZERO).min(MOST_TIP);
        return baseFee.get().shiftLeft(1).add(tip);
    }
}
