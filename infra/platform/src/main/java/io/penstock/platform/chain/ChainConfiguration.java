package io.penstock.platform.chain;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Effects;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** The chain as a service sees it: contracts to address, a reader, and the outbox with its worker. */
@Configuration(proxyBeanMethods = false)
public class ChainConfiguration {

    @Bean(destroyMethod = "shutdown")
    Web3j web3j(PlatformProperties properties) {
        return Web3j.build(new HttpService(properties.chain().url()));
    }

    @Bean
    ContractAddresses contractAddresses(PlatformProperties properties) {
        return ContractAddresses.read(properties.chain().contracts());
    }

    @Bean
    Effects effects(ContractAddresses addresses) {
        return new Effects(addresses);
    }

    @Bean
    ChainReader chainReader(Web3j web3j, ContractAddresses addresses) {
        return new ChainReader(web3j, addresses);
    }

    @Bean
    ChainWorker chainWorker(
            Web3j web3j, ContractAddresses addresses, PlatformProperties properties, JdbcTemplate jdbc, Leases leases) {
        return new ChainWorker(web3j, addresses, properties.chain(), jdbc, leases);
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
            PlatformProperties properties,
            ObjectProvider<ChainResultListener> listeners) {
        return new ChainReporter(
                jdbc, leases, properties.chain(), listeners.orderedStream().toList());
    }
}
