package io.penstock.platform.test;

import io.penstock.contracts.Topics;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Deployment;
import io.penstock.onchain.LocalNode;
import io.penstock.onchain.NodeBinaries;
import io.penstock.onchain.RoleHolders;
import io.penstock.onchain.WalletKeys;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** One PostgreSQL 18, one broker and one chain for the whole test run; started together, ended with the JVM. */
final class Infrastructure {

    private static final long CHAIN_ID = 52020;

    final EmbeddedPostgres postgres;
    final String kafka;
    final LocalNode node;
    final String mnemonic = WalletKeys.newMnemonic();
    final ContractAddresses contracts;
    final TestTokens tokens = new TestTokens();

    private Infrastructure() {
        var database = CompletableFuture.supplyAsync(Infrastructure::startPostgres);
        var chain = CompletableFuture.supplyAsync(
                () -> LocalNode.anvilWithBlockTime(NodeBinaries.under(projectRoot()), mnemonic, CHAIN_ID, "0.25"));
        kafka = startKafka();
        node = chain.join();
        var keys = WalletKeys.of(mnemonic);
        contracts = Deployment.deploy(
                node.url(),
                keys.key(WalletKeys.DEPLOYER).privateKey(),
                keys.key(WalletKeys.ISSUANCE_RELAY).address(),
                keys.key(WalletKeys.SERVICING_RELAY).address(),
                RoleHolders.derivedFrom(keys));
        postgres = database.join();
        Runtime.getRuntime().addShutdownHook(new Thread(node::close));
    }

    private static final class Holder {

        static final Infrastructure STARTED = new Infrastructure();
    }

    static Infrastructure started() {
        return Holder.STARTED;
    }

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on") // the library's default loses data
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String startKafka() {
        var topics = new ArrayList<>(Topics.FACTS);
        topics.add(Topics.PUBLISHER_POSITIONS);
        var broker = new EmbeddedKafkaKraftBroker(1, 1, topics.toArray(String[]::new));
        broker.brokerProperties(Map.of(
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                "transaction.state.log.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1"));
        broker.afterPropertiesSet();
        return broker.getBrokersAsString();
    }

    /** The folder of the whole project, wherever the build was started. */
    private static Path projectRoot() {
        var folder = Path.of(System.getProperty("penstock.root", "."))
                .toAbsolutePath()
                .normalize();
        while (!Files.isDirectory(folder.resolve("contracts/onchain"))) {
            if (folder.getParent() == null) {
                throw new IllegalStateException("no contracts/onchain above " + System.getProperty("penstock.root"));
            }
            folder = folder.getParent();
        }
        return folder;
    }
}
