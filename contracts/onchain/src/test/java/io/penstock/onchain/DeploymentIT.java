package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.http.HttpService;

/** Deployment on chains that are set up otherwise than a test node. */
final class DeploymentIT {
    private static final String RELAY_A = "0x" + "aa".repeat(20);
    private static final String RELAY_B = "0x" + "bb".repeat(20);
    private final WalletKey deployer = WalletKeys.of(TestChain.MNEMONIC).key(WalletKeys.DEPLOYER);

    /** 22 transactions in a few blocks: nothing waits for one block each. */
    @Test
    @Timeout(60)
    void a_block_a_second_does_not_cost_a_second_a_transaction() {
        try (LocalNode node = anvil(List.of("--block-time", "1"))) {
            long start = System.nanoTime();
            ContractAddresses addresses = deploy(node);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(addresses.deployedAtBlock()).isLessThan(12);
        }
    }

    @Test
    void a_chain_without_gas_price_takes_transactions_that_pay_nothing() throws java.io.IOException {
        var freeGas = List.of("--gas-price", "0", "--block-base-fee-per-gas", "0", "--disable-min-priority-fee");
        try (LocalNode node = anvil(freeGas)) {
            Web3j web3j = Web3j.build(new HttpService(node.url()));
            var before = web3j.ethGetBalance(deployer.address(), DefaultBlockParameterName.LATEST)
                    .send()
                    .getBalance();
            ContractAddresses addresses = deploy(node);
            assertThat(ChainIdentity.check(web3j, addresses)).isEmpty();
            assertThat(web3j.ethGetBalance(deployer.address(), DefaultBlockParameterName.LATEST)
                            .send()
                            .getBalance())
                    .isEqualTo(before);
            web3j.shutdown();
        }
    }

    @Test
    void two_deployments_on_one_chain_are_told_apart() {
        try (LocalNode node = anvil(List.of())) {
            ContractAddresses first = deploy(node);
            ContractAddresses second = deploy(node);
            assertThat(second.mirrorGateway()).isNotEqualTo(first.mirrorGateway());
            assertThat(second.deploymentId()).isNotEqualTo(first.deploymentId());
            assertThat(second.gatewayCodeHash()).isNotEqualTo(first.gatewayCodeHash());
        }
    }

    @Test
    void one_relay_key_for_both_services_is_refused() {
        assertThatThrownBy(() -> Deployment.deploy("http://127.0.0.1:1", deployer.privateKey(), RELAY_A, RELAY_A))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_node_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Deployment.deploy("http://127.0.0.1:1", deployer.privateKey(), RELAY_A, RELAY_B))
                .isInstanceOf(OnchainException.class)
                .hasMessageContaining("eth_chainId got no answer");
    }

    private ContractAddresses deploy(LocalNode node) {
        return Deployment.deploy(node.url(), deployer.privateKey(), RELAY_A, RELAY_B);
    }

    private static LocalNode anvil(List<String> more) {
        return LocalNode.anvil(TestChain.binaries(), TestChain.MNEMONIC, TestChain.CHAIN_ID, more);
    }
}
