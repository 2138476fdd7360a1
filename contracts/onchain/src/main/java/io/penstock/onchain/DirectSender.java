package io.penstock.onchain;

import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/**
 * Sends effects one by one and waits for each. For tools and tests: it stores nothing, so a crash between signing and
 * receipt loses track. Services send through their outbox.
 */
public final class DirectSender {
    private final Rpc rpc;
    private final Transactor transactor;
    private final String address;

    public DirectSender(Web3j web3j, String privateKey, long chainId) {
        Credentials credentials = Credentials.create(privateKey);
        this.rpc = new Rpc(web3j);
        this.transactor = new Transactor(web3j, credentials, chainId);
        this.address = credentials.getAddress();
        transactor.spendNonceZero();
    }

    /**
     * Tries the effect on the node, then sends it and waits for the receipt.
     *
     * @throws EffectRevertedException if the dry run is refused; nothing is sent then
     */
    public TransactionReceipt send(Effect effect) {
        rpc.call(address, effect.to(), effect.data());
        return sendBlindly(effect);
    }

    /** Sends without the dry run. @throws OnchainException if the transaction fails in its block */
    TransactionReceipt sendBlindly(Effect effect) {
        return transactor.sendAndAwait(effect.key(), effect.to(), effect.data(), effect.gasLimit());
    }
}
