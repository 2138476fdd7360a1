package io.penstock.onchain;

import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3j;

/** The empty transfer to itself on which every key spends nonce 0, once; see {@link Transactor#spendNonceZero}. */
public final class FirstTransaction {
    private FirstTransaction() {}

    /** Does nothing for a key that has sent before; else sends and waits for the receipt. */
    public static void ensure(Web3j web3j, String privateKey, long chainId) {
        new Transactor(web3j, Credentials.create(privateKey), chainId).spendNonceZero();
    }
}
