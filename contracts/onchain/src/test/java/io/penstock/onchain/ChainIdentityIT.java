package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

final class ChainIdentityIT {
    @Test
    void a_chain_is_told_from_one_that_looks_the_same() {
        try (TestChain one = TestChain.anvil();
                TestChain other = TestChain.anvil()) {
            assertThat(one.addresses.mirrorGateway()).isEqualTo(other.addresses.mirrorGateway());
            assertThat(ChainIdentity.check(one.web3j, one.addresses)).isEqualTo(Optional.empty());
            assertThat(ChainIdentity.check(other.web3j, one.addresses))
                    .hasValueSatisfying(text -> assertThat(text)
                            .startsWith("not the chain of this deployment: ")
                            .contains("hash of the gateway's code is "));
        }
    }

    @Test
    void an_empty_chain_with_another_id_is_named_as_such() {
        try (TestChain deployed = TestChain.anvil();
                LocalNode empty = LocalNode.anvil(TestChain.binaries(), TestChain.MNEMONIC, 4711)) {
            Web3j web3j = Web3j.build(new HttpService(empty.url()));
            assertThat(ChainIdentity.check(web3j, deployed.addresses))
                    .hasValueSatisfying(text -> assertThat(text)
                            .contains("chain id is 4711, expected " + TestChain.CHAIN_ID)
                            .contains("no gateway at "));
            web3j.shutdown();
        }
    }

    @Test
    void a_missing_node_is_an_error_and_no_mismatch() {
        try (TestChain chain = TestChain.anvil()) {
            chain.node.close();
            assertThatThrownBy(() -> ChainIdentity.check(chain.web3j, chain.addresses))
                    .isInstanceOf(OnchainException.class)
                    .hasMessageContaining("got no answer");
        }
    }
}
