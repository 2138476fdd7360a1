package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.web3j.crypto.Credentials;

/** A declared payment date is worked out and claimed from a node alone, after the services have gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExitWithoutPlatformIT {
    private static final long TO_A = 900_01L;
    private static final long TO_B = 99_99L;

    private TestChain chain;
    private TestDeal deal;
    private PayoutEvidence evidence;

    @BeforeAll
    void deploy() {
        chain = TestChain.anvil();
        deal = TestDeal.closed(chain);
        deal.collect(YearMonth.of(2020, 8), 1_000_00L, 1);
        evidence = new PayoutEvidence(chain.web3j, chain.addresses);
    }

    @AfterAll
    void stop() {
        chain.close();
    }

    @Test
    void everybody_gets_what_was_declared() {
        String distribution = deal.id + "/2020-09-15";
        declare(distribution, byAddress());

        DeclaredPayout payout = evidence.declared(distribution).orElseThrow();
        PayoutTree tree = PayoutEvidence.payments(distribution, payout);
        assertThat(tree.payments()).isEqualTo(byAddress());
        assertThat(tree.root()).isEqualTo(payout.root());
        assertThat(payout.escrow()).isEqualTo(1_000_00L);
        var stranger = new Transactor(
                chain.web3j,
                Credentials.create(chain.keys.key(WalletKeys.DEPLOYER).privateKey()),
                TestChain.CHAIN_ID);
        for (int i = 0; i < tree.payments().size(); i++) {
            Payment payment = tree.payments().get(i);
            long before = chain.reader.cashBalance(payment.wallet());
            assertThat(evidence.isPaid(distribution, i)).isFalse();
            stranger.sendAndAwait("claim", chain.addresses.distributionPool(), tree.claim(i), 300_000);
            assertThat(chain.reader.cashBalance(payment.wallet()) - before).isEqualTo(payment.amountMinor());
            assertThat(evidence.isPaid(distribution, i)).isTrue();
        }
        assertThat(chain.reader.escrow(distribution)).isZero();
    }

    /** Somebody who is not owed it stands in the root: the holders find out before they are short of cash. */
    @Test
    void a_root_that_does_not_follow_from_the_holdings_is_noticed() {
        deal.collect(YearMonth.of(2020, 9), 1_000_00L, 2);
        String distribution = deal.id + "/2020-10-15";
        var wrong = new ArrayList<>(byAddress());
        Payment first = wrong.getFirst();
        wrong.set(0, new Payment(first.className(), first.wallet(), first.amountMinor() - 1));
        declare(distribution, wrong);

        DeclaredPayout payout = evidence.declared(distribution).orElseThrow();
        assertThat(PayoutEvidence.payments(distribution, payout).root()).isNotEqualTo(payout.root());
        DeclaredPayout.ClassShare a = payout.classes().getFirst();
        long floor = a.holders().getFirst().floorOf(a);
        assertThat(byAddress().getFirst().amountMinor()).isBetween(floor, floor + 1);
    }

    @Test
    void what_was_never_declared_is_nothing() {
        assertThat(evidence.declared(deal.id + "/2030-01-15")).isEmpty();
        assertThat(evidence.payRestriction(deal.seller.address())).isZero();
        assertThat(evidence.currentWallet(deal.seller.address())).isEqualTo(deal.seller.address());
    }

    private void declare(String distribution, List<Payment> payments) {
        chain.apply(
                Writer.SERVICING,
                chain.effects.declare(
                        chain.fresh("declare"),
                        deal.id,
                        distribution.endsWith("09-15") ? 1 : 2,
                        1_000_00L,
                        TestDeal.RESERVE,
                        1_000_00L,
                        true,
                        List.of(new ClassTotal("A", TO_A), new ClassTotal("B", TO_B)),
                        new PayoutTree(distribution, payments)));
    }

    private List<Payment> byAddress() {
        var payments = new ArrayList<Payment>();
        for (List<Payment> each : List.of(deal.split("A", TO_A, 1), deal.split("B", TO_B, 1))) {
            each.stream().sorted(Comparator.comparing(Payment::wallet)).forEach(payments::add);
        }
        return payments;
    }
}
