package io.penstock.platform.chain.signer;

import io.penstock.platform.start.PlatformProperties;
import java.io.IOException;
import org.web3j.protocol.http.HttpService;

/** The signer that the settings name: exactly one of key, keystore and remote signer. */
public final class Signers {

    private Signers() {}

    /**
     * Opens it.
     *
     * @throws IllegalStateException if none or more than one is named; the message shows no key
     * @throws IOException if the keystore cannot be opened
     */
    public static TransactionSigner of(PlatformProperties.Chain settings) throws IOException {
        var keystore = settings.keystore();
        boolean local = !settings.key().isEmpty();
        boolean stored = !keystore.file().isEmpty();
        boolean remote = !settings.signer().url().isEmpty();
        if ((local ? 1 : 0) + (stored ? 1 : 0) + (remote ? 1 : 0) != 1) {
            throw new IllegalStateException("exactly one of penstock.chain.key, penstock.chain.keystore.file and"
                    + " penstock.chain.signer.url names who signs");
        }
        if (local) {
            return LocalSigner.ofKey(settings.key());
        }
        return stored
                ? KeystoreSigner.open(keystore.path(), keystore.passwordPath())
                : new RemoteSigner(
                        new HttpService(settings.signer().url()),
                        settings.signer().address());
    }
}
