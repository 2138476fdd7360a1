package io.penstock.platform.chain.signer;

import java.io.IOException;
import org.web3j.crypto.RawTransaction;

/** Signs transactions of one key. The writer stores the bytes before it sends them, whoever made them. */
public interface TransactionSigner {

    /** Of the key: "0x" and 40 digits, lower case. */
    String address();

    /**
     * Signs a type-0 transaction for one chain (EIP-155).
     *
     * @return the bytes that a node takes
     * @throws IOException if the signer does not answer, or signed something else than it was asked to
     */
    byte[] sign(RawTransaction transaction, long chainId) throws IOException;
}
