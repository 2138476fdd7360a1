package io.penstock.onchain;

import java.security.SecureRandom;
import java.util.Locale;
import org.web3j.crypto.Bip32ECKeyPair;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.MnemonicUtils;
import org.web3j.utils.Numeric;

/** Keys derived from one BIP-39 mnemonic at m/44'/60'/0'/0/index, the path on which local nodes fund their accounts. */
public final class WalletKeys {
    public static final int DEPLOYER = 0;
    public static final int ISSUANCE_RELAY = 1;
    public static final int SERVICING_RELAY = 2;
    public static final int BANK = 3;
    /** Parties and investors of the demonstration start here. */
    public static final int FIRST_PARTY = 10;

    private static final int HARDENED = Bip32ECKeyPair.HARDENED_BIT;

    private final Bip32ECKeyPair account;

    private WalletKeys(Bip32ECKeyPair account) {
        this.account = account;
    }

    /**
     * Reads a mnemonic without passphrase.
     *
     * @throws IllegalArgumentException if the words are no BIP-39 mnemonic; the message does not repeat them
     */
    public static WalletKeys of(String mnemonic) {
        if (!MnemonicUtils.validateMnemonic(mnemonic)) {
            throw new IllegalArgumentException("not a BIP-39 mnemonic: wrong word, count or check sum");
        }
        var master = Bip32ECKeyPair.generateKeyPair(MnemonicUtils.generateSeed(mnemonic, ""));
        int[] path = {44 | HARDENED, 60 | HARDENED, HARDENED, 0};
        return new WalletKeys(Bip32ECKeyPair.deriveKeyPair(master, path));
    }

    /** Twelve fresh words. */
    public static String newMnemonic() {
        var entropy = new byte[16];
        new SecureRandom().nextBytes(entropy);
        return MnemonicUtils.generateMnemonic(entropy);
    }

    public WalletKey key(int index) {
        return walletKey(Credentials.create(Bip32ECKeyPair.deriveKeyPair(account, new int[] {index})));
    }

    static WalletKey walletKey(Credentials credentials) {
        String key = Numeric.toHexStringWithPrefixZeroPadded(
                credentials.getEcKeyPair().getPrivateKey(), 64);
        return new WalletKey(key, credentials.getAddress().toLowerCase(Locale.ROOT));
    }
}
