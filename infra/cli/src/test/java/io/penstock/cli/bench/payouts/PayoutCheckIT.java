package io.penstock.cli.bench.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.bench.chain.BenchMirror;
import io.penstock.cli.bench.faults.Findings;
import io.penstock.cli.bench.faults.Findings.Kind;
import io.penstock.cli.bench.log.BenchStack;
import io.penstock.cli.stack.StackOptions;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ClassTotal;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import io.penstock.onchain.Payment;
import io.penstock.onchain.PayoutTree;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.NodeConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.protocol.Web3j;
import picocli.CommandLine;

/** The checker of {@code bench payouts} on a real chain: silent when all is right, and each planted mistake is found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayoutCheckIT {

    private static final int HOLDERS = 5;

    private final Effects builder = new Effects();
    private BenchStack stack;
    private Web3j web3;
    private ContractAddresses contracts;
    private BenchMirror issuance;
    private BenchMirror servicing;

    @BeforeAll
    void open(@TempDir Path folder) {
        var options = new StackOptions();
        new CommandLine(options).parseArgs();
        stack = BenchStack.start(options, folder, _ -> {});
        web3 = NodeConnection.to(stack.chain().toString());
        contracts = ContractAddresses.read(stack.contracts());
        issuance = mirror("issuance", WalletKeys.ISSUANCE_RELAY);
        servicing = mirror("servicing", WalletKeys.SERVICING_RELAY);
        PayoutService.prepare(servicing.jdbc());
    }

    private BenchMirror mirror(String service, int key) {
        return BenchMirror.start(
                stack.server(),
                web3,
                stack.chain().toString(),
                contracts,
                WalletKeys.of(stack.mnemonic()).key(key).privateKey(),
                service);
    }

    @AfterAll
    void close() {
        issuance.close();
        servicing.close();
        web3.shutdown();
        stack.close();
    }

    private PayoutBook issued(long seed) {
        var book = new PayoutBook(seed, HOLDERS);
        var effects = new ArrayList<>(book.registrations());
        effects.addAll(book.issue());
        issuance.run(effects);
        return book;
    }

    private void done(List<Effect> effects) {
        servicing.run(effects);
        servicing.jdbc().update("""
                insert into payout_told (effect_key, transaction_hash, block_number)
                select effect_key, '0x', 1 from chain_effect on conflict do nothing
                """);
    }

    private Findings found(PayoutBook book) throws IOException {
        var findings = new Findings();
        check(book, findings).afterPayout(1);
        return findings;
    }

    private PayoutCheck check(PayoutBook book, Findings findings) {
        return new PayoutCheck(
                book,
                new ChainReader(web3, contracts),
                new PaidEvents(web3, contracts.distributionPool()),
                servicing.jdbc(),
                findings);
    }

    /** Record, cash and declaration of the book's own, then payments as given. */
    private List<Effect> withPayments(PayoutBook book, Effect declared, Effect paid) {
        var right = book.payout(0, 1);
        return List.of(right.get(0), right.get(1), declared, paid);
    }

    private static PayoutTree tree(PayoutBook book, List<Long> amounts) {
        return new PayoutTree(
                book.distributionId(0, 1),
                IntStream.range(0, HOLDERS)
                        .mapToObj(i -> new Payment(PayoutBook.CLASS, book.wallet(0, i), amounts.get(i)))
                        .toList());
    }

    @Test
    void whatIsRightIsNoFinding() throws IOException {
        var book = issued(1);
        done(book.payout(0, 1));
        assertThat(found(book).texts()).isEmpty();

        // The same cash once more, as a second payment would bring it.
        issuance.run(List.of(builder.issueCash(
                "double", book.wallet(0, 2), book.amounts(0, 1).get(2))));
        assertThat(found(book).texts())
                .singleElement()
                .asString()
                .startsWith("DOUBLED: wallet " + book.wallet(0, 2) + " has ");

        servicing.jdbc().update("delete from payout_told where effect_key = ?", book.distributionId(0, 1) + "/paid");
        assertThat(found(book).texts()).anyMatch(text -> text.startsWith("LOST: nobody was told that "));
        servicing
                .jdbc()
                .update(
                        "update chain_effect set payload_hash = ? where effect_key = ?",
                        "0x" + "0".repeat(64),
                        book.distributionId(0, 1) + "/declared");
        assertThat(found(book).texts()).anyMatch(text -> text.startsWith("DIFFERENT: payload of "));
    }

    @Test
    void aPaymentThatIsMissingIsFoundByAllWitnesses() throws IOException {
        var book = issued(2);
        var right = book.payout(0, 1);
        var tree = tree(book, book.amounts(0, 1));
        done(withPayments(
                book, right.get(2), builder.pay(book.distributionId(0, 1) + "/paid", List.of(), tree, 0, HOLDERS - 1)));
        var findings = found(book);
        var last = HOLDERS - 1;
        assertThat(findings.texts())
                .contains("LOST: payment " + last + " of " + book.distributionId(0, 1) + " is not made")
                .contains("LOST: payment " + last + " of " + book.distributionId(0, 1) + " has no event")
                .anyMatch(text -> text.startsWith("LOST: wallet " + book.wallet(0, last) + " has 0 "))
                .anyMatch(text -> text.startsWith("DIFFERENT: escrow of " + book.distributionId(0, 1)));
        assertThat(findings.of(Kind.DOUBLED)).isZero();
    }

    /** A cent from one holder to another: the contract lets it pass, since it knows shares to a cent only. */
    @Test
    void aPaymentOfAnotherAmountIsFound() throws IOException {
        long seed = LongStream.range(3, 100)
                .filter(each -> holder(new PayoutBook(each, HOLDERS), true).isPresent())
                .findFirst()
                .orElseThrow();
        var book = issued(seed);
        var amounts = new ArrayList<>(book.amounts(0, 1));
        int up = holder(book, true).orElseThrow();
        int down = holder(book, false).orElseThrow();
        amounts.set(up, amounts.get(up) - 1);
        amounts.set(down, amounts.get(down) + 1);
        var id = book.distributionId(0, 1);
        var tree = tree(book, amounts);
        long total = book.total(0, 1);
        var declared = builder.declare(
                id + "/declared",
                book.dealId(0),
                1,
                total,
                0,
                total,
                true,
                List.of(new ClassTotal(PayoutBook.CLASS, total)),
                tree);
        done(withPayments(book, declared, builder.pay(id + "/paid", List.of(), tree, 0, HOLDERS)));
        var findings = found(book);
        assertThat(findings.texts())
                .anyMatch(text -> text.startsWith("LOST: wallet " + book.wallet(0, up)))
                .anyMatch(text -> text.startsWith("DOUBLED: wallet " + book.wallet(0, down)));
        assertThat(findings.of(Kind.DIFFERENT))
                .as("two events: %s", findings.texts())
                .isEqualTo(2);
    }

    /** The first who was rounded up, or down. */
    private static OptionalInt holder(PayoutBook book, boolean up) {
        var amounts = book.amounts(0, 1);
        return IntStream.range(0, HOLDERS)
                .filter(i -> (amounts.get(i) > book.total(0, 1) * book.units(0, i) / book.supply(0)) == up)
                .findFirst();
    }
}
