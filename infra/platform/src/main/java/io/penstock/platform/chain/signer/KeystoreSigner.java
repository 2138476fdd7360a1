package io.penstock.platform.chain.signer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;

/** A key from an encrypted file: Web3 Secret Storage, version 3, as geth, Besu and Web3Signer write it. */
public final class KeystoreSigner {

    private KeystoreSigner() {}

    /**
     * Opens the file.
     *
     * @param passwordFile whose first line is the password: a password in the environment shows in process lists
     * @throws IOException if a file cannot be read, is no keystore, or the password is wrong; the message names the file
     */
    public static TransactionSigner open(Path keystore, Path passwordFile) throws IOException {
        String password = Files.readString(passwordFile).lines().findFirst().orElse("");
        try {
            return LocalSigner.of(WalletUtils.loadCredentials(password, keystore.toFile()));
        } catch (CipherException e) {
            throw new IOException("the keystore " + keystore + " cannot be opened: " + e.getMessage(), e);
        }
    }
}
