package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.generated.Bytes2;
import org.web3j.abi.datatypes.generated.Uint8;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.VoidResponse;
import org.web3j.protocol.http.HttpService;

/**
 * The contracts and {@link TransferOracle} are asked the same: drawn pairs and amounts over a register in which much is
 * wrong. {@code -Dpenstock.transfers=100000} asks more often, {@code -Dpenstock.seed=N} draws others.
 */
final class TransferRestrictionIT {
    private static final int INVESTORS = 14;
    private static final long DENOMINATION = 1_000_00L;
    private static final List<String> COUNTRIES = List.of("US", "DE", "KY", "IR");
    private static final int BATCH = 500;
    /** As the contracts number kinds of moves. */
    private static final int MINT = 1;

    private final Random random = new Random(Long.getLong("penstock.seed", 20_200_819L));
    private final TransferOracle oracle = new TransferOracle();
    private final List<TransferOracle.Investor> investors = new ArrayList<>();
    private final List<String> wallets = new ArrayList<>();
    private final Map<TransferRestriction, Integer> seen = new EnumMap<>(TransferRestriction.class);

    @Test
    void java_and_the_contracts_refuse_for_the_same_reasons() throws IOException {
        try (TestChain chain = TestChain.anvil()) {
            String token = issue(chain);
            disturb(chain, token);
            int cases = Integer.getInteger("penstock.transfers", 10_000);
            compare(chain, token, cases / 4);
            compareIssues(chain, token, cases / 4);
            as(chain, Role.COMPLIANCE, "HolderCountRule", "setMaximum", Abi.address(token), Abi.uint(0));
            oracle.mostHolders = 0;
            compare(chain, token, cases / 4);
            as(chain, Role.COMPLIANCE, "TransferWindowRule", "setWindow", Abi.address(token), Abi.uint(9), Abi.uint(1));
            oracle.windowClosed = true;
            compare(chain, token, cases / 4);
            trip(chain, token);
            oracle.tripped = true;
            compare(chain, token, BATCH);
        }
        assertThat(seen.keySet()).as("reasons that were met").hasSize(22);
    }

    /** Two wallets an investor; some hold nothing. */
    private String issue(TestChain chain) {
        oracle.denomination = DENOMINATION;
        List<Allocation> allocations = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < 2 * INVESTORS; i++) {
            if (i < INVESTORS) {
                investors.add(new TransferOracle.Investor());
            }
            String wallet = chain.keys.key(300 + i).address();
            TransferOracle.Investor investor = investors.get(i % INVESTORS);
            investor.wallets.add(wallet);
            wallets.add(wallet);
            oracle.investorOf.put(wallet, investor);
            chain.apply(
                    Writer.ISSUANCE, chain.effects.registerInvestor("r" + i, "I" + i % INVESTORS, wallet, "US", true));
            if (i % INVESTORS > 2) {
                long units = DENOMINATION * (1 + random.nextInt(20));
                oracle.units.put(wallet, units);
                allocations.add(new Allocation("A", wallet, units, 0));
                total += units;
            }
        }
        chain.apply(Writer.ISSUANCE, chain.effects.createTranche("t", "D", "A", "USD", total, DENOMINATION, true));
        categoryOfHolders(chain);
        chain.apply(
                Writer.ISSUANCE,
                chain.effects.closeIssue("c", "D", wallets.getFirst(), 0, java.time.LocalDate.EPOCH, allocations));
        String token = chain.reader.tokenAddress("D", "A").orElseThrow();
        oracle.system.add(token);
        oracle.system.add(chain.addresses.distributionPool());
        wallets.addAll(oracle.system);
        wallets.add(chain.keys.key(299).address());
        return token;
    }

    /** Everybody is of one country at the closing; who holds then stays counted, wherever it goes afterwards. */
    private void categoryOfHolders(TestChain chain) {
        oracle.categoryCountry = "US";
        investors.stream().filter(investor -> oracle.unitsOf(investor) > 0).forEach(oracle.countedInCategory::add);
        oracle.mostOfCategory = oracle.countedInCategory.size();
        try {
            as(
                    chain,
                    Role.COMPLIANCE,
                    "HolderCountRule",
                    "addCategory",
                    Abi.address(chain.reader.tokenAddress("D", "A").orElseThrow()),
                    new Bytes2(Abi.ascii("US", 2)),
                    Abi.uint(0),
                    Abi.uint(oracle.mostOfCategory));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void trip(TestChain chain, String token) throws IOException {
        String breaker = chain.addresses.circuitBreaker();
        var subject = Abi.word(chain.rpc.ask(breaker, CircuitBreakerAbi.mintOf(Abi.address(token))));
        as(chain, Role.PAUSER, breaker, "CircuitBreaker", "trip", subject);
    }

    private void disturb(TestChain chain, String token) throws IOException {
        for (int i = 0; i < INVESTORS; i++) {
            TransferOracle.Investor investor = investors.get(i);
            var id = Abi.idWord("I" + i);
            String wallet = investor.wallets.getFirst();
            String drawn = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
            // One that holds nothing yet stays in the category.
            investor.country = i == 1 ? oracle.categoryCountry : drawn;
            investor.qualified = i % 5 != 4;
            chain.apply(
                    Writer.ISSUANCE,
                    chain.effects.registerInvestor("q" + i, "I" + i, wallet, investor.country, investor.qualified));
            switch (i) {
                case 3 -> investor.suspended = true;
                case 6 -> investor.sanctioned = true;
                case 8 -> investor.expired = true;
                default -> investor.retained = i % 4 == 1 ? 12 * DENOMINATION : 0;
            }
            if (i == 3) {
                as(chain, Role.FREEZER, "InvestorRegistry", "suspend", id, new Bool(true));
            }
            if (i == 6) {
                as(chain, Role.FREEZER, "InvestorRegistry", "sanction", id, new Bool(true));
            }
            if (i == 8) {
                var country = new Bytes2(Abi.ascii(investor.country, 2));
                as(chain, Role.REGISTRAR, "InvestorRegistry", "verify", id, country, Abi.uint(1));
            }
            if (investor.retained > 0) {
                var until = Abi.uint(9_000_000_000L);
                as(
                        chain,
                        Role.COMPLIANCE,
                        "RetentionRule",
                        "setRetention",
                        Abi.address(token),
                        id,
                        Abi.uint(investor.retained),
                        until);
            }
            if (i % 3 == 0) {
                oracle.frozen.put(wallet, 5 * DENOMINATION + 7);
                as(
                        chain,
                        Role.FREEZER,
                        token,
                        "TrancheToken",
                        "setFrozenTokens",
                        Abi.address(wallet),
                        Abi.uint(5 * DENOMINATION + 7));
            }
        }
        String gone = investors.get(10).wallets.getLast();
        oracle.unlinked.add(gone);
        as(chain, Role.REGISTRAR, "InvestorRegistry", "unlink", Abi.idWord("I10"), Abi.address(gone));
        String bad = investors.get(11).wallets.getLast();
        oracle.listed.add(bad);
        as(chain, Role.COMPLIANCE, "SanctionRule", "list", Abi.address(bad), new Bool(true));
        oracle.closedCountries.add("IR");
        as(
                chain,
                Role.COMPLIANCE,
                "CountryRule",
                "list",
                Abi.address(token),
                new Bytes2(Abi.ascii("IR", 2)),
                new Bool(true));
        oracle.closedPairs.add("KYUS");
        as(
                chain,
                Role.COMPLIANCE,
                "CountryRule",
                "closePair",
                Abi.address(token),
                new Bytes2(Abi.ascii("KY", 2)),
                new Bytes2(Abi.ascii("US", 2)),
                Abi.uint(9_000_000_000L));
        oracle.mostHolders = INVESTORS - 3;
        as(chain, Role.COMPLIANCE, "HolderCountRule", "setMaximum", Abi.address(token), Abi.uint(oracle.mostHolders));
        oracle.sandboxCap =
                oracle.units.values().stream().mapToLong(each -> each).sum() + 6 * DENOMINATION;
        as(
                chain,
                Role.COMPLIANCE,
                "BalanceLimitRule",
                "setSandboxCap",
                Abi.address(token),
                Abi.uint(oracle.sandboxCap));
        oracle.lot = 3 * DENOMINATION;
        oracle.maximum = 30 * DENOMINATION;
        as(
                chain,
                Role.COMPLIANCE,
                "BalanceLimitRule",
                "setLimits",
                Abi.address(token),
                Abi.uint(oracle.lot),
                Abi.uint(oracle.maximum));
    }

    private void compare(TestChain chain, String token, int cases) throws IOException {
        ask(chain, token, cases, () -> {
            String from = wallets.get(random.nextInt(wallets.size()));
            String to = wallets.get(random.nextInt(wallets.size()));
            long amount = amount(from);
            var call = TrancheTokenAbi.detectTransferRestriction(Abi.address(from), Abi.address(to), Abi.uint(amount));
            return new Question(amount + " from " + from + " to " + to, call.data(), oracle.of(from, to, amount));
        });
    }

    /** Issues to any wallet that an investor was ever given. */
    private void compareIssues(TestChain chain, String token, int cases) throws IOException {
        ask(chain, chain.addresses.complianceEngine(), cases, () -> {
            String to = wallets.get(random.nextInt(2 * INVESTORS));
            long amount = amount(to);
            var call = ComplianceEngineAbi.check(
                    Abi.address(token),
                    Abi.address("0x" + "0".repeat(40)),
                    Abi.address(to),
                    Abi.uint(amount),
                    new Uint8(MINT));
            return new Question("issue of " + amount + " to " + to, call.data(), oracle.ofIssue(to, amount));
        });
    }

    /** What is asked, and what Java answers. */
    private record Question(String text, String call, TransferRestriction expected) {}

    private void ask(TestChain chain, String contract, int cases, Supplier<Question> draw) throws IOException {
        for (int done = 0; done < cases; done += BATCH) {
            var batch = chain.web3j.newBatch();
            List<Question> questions = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                Question question = draw.get();
                questions.add(question);
                batch.add(chain.web3j.ethCall(
                        Transaction.createEthCallTransaction(contract, contract, question.call()),
                        DefaultBlockParameterName.LATEST));
            }
            var answers = batch.send().getResponses();
            for (int i = 0; i < BATCH; i++) {
                Question question = questions.get(i);
                int code = Abi.number(((EthCall) answers.get(i)).getValue()).intValueExact();
                assertThat(code)
                        .as(question.text())
                        .isEqualTo(question.expected().code());
                seen.merge(question.expected(), 1, Integer::sum);
            }
        }
    }

    /** Whole lots of what is there, now and then all, too much, nothing or a crumb. */
    private long amount(String from) {
        long balance = oracle.units.getOrDefault(from, 0L);
        return switch (random.nextInt(10)) {
            case 0 -> balance;
            case 1 -> balance + DENOMINATION;
            case 2 -> 0;
            case 3 -> random.nextLong(20 * DENOMINATION);
            default -> DENOMINATION * random.nextLong(balance / DENOMINATION + 1);
        };
    }

    @SuppressWarnings("rawtypes")
    private static void as(
            TestChain chain, Role role, String contract, String function, org.web3j.abi.datatypes.Type... arguments)
            throws IOException {
        String address = contract.equals("InvestorRegistry")
                ? chain.addresses.investorRegistry()
                : chain.addresses.complianceRules().get(contract);
        as(chain, role, java.util.Objects.requireNonNull(address), contract, function, arguments);
    }

    /** By the role's own key: at once, or scheduled and carried out after the delay. */
    @SuppressWarnings("rawtypes")
    private static void as(
            TestChain chain,
            Role role,
            String address,
            String contract,
            String function,
            org.web3j.abi.datatypes.Type... arguments)
            throws IOException {
        WalletKey key = RoleHolders.key(chain.keys, role);
        ask(chain, "anvil_setBalance", key.address(), "0x56bc75e2d63100000");
        var transactor =
                new Transactor(chain.web3j, org.web3j.crypto.Credentials.create(key.privateKey()), TestChain.CHAIN_ID);
        String call = Artifact.of(contract).call(function, arguments);
        if (role.delay().isZero()) {
            transactor.sendAndAwait(function, address, call, 300_000);
            return;
        }
        String manager = chain.addresses.accessManager();
        Artifact calls = Artifact.of("AbsAccessManager");
        String schedule = calls.call("schedule", Abi.address(address), Abi.bytes(call), Abi.uint(0));
        transactor.sendAndAwait("schedule " + function, manager, schedule, 300_000);
        ask(chain, "evm_increaseTime", role.delay().toSeconds() + 1);
        String execute = calls.call("execute", Abi.address(address), Abi.bytes(call));
        transactor.sendAndAwait(function, manager, execute, 500_000);
    }

    private static void ask(TestChain chain, String method, Object... arguments) throws IOException {
        var answer =
                new Request<>(method, List.of(arguments), new HttpService(chain.node.url()), VoidResponse.class).send();
        assertThat(answer.hasError()).as(method).isFalse();
    }
}
