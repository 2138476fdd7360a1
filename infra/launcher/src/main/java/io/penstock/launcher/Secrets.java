package io.penstock.launcher;

import io.penstock.onchain.WalletKeys;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Random passwords and the mnemonic of the chain's wallets: made once, kept in {@code keys/secrets.properties} with
 * mode 0600.
 *
 * @param vaultKey that seals personal data of investors, 64 hexadecimal digits
 * @param noticeKey that seals addresses and secrets of subscriptions, 64 hexadecimal digits
 * @param mnemonic BIP-39, of the chain that the launcher runs itself
 */
public record Secrets(
        String postgresPassword,
        String issuanceOwnerPassword,
        String issuancePassword,
        String servicingOwnerPassword,
        String servicingPassword,
        String vaultKey,
        String noticeKey,
        String mnemonic) {

    private static final String MNEMONIC = "chain.mnemonic";
    private static final String VAULT = "issuance.vault.key";
    private static final String NOTICES = "servicing.vault.key";
    private static final int PASSWORD_BYTES = 24;
    private static final int KEY_BYTES = 32;
    private static final List<String> PASSWORDS = List.of(
            "postgres.password",
            "issuance.owner.password",
            "issuance.password",
            "servicing.owner.password",
            "servicing.password");

    static Secrets loadOrCreate(DataDirectory data) {
        Path file = data.keys().resolve("secrets.properties");
        try {
            if (!Files.exists(file)) {
                PrivateFiles.write(file, create());
            }
            for (String key : List.of(VAULT, NOTICES)) {
                var text = Files.readString(file);
                if (!text.contains(key)) { // made by a version that had nothing to seal with it
                    PrivateFiles.write(file, text.stripTrailing() + '\n' + key + '=' + random(KEY_BYTES) + '\n');
                }
            }
            return read(file);
        } catch (IOException e) {
            throw new LaunchException(
                    "the secrets in " + file + " cannot be kept: " + e.getMessage(),
                    "Check the permissions and the free space of the data directory.",
                    e);
        }
    }

    /**
     * Reads those of data that already ran.
     *
     * @throws IOException if there are none
     */
    static Secrets read(Path file) throws IOException {
        var values = new Properties();
        values.load(new StringReader(Files.readString(file)));
        var texts = new TreeMap<String, String>();
        values.stringPropertyNames().forEach(name -> texts.put(name, values.getProperty(name, "")));
        List<String> passwords =
                PASSWORDS.stream().map(name -> texts.getOrDefault(name, "")).toList();
        String mnemonic = texts.getOrDefault(MNEMONIC, "");
        if (passwords.contains("") || mnemonic.isEmpty()) {
            throw new LaunchException(file + " is damaged", "Restore it from a copy, or start over with --fresh.");
        }
        return new Secrets(
                passwords.get(0),
                passwords.get(1),
                passwords.get(2),
                passwords.get(3),
                passwords.get(4),
                texts.getOrDefault(VAULT, ""),
                texts.getOrDefault(NOTICES, ""),
                mnemonic);
    }

    private static String create() {
        var text = new StringBuilder();
        for (String name : PASSWORDS) {
            text.append(name).append('=').append(random(PASSWORD_BYTES)).append('\n');
        }
        for (String key : List.of(VAULT, NOTICES)) {
            text.append(key).append('=').append(random(KEY_BYTES)).append('\n');
        }
        return text.append(MNEMONIC)
                .append('=')
                .append(WalletKeys.newMnemonic())
                .append('\n')
                .toString();
    }

    private static String random(int count) {
        var bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Hides everything. */
    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
