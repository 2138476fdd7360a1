package io.penstock.launcher;

import io.penstock.launcher.chain.Chain;
import io.penstock.launcher.chain.ExternalChain;

/** Which wallets belong to which chain: our own random ones, or those that were funded on somebody else's chain. */
final class Mnemonic {

    private Mnemonic() {}

    static String of(Chain chain, Secrets secrets) {
        return switch (chain) {
            case ExternalChain _ -> fromEnvironment(System.getenv(ExternalChain.MNEMONIC_VARIABLE));
            default -> secrets.mnemonic();
        };
    }

    static String fromEnvironment(@org.jspecify.annotations.Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new LaunchException(
                    "a chain by URL needs the mnemonic of its funded wallets",
                    "Set " + ExternalChain.MNEMONIC_VARIABLE + " to the BIP-39 words and start again.");
        }
        return value.strip();
    }
}
