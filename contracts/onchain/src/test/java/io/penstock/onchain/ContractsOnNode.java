package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.web3j.abi.FunctionEncoder;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;

/** What the contracts must do on any node; run on Anvil and on Ganache. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractsOnNode {
    private static final YearMonth AUGUST = YearMonth.of(2020, 8);
    private static final String HASH = "ab".repeat(32);

    TestChain chain;

    abstract TestChain start();

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
        deal.collect(AUGUST, collected, 1);
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

    @Test
    void a_closing_moves_everything_or_nothing() {
        TestDeal deal = TestDeal.readyToClose(chain);
        WalletKey last = deal.investors.get(3);
        long before = chain.reader.cashBalance(deal.investors.get(0).address());

        new InvestorWallet(chain.web3j, chain.addresses, last.privateKey()).approveCash(TestDeal.B - 1);
        Effect closing = deal.closing(deal.allocations());
        chain.refused(Writer.ISSUANCE, closing, "ERC20InsufficientAllowance");
        chain.revertedInBlock(Writer.ISSUANCE, closing);
        assertThat(chain.reader.isApplied(closing.id())).isFalse();
        assertThat(chain.reader.cashBalance(deal.investors.get(0).address())).isEqualTo(before);
        assertThat(chain.reader.supply(deal.id, "A")).isZero();
        assertThat(chain.reader.reserveAccount(deal.id)).isZero();

        new InvestorWallet(chain.web3j, chain.addresses, last.privateKey()).approveCash(Long.MAX_VALUE / 10_000);
        chain.refused(
                Writer.ISSUANCE,
                deal.closing(withLastB(deal, chain.reader.cashBalance(last.address()) + 1)),
                "ERC20InsufficientBalance");
        chain.refused(Writer.ISSUANCE, deal.closing(deal.allocations().subList(0, 4)), "IncompleteIssue");
        chain.refused(
                Writer.ISSUANCE,
                deal.closing(List.of(new Allocation("A", chain.keys.key(50).address(), TestDeal.A, 0))),
                "TransferRefused(20, ");
        chain.refused(
                Writer.ISSUANCE,
                deal.closing(List.of(new Allocation("A", last.address(), 1_000_01L, 0))),
                "NotADenomination(100001)");
        chain.refused(
                Writer.ISSUANCE,
                deal.closing(List.of(new Allocation("A", last.address(), TestDeal.A + 1_000_00L, 0))),
                "AboveOriginalBalance");

        chain.apply(Writer.ISSUANCE, closing);
        chain.refused(Writer.ISSUANCE, deal.closing(deal.allocations()), "ERC20Insufficient");
        chain.refused(
                Writer.ISSUANCE,
                chain.effects.createTranche(chain.fresh("late"), deal.id, "D", "USD", 100, 1),
                "AlreadyIssued");
    }

    @Test
    void units_go_to_qualified_investors_only_and_stay_there() {
        String wallet = chain.keys.key(51).address();
        chain.apply(
                Writer.ISSUANCE,
                chain.effects.registerInvestor(chain.fresh("register"), "RETAIL", wallet, "DE", false));
        TestDeal deal = TestDeal.readyToClose(chain);
        chain.refused(
                Writer.ISSUANCE,
                deal.closing(List.of(new Allocation("A", wallet, TestDeal.A, 0))),
                "TransferRefused(25, ");
        chain.refused(
                Writer.ISSUANCE,
                chain.effects.registerInvestor(chain.fresh("register"), "OTHER", wallet, "DE", true),
                "WalletTaken");

        chain.apply(Writer.ISSUANCE, deal.closing(deal.allocations()));
        String holder = deal.investors.getFirst().address();
        String token = chain.reader.tokenAddress(deal.id, "A").orElseThrow();
        for (String function : List.of("transfer", "approve")) {
            String call = Artifact.of("TrancheToken").call(function, Abi.address(wallet), Abi.uint(1));
            assertThat(refusal(holder, token, call)).startsWith("TransferRefused(4, ");
        }
    }

    @Test
    void a_declaration_must_add_up() {
        TestDeal deal = TestDeal.closed(chain);
        deal.collect(AUGUST, 1_000_00L, 20_200_914);
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

        chain.refused(
                Writer.SERVICING,
                chain.effects.creditCollections(chain.fresh("credit"), deal.id, AUGUST, 1),
                "PeriodAlreadyCredited");
        chain.refused(
                Writer.SERVICING, chain.effects.cutRecord(chain.fresh("cut"), deal.id, 20_200_914), "RecordNotRising");
        chain.refused(
                Writer.SERVICING,
                chain.effects.creditCollections(chain.fresh("credit"), "NO-SUCH-DEAL", AUGUST, 1),
                "UnknownDeal");
    }

    @Test
    void payments_stay_inside_what_was_declared() {
        TestDeal deal = TestDeal.closed(chain);
        deal.collect(AUGUST, 1_000_00L, 1);
        List<Payment> right = deal.split("A", 900_00L, 1);
        Payment first = right.getFirst();
        String servicer = chain.keys.key(40).address();
        var wrong = List.of(plus(first, 2), plus(first, -2), new Payment("B", first.wallet(), 1));
        List<String> reasons = List.of("NotProRata", "NotProRata", "AboveClassTotal");
        for (int i = 0; i < wrong.size(); i++) {
            var tree = declared(deal, chain.fresh("DIST"), List.of(wrong.get(i)), i < 2 ? 900_00L : 1_00L);
            payRefused(tree, reasons.get(i), 0, 1);
        }

        var tree = declared(deal, chain.fresh("DIST"), right, 900_00L);
        chain.refused(
                Writer.SERVICING,
                chain.effects.declare(
                        chain.fresh("again"), deal.id, 1, 0, TestDeal.RESERVE, 0, true, List.of(), noPayments(tree)),
                "AlreadyDeclared");
        payRefused(tree, "AboveFees(", 0, 0, new Payment("", servicer, 100_01L));
        payRefused(tree, "NotAFee(", 0, 0, first);
        payRefused(tree, "NotWholeMinorUnits", 0, 0, new Payment("", servicer, 0));
        payRefused(tree, "BadBatch", 0, 0);
        payRefused(new PayoutTree(chain.fresh("NONE"), right), "NotDeclared", 0, 1);
        payRefused(new PayoutTree(tree.distributionId(), List.of(first)), "NotInRoot", 0, 1);
        payRefused(new PayoutTree(tree.distributionId(), List.of(right.get(1), first)), "NotInRoot", 0, 2);

        long before = chain.reader.cashBalance(first.wallet());
        Effect pay = chain.effects.pay(chain.fresh("pay"), List.of(), tree, 0, 1);
        chain.apply(Writer.SERVICING, pay);
        long after = chain.reader.cashBalance(first.wallet());
        assertThat(after - before).isEqualTo(first.amountMinor());
        chain.apply(Writer.SERVICING, pay);
        chain.apply(Writer.SERVICING, chain.effects.pay(chain.fresh("pay"), List.of(), tree, 0, right.size()));
        assertThat(chain.reader.cashBalance(first.wallet())).isEqualTo(after);
        assertThat(chain.reader.unpaid(tree.distributionId(), 0, right.size())).isEmpty();
        assertThat(chain.reader.escrow(tree.distributionId())).isEqualTo(100_00L);
    }

    /** Whoever has the proof can have the payment sent to its wallet: no relay key and no role is needed. */
    @Test
    void what_is_not_pushed_is_claimed_by_proof() {
        TestDeal deal = TestDeal.closed(chain);
        deal.collect(AUGUST, 1_000_00L, 1);
        List<Payment> right = deal.split("A", 900_00L, 1);
        var tree = declared(deal, chain.fresh("DIST"), right, 900_00L);
        Payment last = right.get(2);
        long before = chain.reader.cashBalance(last.wallet());
        String call = tree.claim(2);
        var stranger = new Transactor(
                chain.web3j,
                Credentials.create(chain.keys.key(WalletKeys.DEPLOYER).privateKey()),
                chain.rpc.chainId());
        stranger.sendAndAwait("claim", chain.addresses.distributionPool(), call, 500_000);
        assertThat(chain.reader.cashBalance(last.wallet()) - before).isEqualTo(last.amountMinor());
        assertThat(chain.reader.unpaid(tree.distributionId(), 0, 3)).containsExactly(0, 1);
        assertThat(refusal(last.wallet(), chain.addresses.distributionPool(), call))
                .startsWith("AlreadyPaid");
        chain.apply(Writer.SERVICING, chain.effects.pay(chain.fresh("pay"), List.of(), tree, 0, 3));
        assertThat(chain.reader.cashBalance(last.wallet()) - before).isEqualTo(last.amountMinor());
        assertThat(chain.reader.unpaid(tree.distributionId(), 0, 3)).isEmpty();
    }

    private PayoutTree declared(TestDeal deal, String distribution, List<Payment> payments, long toA) {
        long fees = toA == 900_00L ? 100_00L : 0;
        var tree = new PayoutTree(distribution, payments);
        chain.apply(
                Writer.SERVICING,
                chain.effects.declare(
                        chain.fresh("declare"),
                        deal.id,
                        1,
                        0,
                        chain.reader.reserveAccount(deal.id) - toA - fees,
                        toA + fees,
                        true,
                        totals("A", toA),
                        tree));
        return tree;
    }

    private static PayoutTree noPayments(PayoutTree of) {
        return new PayoutTree(of.distributionId(), List.of());
    }

    @Test
    void an_effect_is_applied_once_and_never_with_another_payload() {
        String wallet = chain.keys.key(52).address();
        String key = chain.fresh("cash");
        Effect effect = chain.effects.issueCash(key, wallet, 123);
        long count = chain.reader.writerCount("issuance");
        assertThat(chain.reader.isApplied(effect.id())).isFalse();
        chain.apply(Writer.ISSUANCE, effect);
        String head = chain.reader.writerHead("issuance");
        chain.apply(Writer.ISSUANCE, effect);
        assertThat(chain.reader.isApplied(effect.id())).isTrue();
        assertThat(chain.reader.cashBalance(wallet)).isEqualTo(123);
        assertThat(chain.reader.writerCount("issuance")).isEqualTo(count + 1);
        assertThat(chain.reader.writerHead("issuance")).isEqualTo(head);
        chain.refused(Writer.ISSUANCE, chain.effects.issueCash(key, wallet, 124), "PayloadMismatch");
        chain.revertedInBlock(Writer.ISSUANCE, chain.effects.issueCash(key, wallet, 124));
        assertThat(chain.reader.cashBalance(wallet)).isEqualTo(123);
    }

    /** Whoever has the effects can recompute the head, and so prove that none is missing, added or changed. */
    @Test
    void the_running_hash_of_a_service_covers_every_effect() {
        String wallet = chain.keys.key(54).address();
        String head = chain.reader.writerHead("issuance");
        for (int i = 0; i < 3; i++) {
            Effect effect = chain.effects.issueCash(chain.fresh("cash"), wallet, 100 + i);
            chain.apply(Writer.ISSUANCE, effect);
            String call = Artifact.of("SettlementToken").call("issue", Abi.address(wallet), Abi.cash(100 + i));
            long version = chain.reader.streamVersion(effect.stream());
            String payload = Hash.sha3("0x"
                    + FunctionEncoder.encodeConstructor(Abi.list(
                            Abi.idWord("Cash/" + wallet), Abi.uint(version), Target.CASH.id(), Abi.bytes(call))));
            assertThat(new VersionedEffect(effect, version).payload()).isEqualTo(payload);
            assertThat(chain.reader.appliedPayload(effect.id())).hasValue(payload);
            head = Hash.sha3(head + effect.id().substring(2) + payload.substring(2));
            assertThat(chain.reader.writerHead("issuance")).isEqualTo(head);
        }
    }

    @Test
    void a_batch_is_applied_in_order_and_whole_or_not_at_all() {
        Effects e = chain.effects;
        String wallet = chain.keys.key(55).address();
        String again = chain.fresh("cash");
        Effect known = e.issueCash(again, wallet, 5);
        chain.apply(Writer.ISSUANCE, known);
        var batch = List.of(
                e.issueCash(chain.fresh("cash"), wallet, 1),
                known,
                e.registerInvestor(
                        chain.fresh("r"),
                        chain.fresh("INVESTOR"),
                        chain.keys.key(56).address(),
                        "US",
                        true),
                e.issueCash(chain.fresh("cash"), wallet, 2));
        var receipt = chain.applyAll(Writer.ISSUANCE, batch);
        assertThat(new Gateway(chain.addresses).outcomes(receipt.getLogs()))
                .hasSize(4)
                .extracting(Gateway.Outcome::effectId)
                .containsExactlyElementsOf(batch.stream().map(Effect::id).toList());
        assertThat(chain.reader.cashBalance(wallet)).isEqualTo(8);
        assertThat(chain.reader.streamVersion("Cash/" + wallet)).isEqualTo(3);
        var good = e.issueCash(chain.fresh("cash"), wallet, 4);
        var bad = e.issueCash(again, wallet, 6);
        assertThatThrownBy(() -> chain.applyAll(Writer.ISSUANCE, List.of(good, bad)))
                .hasMessageContaining("PayloadMismatch");
        assertThat(chain.reader.isApplied(good.id())).isFalse();
        assertThat(chain.reader.cashBalance(wallet)).isEqualTo(8);
    }

    @Test
    void versions_of_a_stream_have_no_hole() {
        String wallet = chain.keys.key(57).address();
        String relay = chain.relay(Writer.ISSUANCE).address();
        for (long version : new long[] {0, 2, 9}) {
            var effect = new VersionedEffect(chain.effects.issueCash(chain.fresh("cash"), wallet, 1), version);
            assertThat(refusal(relay, chain.addresses.mirrorGateway(), Gateway.calldata(List.of(effect))))
                    .startsWith("OutOfOrder(")
                    .endsWith(", 1, " + version + ")");
        }
    }

    @Test
    void each_service_has_its_own_functions() {
        String wallet = chain.keys.key(53).address();
        String key = chain.fresh("foreign");
        Effects e = chain.effects;
        Stream.of(
                        e.registerInvestor(key, "X", wallet, "US", true),
                        e.issueCash(key, wallet, 1),
                        e.anchorPool(key, "P", 1, HASH, 1, 1, LocalDate.of(2020, 7, 31), HASH),
                        e.createTranche(key, "D", "A", "USD", 100, 1),
                        e.closeIssue(key, "D", wallet, 0, TestDeal.CLOSING, List.of()))
                .forEach(effect -> chain.refused(Writer.SERVICING, effect, "TargetNotAllowed"));
        Stream.of(
                        e.creditCollections(key, "D", AUGUST, 1),
                        e.cutRecord(key, "D", 1),
                        e.declare(key, "D", 1, 0, 0, 0, true, List.of(), new PayoutTree("X", List.of())),
                        e.pay(key, List.of(), new PayoutTree("X", List.of()), 0, 0),
                        e.setFactor(key, "D", "A", 1))
                .forEach(effect -> chain.refused(Writer.ISSUANCE, effect, "TargetNotAllowed"));
        chain.refused(Writer.SERVICING, e.anchorJournal(key, "another", 1, 2, HASH, HASH), "ForeignJournal");
        chain.refused(Writer.ISSUANCE, e.anchorJournal(key, "another", 1, 2, HASH, HASH), "ForeignJournal");
    }

    @Test
    void journals_are_anchored_without_gap_or_overlap() {
        Effects e = chain.effects;
        assertThat(chain.reader.lastAnchor("servicing")).isEmpty();
        chain.refused(Writer.SERVICING, e.anchorJournal(chain.fresh("j"), "servicing", 2, 9, HASH, HASH), "Gap(");
        chain.apply(Writer.SERVICING, e.anchorJournal(chain.fresh("j"), "servicing", 1, 9, HASH, HASH));
        chain.refused(Writer.SERVICING, e.anchorJournal(chain.fresh("j"), "servicing", 9, 12, HASH, HASH), "Gap(");
        chain.refused(Writer.SERVICING, e.anchorJournal(chain.fresh("j"), "servicing", 11, 12, HASH, HASH), "Gap(");
        chain.refused(
                Writer.SERVICING, e.anchorJournal(chain.fresh("j"), "servicing", 10, 9, HASH, HASH), "EmptyRange");
        String zero = "00".repeat(32);
        chain.refused(
                Writer.SERVICING, e.anchorJournal(chain.fresh("j"), "servicing", 10, 10, zero, HASH), "EmptyRange");
        chain.refused(
                Writer.SERVICING, e.anchorJournal(chain.fresh("j"), "servicing", 10, 10, HASH, zero), "EmptyRange");
        String other = "cd".repeat(32);
        var receipt =
                chain.apply(Writer.SERVICING, e.anchorJournal(chain.fresh("j"), "servicing", 10, 10, other, HASH));
        assertThat(chain.reader.anchors("servicing"))
                .extracting(JournalRange::from, JournalRange::to, JournalRange::root, JournalRange::head)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 9L, "0x" + HASH, "0x" + HASH),
                        org.assertj.core.groups.Tuple.tuple(10L, 10L, "0x" + other, "0x" + HASH));
        assertThat(new AnchorReceipts(chain.web3j, chain.addresses.eventAnchor()).of(receipt.getTransactionHash()))
                .hasValueSatisfying(found -> {
                    assertThat(found.blockNumber())
                            .isEqualTo(receipt.getBlockNumber().longValueExact());
                    assertThat(found.blockHash()).isEqualTo(receipt.getBlockHash());
                    assertThat(found.topics()).containsExactly(AnchorReceipt.EVENT, AnchorReceipt.topicOf("servicing"));
                    assertThat(found.data()).isEqualTo(AnchorReceipt.dataOf(10, 10, other, HASH));
                });
        assertThat(new AnchorReceipts(chain.web3j, chain.addresses.eventAnchor()).of("0x" + "00".repeat(32)))
                .isEmpty();
    }

    @Test
    void a_pool_is_anchored_in_versions() {
        Effects e = chain.effects;
        String pool = chain.fresh("POOL");
        var cutOff = LocalDate.of(2020, 7, 31);
        chain.refused(
                Writer.ISSUANCE, e.anchorPool(chain.fresh("p"), pool, 2, HASH, 3, 4, cutOff, HASH), "VersionNotNext");
        chain.refused(Writer.ISSUANCE, e.anchorPool(chain.fresh("p"), pool, 1, HASH, 0, 0, cutOff, HASH), "EmptyPool");
        String tape = "0x" + "cd".repeat(32);
        chain.apply(Writer.ISSUANCE, e.anchorPool(chain.fresh("p"), pool, 1, HASH, 71_000, 5_500L, cutOff, tape));
        chain.refused(
                Writer.ISSUANCE, e.anchorPool(chain.fresh("p"), pool, 1, HASH, 3, 4, cutOff, HASH), "VersionNotNext");
        assertThat(chain.reader.poolVersion(pool)).isEqualTo(1);
        assertThat(chain.reader.poolAnchor(pool, 1))
                .contains(new PoolAnchor("0x" + HASH, 71_000, 5_500L, cutOff, tape));
        assertThat(chain.reader.poolRoot(pool, 2)).isEmpty();
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

    private String refusal(String from, String to, String call) {
        try {
            return "answered " + chain.rpc.call(from, to, call);
        } catch (EffectRevertedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static List<ClassTotal> totals(String className, long amount) {
        return List.of(new ClassTotal(className, amount));
    }

    private static Payment plus(Payment payment, long more) {
        return new Payment(payment.className(), payment.wallet(), payment.amountMinor() + more);
    }

    private List<Allocation> withLastB(TestDeal deal, long cash) {
        var allocations = new ArrayList<>(deal.allocations());
        Allocation b = allocations.get(3);
        allocations.set(3, new Allocation("B", b.wallet(), b.units(), cash));
        return allocations;
    }

    private void payRefused(PayoutTree tree, String reason, int from, int count, Payment... fees) {
        chain.refused(
                Writer.SERVICING, chain.effects.pay(chain.fresh("pay"), List.of(fees), tree, from, count), reason);
    }

    private void declareRefused(
            TestDeal deal, long recordId, long used, long reserve, long total, List<ClassTotal> totals, String why) {
        var payments = totals.isEmpty()
                ? List.<Payment>of()
                : List.of(new Payment("A", deal.investors.getFirst().address(), 1));
        chain.refused(
                Writer.SERVICING,
                chain.effects.declare(
                        chain.fresh("declare"),
                        deal.id,
                        recordId,
                        used,
                        reserve,
                        total,
                        true,
                        totals,
                        new PayoutTree(chain.fresh("DIST"), payments)),
                why);
    }
}
