package io.penstock.servicing.notice.application;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Addresses and secrets of subscriptions, sealed with the service's master key. */
public interface SubscriptionSecrets {

    /** What is kept cannot be opened: there is no master key, or another one. */
    final class VaultClosedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public VaultClosedException(String message) {
            super(message);
        }
    }

    /** Names what is kept of a subscription. */
    static String key(String subscription, String owner) {
        return subscription + "/" + owner;
    }

    /**
     * Keeps an address for a subscription that is about to be opened, replacing one that never was.
     *
     * @throws VaultClosedException if there is no master key
     */
    void keepTarget(String key, String target);

    /** Makes a secret of 32 random bytes; those before it are good for so long. */
    byte[] newSecret(String key, Duration overlap);

    /** Empty after the subscription was closed. */
    Optional<String> target(String key);

    /** Those that sign now, the newest first. */
    List<byte[]> secrets(String key);
}
