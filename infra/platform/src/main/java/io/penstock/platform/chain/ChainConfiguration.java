package io.penstock.platform.chain;

import io.penstock.onchain.ChainBooks;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Effects;
import io.penstock.platform.chain.reconcile.BreakBook;
import io.penstock.platform.chain.reconcile.BreakId;
import io.penstock.platform.chain.reconcile.ChainReconciliation;
import io.penstock.platform.chain.reconcile.ChainStatements;
import io.penstock.platform.chain.signer.Signers;
import io.penstock.platform.chain.signer.TransactionSigner;
import io.penstock.platform.chain.watch.ChainObserver;
import io.penstock.platform.chain.watch.ChainWatch;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.protocol.Web3j;

/** The chain as a service sees it: contracts to address, a reader, and the outbox with its worker. */
@Configuration(proxyBeanMethods = false)
public class ChainConfiguration {

    @Bean(destroyMethod = "shutdown")
    Web3j web3j(PlatformProperties properties) {
        return NodeConnection.to(properties.chain().url());
    }

    @Bean
    ContractAddresses contractAddresses(PlatformProperties properties) {
        return ContractAddresses.read(properties.chain().contracts());
    }

    @Bean
    Effects effects() {
        return new Effects();
    }

    @Bean
    ChainReader chainReader(Web3j web3j, ContractAddresses addresses) {
        return new ChainReader(web3j, addresses);
    }

    @Bean
    TransactionSigner transactionSigner(PlatformProperties properties) throws IOException {
        return Signers.of(properties.chain());
    }

    @Bean
    ChainWorker chainWorker(
            Web3j web3j,
            ContractAddresses addresses,
            TransactionSigner signer,
            PlatformProperties properties,
            JdbcTemplate jdbc,
            Leases leases) {
        return new ChainWorker(web3j, addresses, signer, properties.service(), properties.chain(), jdbc, leases);
    }

    @Bean
    ChainOutbox chainOutbox(JdbcTemplate jdbc, ChainWorker worker) {
        return new JdbcChainOutbox(jdbc, worker::wake);
    }

    @Bean
    ChainSubmission chainSubmission(ChainOutbox outbox, ObjectProvider<ChainIntents> sources) {
        return new ChainSubmission(outbox, sources.orderedStream().toList());
    }

    @Bean
    ChainReporter chainReporter(
            JdbcTemplate jdbc,
            Leases leases,
            ContractAddresses addresses,
            PlatformProperties properties,
            ObjectProvider<ChainResultListener> listeners) {
        return new ChainReporter(
                jdbc,
                leases,
                addresses,
                properties.chain(),
                listeners.orderedStream().toList());
    }

    @Bean
    MirrorBooks mirrorBooks(
            JdbcTemplate jdbc,
            Web3j web3j,
            ContractAddresses addresses,
            TransactionSigner signer,
            PlatformProperties properties) {
        return new MirrorBooks(jdbc, web3j, addresses, signer, properties.service());
    }

    @Bean
    MirrorStatus mirrorStatus(JdbcTemplate jdbc, ContractAddresses addresses) {
        return new MirrorStatus(jdbc, addresses);
    }

    @Bean
    ChainReconciliation chainReconciliation(
            JdbcTemplate jdbc,
            Leases leases,
            MirrorBooks books,
            Web3j web3j,
            ContractAddresses addresses,
            ObjectProvider<ChainStatements> statements,
            ChainWatch watch,
            BreakBook breaks,
            BreakId breakId,
            PlatformProperties properties) {
        return new ChainReconciliation(
                jdbc,
                leases,
                books,
                block -> new ChainBooks(web3j, addresses, block),
                statements.orderedStream().toList(),
                watch,
                breaks,
                breakId,
                properties.chain().reconcileEvery());
    }

    @Bean
    ChainWatch chainWatch(
            Web3j web3j,
            ContractAddresses addresses,
            PlatformProperties properties,
            JdbcTemplate jdbc,
            Leases leases,
            ObjectProvider<ChainObserver> observers) {
        return new ChainWatch(
                web3j,
                addresses,
                properties.chain(),
                jdbc,
                leases,
                observers.orderedStream().toList());
    }

    @Bean
    ChainHealth chainMirrorHealthIndicator(MirrorStatus status, ChainReconciliation reconciliation) {
        return new ChainHealth(status, reconciliation);
    }
}
