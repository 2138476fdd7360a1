package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.onchain.LogReader.Meaning;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/** Holders whose payments wait, and what holders do by their own transactions, on any node. */
interface HoldersOnNode extends OnNode {

    @Test
    default void a_suspended_holders_payment_waits_until_it_is_lifted() {
        TestDeal deal = TestDeal.closed(chain());
        waitsWhile(
                deal,
                chain().effects.suspendInvestor(chain().fresh("suspend"), "INV-0", true),
                chain().effects.suspendInvestor(chain().fresh("reinstate"), "INV-0", false));
    }

    @Test
    default void a_frozen_holders_payment_waits_until_the_units_are_free() {
        TestDeal deal = TestDeal.closed(chain());
        String wallet = deal.investors.getFirst().address();
        long units = chain().reader.units(deal.id, "A", wallet);
        waitsWhile(
                deal,
                chain().effects.freezeHolding(chain().fresh("freeze"), deal.id, "A", wallet, units),
                chain().effects.freezeHolding(chain().fresh("release"), deal.id, "A", wallet, 0));
    }

    /** The first holder of class A is stopped: its payment stays in escrow, the others are paid, nobody twice. */
    private void waitsWhile(TestDeal deal, Effect stop, Effect go) {
        String wallet = deal.investors.getFirst().address();
        deal.collect(TestDeal.PERIOD, 1_000_00L, 1);
        List<Payment> payments = deal.split("A", 1_000_00L, 1);
        int index = payments.stream().map(Payment::wallet).toList().indexOf(wallet);
        long owed = payments.get(index).amountMinor();
        var tree = new PayoutTree(chain().fresh("DIST"), payments);
        chain().apply(
                        Writer.SERVICING,
                        chain().effects
                                .declare(
                                        chain().fresh("declare"),
                                        deal.id,
                                        1,
                                        1_000_00L,
                                        TestDeal.RESERVE,
                                        1_000_00L,
                                        true,
                                        List.of(new ClassTotal("A", 1_000_00L)),
                                        tree));
        chain().apply(Writer.ISSUANCE, stop);
        long before = chain().reader.cashBalance(wallet);
        pay(tree);
        assertThat(chain().reader.unpaid(tree.distributionId(), 0, payments.size()))
                .containsExactly(index);
        assertThat(chain().reader.reserved(tree.distributionId())).isEqualTo(owed);
        chain().apply(Writer.ISSUANCE, go);
        pay(tree);
        pay(tree);
        assertThat(chain().reader.cashBalance(wallet) - before).isEqualTo(owed);
        assertThat(chain().reader.escrow(tree.distributionId())).isZero();
        assertThat(chain().reader.reserved(tree.distributionId())).isZero();
    }

    private void pay(PayoutTree tree) {
        int size = tree.payments().size();
        chain().apply(Writer.SERVICING, chain().effects.pay(chain().fresh("pay"), List.of(), tree, 0, size));
    }

    /** Cash is the holder's: no role, no rule, and nothing in the log explains it as the platform's. */
    @Test
    default void a_holder_sends_its_cash_to_another() {
        WalletKey from = chain().keys.key(WalletKeys.FIRST_PARTY + 10);
        String to = chain().keys.key(WalletKeys.FIRST_PARTY + 11).address();
        long before = chain().reader.cashBalance(to);
        long supply = chain().reader.cashSupply();
        chain().apply(Writer.ISSUANCE, chain().effects.issueCash(chain().fresh("cash"), from.address(), 500_00));
        var receipt = send(
                from, chain().addresses.settlementToken(), to, Abi.cash(123_45).getValue());
        assertThat(chain().reader.cashBalance(to) - before).isEqualTo(123_45);
        assertThat(chain().reader.cashSupply() - supply).isEqualTo(500_00);
        assertThat(meanings(receipt, chain().addresses.settlementToken()))
                .containsExactly(new Meaning.Moved(
                        chain().addresses.settlementToken().toLowerCase(Locale.ROOT),
                        from.address().toLowerCase(Locale.ROOT),
                        to.toLowerCase(Locale.ROOT),
                        Abi.cash(123_45).getValue()));
    }

    /** In a deal that is made for it; in every other one the token refuses. */
    @Test
    default void a_holder_moves_its_units_where_the_deal_lets_it() {
        TestDeal closed = TestDeal.closed(chain());
        WalletKey one = closed.investors.getFirst();
        String two = closed.investors.get(1).address();
        String open = chain().fresh("OPEN");
        long units = 10 * TestDeal.DENOMINATION;
        var effects = chain().effects;
        chain().apply(
                        Writer.ISSUANCE,
                        effects.createTranche(
                                chain().fresh("create"), open, "A", "USD", units, TestDeal.DENOMINATION, true));
        chain().apply(
                        Writer.ISSUANCE,
                        effects.closeIssue(
                                chain().fresh("close"),
                                open,
                                one.address(),
                                0,
                                LocalDate.EPOCH,
                                List.of(new Allocation("A", one.address(), units, 0))));
        String token = chain().reader.tokenAddress(open, "A").orElseThrow();
        var receipt = send(one, token, two, BigInteger.valueOf(3 * TestDeal.DENOMINATION));
        assertThat(chain().reader.units(open, "A", two)).isEqualTo(3 * TestDeal.DENOMINATION);
        assertThat(chain().reader.units(open, "A", one.address())).isEqualTo(7 * TestDeal.DENOMINATION);
        assertThat(meanings(receipt, token))
                .filteredOn(Meaning.Moved.class::isInstance)
                .hasSize(1);
        assertThat(meanings(receipt, token)).noneMatch(Meaning.Explained.class::isInstance);

        String shut = chain().reader.tokenAddress(closed.id, "A").orElseThrow();
        assertThat(refusal(
                        one.address(),
                        shut,
                        TrancheTokenAbi.transfer(Abi.address(two), Abi.uint(TestDeal.DENOMINATION))))
                .startsWith("TransferRefused(4");
    }

    private TransactionReceipt send(WalletKey from, String token, String to, BigInteger amount) {
        var holder = new Transactor(
                chain().web3j,
                Credentials.create(from.privateKey()),
                chain().rpc.chainId());
        holder.spendNonceZero();
        String call = SettlementTokenAbi.transfer(Abi.address(to), new Uint256(amount));
        return holder.sendAndAwait("transfer", token, call, 1_000_000);
    }

    private List<Meaning> meanings(TransactionReceipt receipt, String token) {
        var reader = new LogReader(chain().web3j, chain().addresses);
        var all = new HashSet<>(reader.contracts());
        all.add(token);
        long block = receipt.getBlockNumber().longValueExact();
        return reader.read(block, block, all).stream()
                .filter(each -> each.transactionHash().equals(receipt.getTransactionHash()))
                .map(reader::meaning)
                .toList();
    }
}
