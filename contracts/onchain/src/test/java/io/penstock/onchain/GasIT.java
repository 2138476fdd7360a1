package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;

/** Gas of each effect, the largest batches included: below two thirds of a block of 30 million, and well below the limit we set. */
final class GasIT {
    private static final long TWO_THIRDS_OF_A_BLOCK = 20_000_000;

    private final Map<String, Long> used = new LinkedHashMap<>();

    @Test
    void every_effect_fits_its_gas_limit() throws IOException {
        try (TestChain chain = TestChain.anvil()) {
            walk(chain);
        }
        String table = used.entrySet().stream()
                .map(e -> "%-32s %,12d".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(Path.of("target/gas.txt"), table);
        assertThat(used.values()).allMatch(gas -> gas < TWO_THIRDS_OF_A_BLOCK);
    }

    private void walk(TestChain chain) {
        Effects e = chain.effects;
        String hash = "ab".repeat(32);
        int n = Effects.MAX_ALLOCATIONS;
        List<Allocation> allocations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            // Allocations of one wallet add up; wallets that differ cost more, so all differ but the first.
            String wallet = i < 50 ? chain.keys.key(10 + i).address() : walletOf(i);
            measure(
                    chain,
                    i == 0 ? "registerInvestor, very first" : "registerInvestor",
                    Writer.ISSUANCE,
                    e.registerInvestor("r" + i, "I" + i, wallet, "US", true));
            long cash = i < 50 ? 100_000_00L : 0;
            if (cash > 0) {
                measure(
                        chain,
                        i == 0 ? "issueCash, first" : "issueCash",
                        Writer.ISSUANCE,
                        e.issueCash("c" + i, wallet, cash));
                new InvestorWallet(
                                chain.web3j,
                                chain.addresses,
                                chain.keys.key(10 + i).privateKey())
                        .approveCash(cash);
            }
            allocations.add(new Allocation("A", wallet, 100_000_00L, cash));
        }
        measure(
                chain,
                "anchorPool",
                Writer.ISSUANCE,
                e.anchorPool("p", "P", 1, hash, 71_000, 1, LocalDate.EPOCH, hash));
        for (String name : List.of("A", "B", "C")) {
            long balance = name.equals("A") ? n * 100_000_00L : 100_000_00L;
            measure(chain, "createTranche", Writer.ISSUANCE, e.createTranche(name, "D", name, "USD", balance, 100_00L));
        }
        allocations.set(n - 1, new Allocation("B", walletOf(n - 1), 100_000_00L, 0));
        allocations.set(n - 2, new Allocation("C", walletOf(n - 2), 100_000_00L, 0));
        allocations.set(0, new Allocation("A", chain.keys.key(10).address(), 300_000_00L, 100_000_00L));
        measure(
                chain,
                "closeIssue of " + n,
                Writer.ISSUANCE,
                e.closeIssue("x", "D", walletOf(0), 1_000_00L, LocalDate.EPOCH, allocations));
        measure(chain, "anchorJournal, first", Writer.SERVICING, e.anchorJournal("j", "servicing", 1, 9, hash, hash));
        measure(chain, "anchorJournal, later", Writer.SERVICING, e.anchorJournal("k", "servicing", 10, 19, hash, hash));
        YearMonth month = YearMonth.of(2020, 8);
        measure(chain, "creditCollections", Writer.SERVICING, e.creditCollections("cc", "D", month, 1_000_000_00L));
        measure(chain, "cutRecord of 3 classes", Writer.SERVICING, e.cutRecord("cut", "D", 1));
        long each = 100_00L;
        long total = 100 * each;
        List<Payment> payments = allocations.stream()
                .filter(a -> a.className().equals("A"))
                .map(a -> new Payment("A", a.wallet(), a.units() / 100_000_00L * each))
                .toList();
        var totals = List.of(new ClassTotal("A", total));
        for (String date : List.of("first", "later")) {
            var tree = new PayoutTree("X" + date, payments);
            measure(
                    chain,
                    "declare 1 class",
                    Writer.SERVICING,
                    e.declare("d" + date, "D", 1, total, 1_000_00L, total, true, totals, tree));
            measure(
                    chain,
                    "pay " + payments.size() + ", " + date,
                    Writer.SERVICING,
                    e.pay("pay" + date, List.of(), tree, 0, payments.size()));
        }
        claims(chain, payments, total, totals);
        measure(chain, "setFactor", Writer.SERVICING, e.setFactor("f", "D", "A", 5));
        measure(chain, "duplicate", Writer.SERVICING, e.setFactor("f", "D", "A", 5));
    }

    /** By a stranger, with the proof of one of 98 payments: the first of the date, and one beside it in the bitmap. */
    private void claims(TestChain chain, List<Payment> payments, long total, List<ClassTotal> totals) {
        var tree = new PayoutTree("Xclaimed", payments);
        chain.apply(
                Writer.SERVICING,
                chain.effects.declare("dclaimed", "D", 1, total, 1_000_00L, total, true, totals, tree));
        var stranger = new Transactor(
                chain.web3j,
                Credentials.create(chain.keys.key(WalletKeys.DEPLOYER).privateKey()),
                chain.rpc.chainId());
        for (int index = 0; index < 2; index++) {
            long gas = stranger.sendAndAwait("claim", chain.addresses.distributionPool(), tree.claim(index), 500_000)
                    .getGasUsed()
                    .longValueExact();
            used.put(index == 0 ? "claim, first of a date" : "claim, later", gas);
        }
    }

    private void measure(TestChain chain, String name, Writer writer, Effect effect) {
        long gas = chain.apply(writer, effect).getGasUsed().longValueExact();
        assertThat(gas).as(name).isLessThan(effect.gasLimit() * 4 / 5);
        used.merge(name, gas, Math::max);
    }

    private static String walletOf(int i) {
        return "0x" + "%040x".formatted(0x10_0000 + i);
    }
}
