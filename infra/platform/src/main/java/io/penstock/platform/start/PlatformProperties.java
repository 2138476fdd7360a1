package io.penstock.platform.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the launcher tells a service. Defaults and the names of the environment are in {@code platform-defaults.yml}.
 *
 * @param service {@code issuance} or {@code servicing}: names topics' source, consumer groups, the journal
 * @param kafka host:port of the broker
 * @param tokenKey RSA public key that signs tokens, PEM
 * @param snapshots how often a stream is cached
 * @param pollInterval how often the head of the log is read without being told
 * @param idlePollInterval the same when nothing has happened for a minute
 * @param claimTimeout after which a projection's claim passes on although its owner's session still stands
 */
@ConfigurationProperties("penstock")
public record PlatformProperties(
        String service,
        String kafka,
        Path tokenKey,
        Chain chain,
        Journal journal,
        @DefaultValue Snapshots snapshots,
        @DefaultValue Inbox inbox,
        @DefaultValue("50ms") Duration pollInterval,
        @DefaultValue("1s") Duration idlePollInterval,
        @DefaultValue("10s") Duration claimTimeout) {

    /**
     * The chain and this service's key on it.
     *
     * @param url JSON-RPC of the node
     * @param key private key of this service's relay, hexadecimal; empty if keystore or signer is named
     * @param contracts addresses of the deployment, JSON
     * @param window transactions in flight at most
     * @param gasWindow sum of their gas limits at most; never more than one block can hold
     * @param confirmations blocks, its own included, after which an effect counts as done
     * @param reconcileEvery how often log and chain are compared
     */
    public record Chain(
            String url,
            String key,
            Path contracts,
            @DefaultValue("100") int window,
            @DefaultValue("60000000") long gasWindow,
            @DefaultValue("50ms") Duration pollInterval,
            @DefaultValue("3s") Duration resendAfter,
            @DefaultValue("1") int confirmations,
            @DefaultValue("10m") Duration reconcileEvery,
            @DefaultValue Keystore keystore,
            @DefaultValue Signer signer,
            @DefaultValue Watch watch) {

        /**
         * An encrypted key, Web3 Secret Storage version 3.
         *
         * @param file empty for none
         * @param passwordFile whose first line opens it
         */
        public record Keystore(
                @DefaultValue("") String file,
                @DefaultValue("") String passwordFile) {

            public Path path() {
                return Path.of(file);
            }

            public Path passwordPath() {
                return Path.of(passwordFile);
            }
        }

        /**
         * A signer that holds the key elsewhere and answers {@code eth_signTransaction}.
         *
         * @param url empty for none
         * @param address of its key
         */
        public record Signer(
                @DefaultValue("") String url,
                @DefaultValue("") String address) {}

        /**
         * What the chain does by itself.
         *
         * @param interval between two looks for new blocks
         * @param mirroredDeals deals whose holders may move units themselves: the register follows. Of every other deal a
         *     transfer that the platform has not caused waits for a person
         */
        public record Watch(
                @DefaultValue("500ms") Duration interval,
                @DefaultValue List<String> mirroredDeals) {

            public Watch {
                mirroredDeals = List.copyOf(mirroredDeals);
            }

            /** Looks now and then, and mirrors nothing. */
            public static Watch usual() {
                return new Watch(Duration.ofMillis(500), List.of());
            }
        }

        /** With a key in this process and the defaults, for tools and tests. */
        public static Chain withKey(String url, String key, Path contracts, Duration pollInterval) {
            return new Chain(
                    url,
                    key,
                    contracts,
                    100,
                    60_000_000,
                    pollInterval,
                    Duration.ofSeconds(3),
                    1,
                    Duration.ofMinutes(10),
                    new Keystore("", ""),
                    new Signer("", ""),
                    Watch.usual());
        }

        /** Hides the key. */
        @Override
        public String toString() {
            return "Chain[url=" + url + ", contracts=" + contracts + ", window=" + window + "]";
        }
    }

    /**
     * When a block of the journal closes and goes on chain.
     *
     * @param blockEvents at most this many events a block
     * @param blockAge this long after the block's first event, however few there are
     */
    public record Journal(
            @DefaultValue("1000") int blockEvents,
            @DefaultValue("10m") Duration blockAge) {}

    /**
     * Caching of long streams.
     *
     * @param every a snapshot is written when a stream has grown by so many events
     */
    public record Snapshots(@DefaultValue("100") int every) {}

    /**
     * How messages of other services are handled.
     *
     * @param attempts of a message that fails for no passing reason, before it is parked; the pauses between them grow
     *     from 0.1 s, so that 8 take about 13 s
     */
    public record Inbox(@DefaultValue("8") int attempts) {}
}
