package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Bool;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.VoidResponse;
import org.web3j.protocol.http.HttpService;

/** A holder that compliance has suspended holds up nobody, and has its cash when the suspension is lifted. */
final class ReservedPayoutIT {
    @Test
    void what_is_owed_to_a_suspended_holder_waits_in_escrow() throws IOException {
        try (TestChain chain = TestChain.anvil()) {
            TestDeal deal = TestDeal.closed(chain);
            deal.collect(YearMonth.of(2020, 8), 1_000_00L, 1);
            List<Payment> payments = deal.split("A", 1_000_00L, 1);
            String suspended = deal.investors.getFirst().address();
            int index = payments.stream().map(Payment::wallet).toList().indexOf(suspended);
            long owed = payments.get(index).amountMinor();
            var tree = new PayoutTree(chain.fresh("DIST"), payments);
            chain.apply(
                    Writer.SERVICING,
                    chain.effects.declare(
                            chain.fresh("declare"),
                            deal.id,
                            1,
                            1_000_00L,
                            TestDeal.RESERVE,
                            1_000_00L,
                            true,
                            List.of(new ClassTotal("A", 1_000_00L)),
                            tree));
            Transactor freezer = freezer(chain);
            suspend(chain, freezer, true);

            chain.apply(Writer.SERVICING, chain.effects.pay(chain.fresh("pay"), List.of(), tree, 0, payments.size()));
            var evidence = new PayoutEvidence(chain.web3j, chain.addresses);
            assertThat(chain.reader.unpaid(tree.distributionId(), 0, payments.size()))
                    .containsExactly(index);
            assertThat(chain.reader.reserved(tree.distributionId())).isEqualTo(owed);
            assertThat(chain.reader.escrow(tree.distributionId())).isEqualTo(owed);
            assertThat(evidence.isReserved(tree.distributionId(), index)).isTrue();
            assertThat(evidence.payRestriction(suspended)).isEqualTo(TransferRestriction.SENDER_SUSPENDED.code());

            long before = chain.reader.cashBalance(suspended);
            suspend(chain, freezer, false);
            chain.apply(Writer.SERVICING, chain.effects.pay(chain.fresh("pay"), List.of(), tree, 0, payments.size()));
            assertThat(chain.reader.cashBalance(suspended) - before).isEqualTo(owed);
            assertThat(chain.reader.escrow(tree.distributionId())).isZero();
            assertThat(chain.reader.reserved(tree.distributionId())).isZero();
        }
    }

    private static void suspend(TestChain chain, Transactor freezer, boolean yes) {
        String call = Artifact.of("InvestorRegistry").call("suspend", Abi.idWord("INV-0"), new Bool(yes));
        freezer.sendAndAwait("suspension", chain.addresses.investorRegistry(), call, 200_000);
    }

    /** The role's own key, with some Ether of the test's node. */
    private static Transactor freezer(TestChain chain) throws IOException {
        WalletKey key = RoleHolders.key(chain.keys, Role.FREEZER);
        new Request<>(
                        "anvil_setBalance",
                        List.of(key.address(), "0xde0b6b3a7640000"),
                        new HttpService(chain.node.url()),
                        VoidResponse.class)
                .send();
        var transactor = new Transactor(chain.web3j, Credentials.create(key.privateKey()), TestChain.CHAIN_ID);
        transactor.spendNonceZero();
        return transactor;
    }
}
