package io.penstock.platform.chain.signer;

import java.util.Locale;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/** Signs in this process. The key is in its memory, so whoever can read that can sign. */
public final class LocalSigner implements TransactionSigner {

    private final Credentials credentials;

    private LocalSigner(Credentials credentials) {
        this.credentials = credentials;
    }

    /** A key as 64 hexadecimal digits. */
    public static LocalSigner ofKey(String privateKey) {
        return new LocalSigner(Credentials.create(privateKey));
    }

    static LocalSigner of(Credentials credentials) {
        return new LocalSigner(credentials);
    }

    @Override
    public String address() {
        return credentials.getAddress().toLowerCase(Locale.ROOT);
    }

    @Override
    public byte[] sign(RawTransaction transaction, long chainId) {
        return TransactionEncoder.signMessage(transaction, chainId, credentials);
    }
}
