package io.penstock.onchain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A small deal: class A in three hands of uneven size, class B in one, class C kept by the seller without cash. */
final class TestDeal {
    static final long A = 44_000_000_00L;
    static final long B = 6_000_000_00L;
    static final long C = 5_000_000_00L;
    static final long DENOMINATION = 1_000_00L;
    static final java.time.LocalDate CLOSING = java.time.LocalDate.of(2020, 8, 19);
    static final java.time.YearMonth PERIOD = java.time.YearMonth.of(2020, 8);
    /** Some hash. */
    static final String HASH = "ab".repeat(32);

    static final long RESERVE = 500_000_00L;

    final String id;
    final TestChain chain;
    final WalletKey seller;
    final List<WalletKey> investors;

    private TestDeal(TestChain chain) {
        this.chain = chain;
        this.id = chain.fresh("DEAL");
        this.seller = chain.keys.key(WalletKeys.FIRST_PARTY);
        this.investors = IntStream.range(1, 5)
                .mapToObj(i -> chain.keys.key(WalletKeys.FIRST_PARTY + i))
                .toList();
    }

    /** Investors registered, cash issued and allowed, classes created; not closed. */
    static TestDeal readyToClose(TestChain chain) {
        var deal = new TestDeal(chain);
        deal.register(deal.seller, "SELLER");
        for (int i = 0; i < deal.investors.size(); i++) {
            WalletKey wallet = deal.investors.get(i);
            deal.register(wallet, "INV-" + i);
            long due = deal.dueFrom(wallet);
            chain.apply(Writer.ISSUANCE, chain.effects.issueCash(chain.fresh("cash"), wallet.address(), due));
            new InvestorWallet(chain.web3j, chain.addresses, wallet.privateKey()).approveCash(due);
        }
        deal.create("A", A);
        deal.create("B", B);
        deal.create("C", C);
        return deal;
    }

    static TestDeal closed(TestChain chain) {
        TestDeal deal = readyToClose(chain);
        chain.apply(Writer.ISSUANCE, deal.closing(deal.allocations()));
        return deal;
    }

    Effect closing(List<Allocation> allocations) {
        return chain.effects.closeIssue(chain.fresh("close"), id, seller.address(), RESERVE, CLOSING, allocations);
    }

    List<Allocation> allocations() {
        return List.of(
                allocation("A", 0, 21_000_000_00L),
                allocation("A", 1, 15_999_000_00L),
                allocation("A", 2, 7_001_000_00L),
                allocation("B", 3, B),
                new Allocation("C", seller.address(), C, 0));
    }

    /** Credits the cash and cuts the record. */
    void collect(java.time.YearMonth period, long amount, long recordId) {
        chain.apply(Writer.SERVICING, chain.effects.creditCollections(chain.fresh("credit"), id, period, amount));
        chain.apply(Writer.SERVICING, chain.effects.cutRecord(chain.fresh("cut"), id, recordId));
    }

    /** A class total over the holders of the record: each gets the floor, the largest remainders one cent more. */
    List<Payment> split(String className, long total, long recordId) {
        List<Allocation> holders = allocations().stream()
                .filter(a -> a.className().equals(className))
                .toList();
        long supply = chain.reader.supplyAt(id, className, recordId);
        var shares = new ArrayList<Share>();
        long left = total;
        for (Allocation holder : holders) {
            long units = chain.reader.unitsAt(id, className, holder.wallet(), recordId);
            var parts = java.math.BigInteger.valueOf(total)
                    .multiply(java.math.BigInteger.valueOf(units))
                    .divideAndRemainder(java.math.BigInteger.valueOf(supply));
            shares.add(new Share(holder.wallet(), parts[0].longValueExact(), parts[1]));
            left -= parts[0].longValueExact();
        }
        shares.sort(Comparator.comparing(Share::remainder).reversed());
        var payments = new ArrayList<Payment>();
        for (Share share : shares) {
            payments.add(new Payment(className, share.wallet(), share.floor() + (left-- > 0 ? 1 : 0)));
        }
        return payments;
    }

    private record Share(String wallet, long floor, java.math.BigInteger remainder) {}

    private long dueFrom(WalletKey wallet) {
        return allocations().stream()
                .filter(a -> a.wallet().equals(wallet.address()))
                .mapToLong(Allocation::cashMinor)
                .sum();
    }

    private Allocation allocation(String className, int investor, long units) {
        return new Allocation(className, investors.get(investor).address(), units, units);
    }

    private void register(WalletKey wallet, String investorId) {
        chain.apply(
                Writer.ISSUANCE,
                chain.effects.registerInvestor(chain.fresh("register"), investorId, wallet.address(), "US", true));
    }

    private void create(String className, long balance) {
        chain.apply(
                Writer.ISSUANCE,
                chain.effects.createTranche(chain.fresh("create"), id, className, "USD", balance, DENOMINATION));
    }
}
