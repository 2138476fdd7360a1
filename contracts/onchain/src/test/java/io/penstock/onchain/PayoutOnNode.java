package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;

/** Declarations and payments on any node. */
interface PayoutOnNode extends OnNode {
    @Test
    default void a_declaration_must_add_up() {
        TestDeal deal = TestDeal.closed(chain());
        deal.collect(TestDeal.PERIOD, 1_000_00L, 20_200_914);
        long reserve = TestDeal.RESERVE;
        declareRefused(deal, 20_200_914, 1_000_00L, reserve, 1_000_01L, List.of(), "SumsDoNotAddUp");
        declareRefused(deal, 20_200_914, 1_000_00L, reserve, 999_99L, List.of(), "SumsDoNotAddUp");
        declareRefused(deal, 20_200_914, 1_000_01L, reserve, 1_000_01L, List.of(), "AboveCollections");
        declareRefused(deal, 20_200_915, 1_000_00L, reserve, 1_000_00L, totals("A", 5), "RecordNotCut");
        declareRefused(deal, 20_200_914, 1_000_00L, reserve, 1_000_00L, totals("A", 1_000_01L), "AbovePayable");
        declareRefused(deal, 20_200_914, 1_000_00L, reserve, 1_000_00L, totals("X", 1), "UnknownClass");
        declareRefused(
                deal,
                20_200_914,
                1_000_00L,
                reserve,
                1_000_00L,
                List.of(new ClassTotal("A", 1), new ClassTotal("A", 1)),
                "RepeatedClass");

        chain().refused(
                        Writer.SERVICING,
                        chain().effects.creditCollections(chain().fresh("credit"), deal.id, TestDeal.PERIOD, 1),
                        "PeriodAlreadyCredited");
        chain().refused(
                        Writer.SERVICING,
                        chain().effects.cutRecord(chain().fresh("cut"), deal.id, 20_200_914),
                        "RecordNotRising");
        chain().refused(
                        Writer.SERVICING,
                        chain().effects.creditCollections(chain().fresh("credit"), "NO-SUCH-DEAL", TestDeal.PERIOD, 1),
                        "UnknownDeal");
    }

    @Test
    default void payments_stay_inside_what_was_declared() {
        TestDeal deal = TestDeal.closed(chain());
        deal.collect(TestDeal.PERIOD, 1_000_00L, 1);
        List<Payment> right = deal.split("A", 900_00L, 1);
        Payment first = right.getFirst();
        String servicer = chain().keys.key(40).address();
        var wrong = List.of(plus(first, 2), plus(first, -2), new Payment("B", first.wallet(), 1));
        List<String> reasons = List.of("NotProRata", "NotProRata", "NotOfThisDate");
        for (int i = 0; i < wrong.size(); i++) {
            var tree = declared(deal, chain().fresh("DIST"), List.of(wrong.get(i)), i < 2 ? 900_00L : 1_00L);
            payRefused(tree, reasons.get(i), 0, 1);
        }

        var tree = declared(deal, chain().fresh("DIST"), right, 900_00L);
        chain().refused(
                        Writer.SERVICING,
                        chain().effects
                                .declare(
                                        chain().fresh("again"),
                                        deal.id,
                                        1,
                                        0,
                                        TestDeal.RESERVE,
                                        0,
                                        true,
                                        List.of(),
                                        noPayments(tree)),
                        "AlreadyDeclared");
        payRefused(tree, "AboveFees(", 0, 0, new Payment("", servicer, 100_01L));
        payRefused(tree, "NotAFee(", 0, 0, first);
        payRefused(tree, "NotWholeMinorUnits", 0, 0, new Payment("", servicer, 0));
        payRefused(tree, "BadBatch", 0, 0);
        payRefused(new PayoutTree(chain().fresh("NONE"), right), "NotDeclared", 0, 1);
        payRefused(new PayoutTree(tree.distributionId(), List.of(first)), "NotInRoot", 0, 1);
        payRefused(new PayoutTree(tree.distributionId(), List.of(right.get(1), first)), "NotInRoot", 0, 2);

        long before = chain().reader.cashBalance(first.wallet());
        Effect pay = chain().effects.pay(chain().fresh("pay"), List.of(), tree, 0, 1);
        chain().apply(Writer.SERVICING, pay);
        long after = chain().reader.cashBalance(first.wallet());
        assertThat(after - before).isEqualTo(first.amountMinor());
        chain().apply(Writer.SERVICING, pay);
        chain().apply(Writer.SERVICING, chain().effects.pay(chain().fresh("pay"), List.of(), tree, 0, right.size()));
        assertThat(chain().reader.cashBalance(first.wallet())).isEqualTo(after);
        assertThat(chain().reader.unpaid(tree.distributionId(), 0, right.size()))
                .isEmpty();
        assertThat(chain().reader.escrow(tree.distributionId())).isEqualTo(100_00L);
    }

    /** Whoever has the proof can have the payment sent to its wallet: no relay key and no role is needed. */
    @Test
    default void what_is_not_pushed_is_claimed_by_proof() {
        TestDeal deal = TestDeal.closed(chain());
        deal.collect(TestDeal.PERIOD, 1_000_00L, 1);
        List<Payment> right = deal.split("A", 900_00L, 1);
        var tree = declared(deal, chain().fresh("DIST"), right, 900_00L);
        Payment last = right.get(2);
        long before = chain().reader.cashBalance(last.wallet());
        String call = tree.claim(2);
        var stranger = new Transactor(
                chain().web3j,
                Credentials.create(chain().keys.key(WalletKeys.DEPLOYER).privateKey()),
                chain().rpc.chainId());
        stranger.sendAndAwait("claim", chain().addresses.distributionPool(), call, 500_000);
        assertThat(chain().reader.cashBalance(last.wallet()) - before).isEqualTo(last.amountMinor());
        assertThat(chain().reader.unpaid(tree.distributionId(), 0, 3)).containsExactly(0, 1);
        assertThat(refusal(last.wallet(), chain().addresses.distributionPool(), call))
                .startsWith("AlreadyPaid");
        chain().apply(Writer.SERVICING, chain().effects.pay(chain().fresh("pay"), List.of(), tree, 0, 3));
        assertThat(chain().reader.cashBalance(last.wallet()) - before).isEqualTo(last.amountMinor());
        assertThat(chain().reader.unpaid(tree.distributionId(), 0, 3)).isEmpty();
    }

    private PayoutTree declared(TestDeal deal, String distribution, List<Payment> payments, long toA) {
        long fees = toA == 900_00L ? 100_00L : 0;
        var tree = new PayoutTree(distribution, payments);
        chain().apply(
                        Writer.SERVICING,
                        chain().effects
                                .declare(
                                        chain().fresh("declare"),
                                        deal.id,
                                        1,
                                        0,
                                        chain().reader.reserveAccount(deal.id) - toA - fees,
                                        toA + fees,
                                        true,
                                        totals("A", toA),
                                        tree));
        return tree;
    }

    private static PayoutTree noPayments(PayoutTree of) {
        return new PayoutTree(of.distributionId(), List.of());
    }

    private static List<ClassTotal> totals(String className, long amount) {
        return List.of(new ClassTotal(className, amount));
    }

    private static Payment plus(Payment payment, long more) {
        return new Payment(payment.className(), payment.wallet(), payment.amountMinor() + more);
    }

    private void payRefused(PayoutTree tree, String reason, int from, int count, Payment... fees) {
        chain().refused(
                        Writer.SERVICING,
                        chain().effects.pay(chain().fresh("pay"), List.of(fees), tree, from, count),
                        reason);
    }

    private void declareRefused(
            TestDeal deal, long recordId, long used, long reserve, long total, List<ClassTotal> totals, String why) {
        var payments = totals.isEmpty()
                ? List.<Payment>of()
                : List.of(new Payment("A", deal.investors.getFirst().address(), 1));
        chain().refused(
                        Writer.SERVICING,
                        chain().effects
                                .declare(
                                        chain().fresh("declare"),
                                        deal.id,
                                        recordId,
                                        used,
                                        reserve,
                                        total,
                                        true,
                                        totals,
                                        new PayoutTree(chain().fresh("DIST"), payments)),
                        why);
    }
}
