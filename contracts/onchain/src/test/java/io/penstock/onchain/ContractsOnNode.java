package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the contracts must do on any node, room by room and in the life of a deal; run on Anvil and on Ganache. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractsOnNode implements GatewayOnNode, ClosingOnNode, PayoutOnNode, HoldersOnNode, EvidenceOnNode {
    private TestChain chain;

    abstract TestChain start();

    @Override
    public TestChain chain() {
        return chain;
    }

    @BeforeAll
    void deploy() {
        chain = start();
    }

    @AfterAll
    void stop() {
        chain.close();
    }

    @Test
    void a_deal_lives_from_closing_to_its_first_payment() {
        TestDeal deal = TestDeal.readyToClose(chain);
        long sellerBefore = chain.reader.cashBalance(deal.seller.address());
        chain.apply(Writer.ISSUANCE, deal.closing(deal.allocations()));

        long proceeds = TestDeal.A + TestDeal.B;
        assertThat(chain.reader.isIssued(deal.id)).isTrue();
        assertThat(chain.reader.supply(deal.id, "A")).isEqualTo(TestDeal.A);
        assertThat(chain.reader.units(deal.id, "A", deal.investors.get(1).address()))
                .isEqualTo(15_999_000_00L);
        assertThat(chain.reader.units(deal.id, "C", deal.seller.address())).isEqualTo(TestDeal.C);
        assertThat(chain.reader.reserveAccount(deal.id)).isEqualTo(TestDeal.RESERVE);
        assertThat(chain.reader.cashBalance(deal.seller.address()) - sellerBefore)
                .isEqualTo(proceeds - TestDeal.RESERVE);

        long collected = 2_345_678_91L;
        deal.collect(TestDeal.PERIOD, collected, 1);
        assertThat(chain.reader.collectionsAccount(deal.id)).isEqualTo(collected);

        String distribution = chain.fresh("DIST");
        long reserveAfter = 512_345_67L;
        long total = collected + TestDeal.RESERVE - reserveAfter;
        long fees = 46_000_00L;
        long toB = 15_500_01L;
        long toC = 7L;
        long toA = total - fees - toB - toC;
        var totals = List.of(new ClassTotal("A", toA), new ClassTotal("B", toB), new ClassTotal("C", toC));
        String servicer = chain.keys.key(40).address();
        var fee = new Payment("", servicer, fees);
        var payments = new ArrayList<Payment>();
        payments.addAll(deal.split("A", toA, 1));
        payments.addAll(deal.split("B", toB, 1));
        payments.addAll(deal.split("C", toC, 1));
        var tree = new PayoutTree(distribution, payments);
        chain.apply(
                Writer.SERVICING,
                chain.effects.declare(
                        chain.fresh("declare"), deal.id, 1, collected, reserveAfter, total, true, totals, tree));
        assertThat(chain.reader.escrow(distribution)).isEqualTo(total);
        assertThat(chain.reader.collectionsAccount(deal.id)).isZero();
        assertThat(chain.reader.reserveAccount(deal.id)).isEqualTo(reserveAfter);

        Effect pay = chain.effects.pay(chain.fresh("pay"), List.of(fee), tree, 0, payments.size());
        long supply = chain.reader.cashSupply();
        long servicerBefore = chain.reader.cashBalance(servicer);
        chain.apply(Writer.SERVICING, pay);
        chain.apply(Writer.SERVICING, pay);

        assertThat(chain.reader.escrow(distribution)).isZero();
        assertThat(chain.reader.cashBalance(servicer) - servicerBefore).isEqualTo(fees);
        assertThat(chain.reader.cashSupply()).isEqualTo(supply).isEqualTo(sumOfAllCash());

        long newBalance = TestDeal.A - 1_700_000_00L;
        chain.apply(Writer.SERVICING, chain.effects.setFactor(chain.fresh("factor"), deal.id, "A", newBalance));
        assertThat(chain.reader.principalBalance(deal.id, "A")).isEqualTo(newBalance);
        assertThat(chain.reader.factor(deal.id, "A")).isEqualByComparingTo("0.961363636363636363636363636");
        chain.refused(
                Writer.SERVICING,
                chain.effects.setFactor(chain.fresh("factor"), deal.id, "A", newBalance + 1),
                "BalanceRises(" + newBalance + ", " + (newBalance + 1) + ")");
    }

    /** Every wallet of the mnemonic and both contracts that hold cash: nobody else has any. */
    private long sumOfAllCash() {
        var wallets = new ArrayList<String>();
        for (int i = 0; i < 64; i++) {
            wallets.add(chain.keys.key(i).address());
        }
        wallets.add(chain.addresses.distributionPool());
        wallets.add(chain.addresses.deliveryVersusPayment());
        return wallets.stream().mapToLong(chain.reader::cashBalance).sum();
    }
}
