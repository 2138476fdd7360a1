package io.penstock.onchain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes2;
import org.web3j.abi.datatypes.generated.Bytes3;
import org.web3j.abi.datatypes.generated.Uint128;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint48;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.abi.datatypes.generated.Uint8;

/**
 * Builds the effects that the gateway accepts. Amounts of cash are minor units; ids are text and go on chain hashed.
 *
 * <p>Each effect names its stream: the aggregate whose effects have to keep their order. Deals of issuance and of
 * servicing are two streams, since each service counts its own.
 *
 * <p>Pure: nothing is sent, and equal arguments give equal effects. Arguments that no contract could accept (a bad
 * address, a negative amount, an oversized batch) are {@link IllegalArgumentException}; what depends on the state of the
 * chain is refused there.
 */
public final class Effects {
    public static final int MAX_ALLOCATIONS = 100;
    public static final int MAX_PAYMENTS = 100;

    private static final int MINOR_DIGITS = 2;

    /** Keccak-256 of an effect's key: the id under which the gateway remembers it. */
    public static String idOf(String key) {
        return Abi.id(key);
    }

    /** Units go only to registered and qualified wallets. A wallet belongs to one investor for ever. */
    public Effect registerInvestor(
            String key, String investorId, String wallet, String countryIso2, boolean qualified) {
        String call = InvestorRegistryAbi.register(
                Abi.idWord(investorId),
                Abi.address(wallet),
                new Bytes2(Abi.ascii(countryIso2, 2)),
                new Bool(qualified));
        return effect(key, "Investor/" + investorId, Target.REGISTRY, call, 450_000);
    }

    /** Suspends an investor, or lifts it: units and cash of all wallets stay where they are meanwhile. */
    public Effect suspendInvestor(String key, String investorId, boolean suspended) {
        String call = InvestorRegistryAbi.suspend(Abi.idWord(investorId), new Bool(suspended));
        return effect(key, "Investor/" + investorId, Target.REGISTRY, call, 200_000);
    }

    /**
     * States how many units of a wallet may not leave it by a transfer; 0 frees all.
     *
     * @param frozenUnits the whole amount from now on, and not a change; may be above the balance
     */
    public Effect freezeHolding(String key, String dealId, String className, String wallet, long frozenUnits) {
        String call = TrancheFactoryAbi.setFrozenUnits(
                Abi.idWord(dealId), Abi.idWord(className), Abi.address(wallet), Abi.uint(frozenUnits));
        return effect(key, "Deal/" + dealId, Target.TRANCHES, call, 350_000);
    }

    /** Tokenises bank money that has been confirmed for the wallet. */
    public Effect issueCash(String key, String wallet, long minorUnits) {
        String call = SettlementTokenAbi.issue(Abi.address(wallet), Abi.cash(minorUnits));
        return effect(key, "Cash/" + wallet.toLowerCase(Locale.ROOT), Target.CASH, call, 300_000);
    }

    /** Versions count from 1 without gap. Root and tape hash are 64 hexadecimal digits. */
    public Effect anchorPool(
            String key,
            String poolId,
            int version,
            String root,
            long loanCount,
            long balanceMinor,
            LocalDate cutOffDate,
            String tapeHash) {
        var anchor = new AssetPoolRegistryAbi.Anchor(
                Abi.word(root),
                Abi.word(tapeHash),
                new Uint64(loanCount),
                new Uint128(balanceMinor),
                new Uint32(Dates.number(cutOffDate)));
        String call = AssetPoolRegistryAbi.anchorPool(Abi.idWord(poolId), new Uint32(version), anchor);
        return effect(key, "Pool/" + poolId, Target.POOLS, call, 350_000);
    }

    /** Creates the token of a class, whose units only the platform moves; nothing is issued before closing. */
    public Effect createTranche(
            String key,
            String dealId,
            String className,
            String currency,
            long originalBalanceMinor,
            long denominationMinor) {
        return createTranche(key, dealId, className, currency, originalBalanceMinor, denominationMinor, false);
    }

    /**
     * The same with the register mode, which never changes.
     *
     * @param holderTransfers whether holders may transfer units themselves, within the rules
     */
    public Effect createTranche(
            String key,
            String dealId,
            String className,
            String currency,
            long originalBalanceMinor,
            long denominationMinor,
            boolean holderTransfers) {
        var terms = new TrancheFactoryAbi.Terms(
                new Utf8String(dealId + " " + className),
                new Utf8String(className),
                new Uint8(MINOR_DIGITS),
                Abi.uint(originalBalanceMinor),
                Abi.uint(denominationMinor),
                new Bool(holderTransfers));
        String call = TrancheFactoryAbi.createTranche(
                Abi.idWord(dealId), Abi.idWord(className), new Bytes3(Abi.ascii(currency, 3)), terms);
        return effect(key, "Deal/" + dealId, Target.TRANCHES, call, 4_500_000);
    }

    /**
     * Units against cash, all or nothing: takes every investor's cash (which each must have allowed to the contract
     * before), issues every class of the deal in full, funds the reserve, pays the seller the rest.
     *
     * @param closingDate from which the investors' holding periods run, whenever the effect gets into a block
     */
    public Effect closeIssue(
            String key,
            String dealId,
            String sellerWallet,
            long reserveDepositMinor,
            LocalDate closingDate,
            List<Allocation> allocations) {
        String call = DeliveryVersusPaymentAbi.closeIssue(
                Abi.idWord(dealId),
                Abi.address(sellerWallet),
                Abi.cash(reserveDepositMinor),
                new Uint64(Dates.seconds(closingDate)),
                all(
                        allocations,
                        MAX_ALLOCATIONS,
                        a -> new DeliveryVersusPaymentAbi.Allocation(
                                Abi.idWord(a.className()),
                                Abi.address(a.wallet()),
                                Abi.uint(a.units()),
                                Abi.cash(a.cashMinor()))));
        return effect(key, "Deal/" + dealId, Target.MARKET, call, 700_000 + 260_000L * allocations.size());
    }

    /**
     * A trade between holders: units against the buyer's cash, which the buyer must have allowed to the contract before;
     * both or nothing, once for each trade.
     *
     * @param tradeDate from which the buyer's holding period runs
     */
    public Effect settleTrade(
            String key,
            String tradeId,
            String dealId,
            String className,
            String sellerWallet,
            String buyerWallet,
            long units,
            long cashMinor,
            LocalDate tradeDate) {
        var trade = new DeliveryVersusPaymentAbi.Trade(
                Abi.idWord(tradeId),
                Abi.idWord(dealId),
                Abi.idWord(className),
                Abi.address(sellerWallet),
                Abi.address(buyerWallet),
                Abi.uint(units),
                Abi.cash(cashMinor),
                new Uint64(Dates.seconds(tradeDate)));
        return effect(key, "Deal/" + dealId, Target.MARKET, DeliveryVersusPaymentAbi.settle(trade), 700_000);
    }

    /** Tokenises the borrowers' cash of a closed collection period; once per deal and period. */
    public Effect creditCollections(String key, String dealId, YearMonth collectionPeriod, long minorUnits) {
        String call = DistributionPoolAbi.creditCollections(
                Abi.idWord(dealId),
                new Uint32(collectionPeriod.getYear() * 100L + collectionPeriod.getMonthValue()),
                Abi.cash(minorUnits));
        return effect(key, "ServicedDeal/" + dealId, Target.DISTRIBUTIONS, call, 350_000);
    }

    /** Cuts a record on every class of the deal. Record numbers rise; gaps are allowed. */
    public Effect cutRecord(String key, String dealId, long recordId) {
        String call = TrancheFactoryAbi.cutRecordOfDeal(Abi.idWord(dealId), new Uint48(recordId));
        return effect(key, "ServicedDeal/" + dealId, Target.TRANCHES, call, 900_000);
    }

    /**
     * Moves a payment date's money into escrow and fixes every payment to a holder. The chain refuses it unless
     * collections used + reserve before = total payable + reserve after; what the class totals leave of the total is for
     * fees.
     *
     * @param seniorTestsHold fact of the engine: no test of the classes before equity fails on this date
     * @param payments to holders, adding up to the class totals
     */
    public Effect declare(
            String key,
            String dealId,
            long recordId,
            long collectionsUsed,
            long reserveAfter,
            long totalPayable,
            boolean seniorTestsHold,
            List<ClassTotal> classTotals,
            PayoutTree payments) {
        var terms = new DistributionPoolAbi.Declaration(
                Abi.idWord(dealId),
                new Uint48(recordId),
                Abi.cash(collectionsUsed),
                Abi.cash(reserveAfter),
                Abi.cash(totalPayable),
                Abi.word(payments.root()),
                new Uint32(payments.payments().size()),
                new Bool(seniorTestsHold));
        String call = DistributionPoolAbi.declare(
                Abi.idWord(payments.distributionId()),
                terms,
                all(
                        classTotals,
                        MAX_PAYMENTS,
                        c -> new DistributionPoolAbi.ClassTotal(
                                Abi.idWord(c.className()), Abi.cash(c.amountMinor()), Abi.cash(c.residualMinor()))));
        return effect(
                key,
                "Distribution/" + payments.distributionId(),
                Target.DISTRIBUTIONS,
                call,
                550_000 + 90_000L * classTotals.size());
    }

    /**
     * Pays parties of the deal, all or nothing, and pushes neighbouring payments of the tree; at most {@value
     * #MAX_PAYMENTS} together. A payment that was made before is passed over; one whose wallet may not have cash stays
     * reserved in escrow.
     *
     * @param fees have an empty class name
     * @param from index of the first payment in the tree
     * @param count may be 0 if there are fees
     */
    public Effect pay(String key, List<Payment> fees, PayoutTree tree, int from, int count) {
        if (fees.size() + count > MAX_PAYMENTS) {
            throw new IllegalArgumentException(
                    fees.size() + count + " payments in one effect, at most " + MAX_PAYMENTS);
        }
        List<String> proof = count == 0 ? List.of() : tree.proof(from, count);
        String call = DistributionPoolAbi.pay(
                Abi.idWord(tree.distributionId()),
                payments(fees),
                Abi.uint(from),
                payments(tree.payments().subList(from, from + count)),
                proof.stream().map(Abi::word).toList());
        return effect(
                key,
                "Distribution/" + tree.distributionId(),
                Target.DISTRIBUTIONS,
                call,
                350_000 + 120_000L * (fees.size() + count));
    }

    /** States the balance of a class after a payment; it never rises. */
    public Effect setFactor(String key, String dealId, String className, long newBalanceMinor) {
        String call =
                TrancheFactoryAbi.setClassBalance(Abi.idWord(dealId), Abi.idWord(className), Abi.uint(newBalanceMinor));
        return effect(key, "ServicedDeal/" + dealId, Target.TRANCHES, call, 300_000);
    }

    /**
     * Anchors a block of the journal; only the service itself can, and blocks follow one another from 1 on.
     *
     * @param root over the record hashes of the block
     * @param head of the hash chain at {@code to}
     */
    public Effect anchorJournal(String key, String service, long from, long to, String root, String head) {
        String call = EventAnchorAbi.anchor(
                Abi.idWord(service), new Uint64(from), new Uint64(to), Abi.word(root), Abi.word(head));
        return effect(key, "Journal/" + service, Target.JOURNALS, call, 350_000);
    }

    private static List<DistributionPoolAbi.Payment> payments(List<Payment> payments) {
        return all(
                payments,
                MAX_PAYMENTS,
                p -> new DistributionPoolAbi.Payment(
                        Abi.classWord(p.className()), Abi.address(p.wallet()), Abi.cash(p.amountMinor())));
    }

    private static Effect effect(String key, String stream, Target target, String call, long gasLimit) {
        return new Effect(key, Abi.id(key), stream, Abi.id(target.artifact().name()), call, gasLimit);
    }

    private static <T, S> List<S> all(List<T> items, int limit, Function<T, S> toStruct) {
        if (items.size() > limit) {
            throw new IllegalArgumentException(items.size() + " items in one effect, at most " + limit);
        }
        return items.stream().map(toStruct).toList();
    }
}
