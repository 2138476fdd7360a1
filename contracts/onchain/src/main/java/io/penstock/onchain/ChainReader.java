package io.penstock.onchain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint48;
import org.web3j.protocol.Web3j;

/**
 * What the chain holds at its head. Cash and balances in minor units.
 *
 * <p>Only contract storage is read, never archive state or logs, so it works on a pruning node. A question about a class
 * or record that does not exist is an {@link OnchainException}.
 */
public final class ChainReader {
    /** Tokenised cash has six decimals, its currency two. */
    public static final long CASH_UNITS_PER_MINOR_UNIT = 10_000;

    private static final int WORD_BITS = 256;
    private static final int RAY_DIGITS = 27;

    private final Rpc rpc;
    private final ContractAddresses addresses;

    public ChainReader(Web3j web3j, ContractAddresses addresses) {
        this.rpc = new Rpc(web3j);
        this.addresses = addresses;
    }

    /** In minor units. @throws OnchainException if it is not whole in them, see {@link #cashUnits} */
    public long cashBalance(String wallet) {
        return Abi.minorUnits(ask(Target.CASH, SettlementTokenAbi.balanceOf(Abi.address(wallet))));
    }

    /** In the token's own units: a holder may have sent parts of a minor unit. */
    public BigInteger cashUnits(String wallet) {
        return ask(Target.CASH, SettlementTokenAbi.balanceOf(Abi.address(wallet)));
    }

    public long cashSupply() {
        return Abi.minorUnits(ask(Target.CASH, SettlementTokenAbi.totalSupply()));
    }

    /** What the closing may take of the wallet's cash. */
    public long cashAllowance(String wallet) {
        return Abi.minorUnits(allowance(wallet));
    }

    /** What the closing may take of the wallet's cash, in the token's own units: holders may allow any amount. */
    public BigInteger cashAllowanceUnits(String wallet) {
        return allowance(wallet);
    }

    private BigInteger allowance(String wallet) {
        return ask(
                Target.CASH,
                SettlementTokenAbi.allowance(Abi.address(wallet), Abi.address(addresses.deliveryVersusPayment())));
    }

    public boolean isInvestor(String wallet) {
        return !Abi.isZero(ask(Target.REGISTRY, InvestorRegistryAbi.investorOf(Abi.address(wallet))));
    }

    public Optional<String> tokenAddress(String dealId, String className) {
        String token = ask(Target.TRANCHES, TrancheFactoryAbi.tokenOf(Abi.idWord(dealId), Abi.idWord(className)));
        return Abi.isZero(token) ? Optional.empty() : Optional.of(token);
    }

    public boolean isIssued(String dealId) {
        return ask(Target.TRANCHES, TrancheFactoryAbi.issued(Abi.idWord(dealId)));
    }

    public long units(String dealId, String className, String wallet) {
        return askToken(dealId, className, TrancheTokenAbi.balanceOf(Abi.address(wallet)));
    }

    /** What the token would answer to a transfer now; {@link TransferRestriction#textOf} says it in words, 0 is none. */
    public int transferRestriction(String dealId, String className, String from, String to, long units) {
        return (int) askToken(
                dealId,
                className,
                TrancheTokenAbi.detectTransferRestriction(Abi.address(from), Abi.address(to), Abi.uint(units)));
    }

    public long unitsAt(String dealId, String className, String wallet, long recordId) {
        return askToken(dealId, className, TrancheTokenAbi.balanceAt(Abi.address(wallet), new Uint48(recordId)));
    }

    public long supply(String dealId, String className) {
        return askToken(dealId, className, TrancheTokenAbi.totalSupply());
    }

    public long supplyAt(String dealId, String className, long recordId) {
        return askToken(dealId, className, TrancheTokenAbi.supplyAt(new Uint48(recordId)));
    }

    public long principalBalance(String dealId, String className) {
        return askToken(dealId, className, TrancheTokenAbi.principalBalance());
    }

    /** Balance over original balance with 27 digits, rounded down. */
    public BigDecimal factor(String dealId, String className) {
        return new BigDecimal(rpc.ask(token(dealId, className), TrancheTokenAbi.factorRay()), RAY_DIGITS);
    }

    public long collectionsAccount(String dealId) {
        return Abi.minorUnits(ask(Target.DISTRIBUTIONS, DistributionPoolAbi.collections(Abi.idWord(dealId))));
    }

    public long reserveAccount(String dealId) {
        return Abi.minorUnits(ask(Target.DISTRIBUTIONS, DistributionPoolAbi.reserve(Abi.idWord(dealId))));
    }

    /** What of a declared distribution is held back for wallets that may not have cash now; a part of its escrow. */
    public long reserved(String distributionId) {
        return Abi.minorUnits(distribution(distributionId).reserved());
    }

    /** The wallet that gets what is owed to this one: itself, unless it was replaced. */
    public String currentWallet(String wallet) {
        return ask(Target.REGISTRY, InvestorRegistryAbi.currentWallet(Abi.address(wallet)));
    }

    /** Whether the pool would pay cash to a holder of the class now: a wallet in good standing, not wholly frozen. */
    public boolean mayHaveCash(String dealId, String className, String wallet) {
        String current = currentWallet(wallet);
        if (ask(Target.REGISTRY, InvestorRegistryAbi.payRestriction(Abi.address(current)))
                        .signum()
                != 0) {
            return false;
        }
        long frozen = askToken(dealId, className, TrancheTokenAbi.getFrozenTokens(Abi.address(current)));
        return frozen == 0 || frozen < units(dealId, className, current);
    }

    /** Indexes of the payments in {@code from … from + count - 1} that have not left escrow. */
    public List<Integer> unpaid(String distributionId, int from, int count) {
        var unpaid = new ArrayList<Integer>();
        for (int word = from / WORD_BITS; word * WORD_BITS < from + count; word++) {
            BigInteger paid =
                    ask(Target.DISTRIBUTIONS, DistributionPoolAbi.paidWord(Abi.idWord(distributionId), Abi.uint(word)));
            for (int bit = 0; bit < WORD_BITS; bit++) {
                int index = word * WORD_BITS + bit;
                if (index >= from && index < from + count && !paid.testBit(bit)) {
                    unpaid.add(index);
                }
            }
        }
        return List.copyOf(unpaid);
    }

    /** What of a declared distribution is not yet paid, reserved amounts included; 0 for one that was never declared. */
    public long escrow(String distributionId) {
        return Abi.minorUnits(distribution(distributionId).escrow());
    }

    /** Latest anchored version, 0 if none. */
    public int poolVersion(String poolId) {
        return ask(Target.POOLS, AssetPoolRegistryAbi.latestVersion(Abi.idWord(poolId)))
                .intValueExact();
    }

    public Optional<PoolAnchor> poolAnchor(String poolId, int version) {
        var anchor = ask(Target.POOLS, AssetPoolRegistryAbi.anchors(Abi.idWord(poolId), new Uint32(version)));
        if (Abi.isZero(anchor.root())) {
            return Optional.empty();
        }
        return Optional.of(new PoolAnchor(
                anchor.root(),
                anchor.loanCount().longValueExact(),
                anchor.balance().longValueExact(),
                Dates.date(anchor.cutOff().longValueExact()),
                anchor.tapeHash()));
    }

    public Optional<String> poolRoot(String poolId, int version) {
        return poolAnchor(poolId, version).map(PoolAnchor::root);
    }

    /** All anchored ranges of a service, oldest first: one call each. */
    public List<JournalRange> anchors(String service) {
        return anchorsFrom(service, 0);
    }

    /** Anchored ranges of a service from the given one on (0 is the first), oldest first: one call each. */
    public List<JournalRange> anchorsFrom(String service, long index) {
        return LongStream.range(index, anchorCount(service))
                .mapToObj(each -> anchorAt(service, each))
                .toList();
    }

    public Optional<JournalRange> lastAnchor(String service) {
        long count = anchorCount(service);
        return count == 0 ? Optional.empty() : Optional.of(anchorAt(service, count - 1));
    }

    /** Whether the gateway has applied the effect with this id ("0x" and 64 digits). */
    public boolean isApplied(String effectId) {
        return !Abi.isZero(askGateway(MirrorGatewayAbi.appliedPayload(Abi.word(effectId))));
    }

    /** Running hash over all effects of the service in their order; zero before the first. */
    public String writerHead(String service) {
        return askGateway(MirrorGatewayAbi.writerHead(Abi.idWord(service)));
    }

    public long writerCount(String service) {
        return askGateway(MirrorGatewayAbi.writerCount(Abi.idWord(service))).longValueExact();
    }

    /** Version of the last applied effect of a stream, by its name: {@code "Deal/DEAL-1"}. 0 before the first. */
    public long streamVersion(String stream) {
        return askGateway(MirrorGatewayAbi.streamVersion(Abi.idWord(stream))).longValueExact();
    }

    /** Payload hash of an applied effect; empty if it is not on chain. */
    public Optional<String> appliedPayload(String effectId) {
        String payload = askGateway(MirrorGatewayAbi.appliedPayload(Abi.word(effectId)));
        return Abi.isZero(payload) ? Optional.empty() : Optional.of(payload);
    }

    private long anchorCount(String service) {
        return ask(Target.JOURNALS, EventAnchorAbi.count(Abi.idWord(service))).longValueExact();
    }

    private JournalRange anchorAt(String service, long index) {
        var range = ask(Target.JOURNALS, EventAnchorAbi.rangeAt(Abi.idWord(service), Abi.uint(index)));
        return new JournalRange(
                range.from().longValueExact(),
                range.to().longValueExact(),
                range.root(),
                range.head(),
                range.blockNumber().longValueExact());
    }

    private DistributionPoolAbi.DistributionsAnswer distribution(String distributionId) {
        return ask(Target.DISTRIBUTIONS, DistributionPoolAbi.distributions(Abi.idWord(distributionId)));
    }

    private String token(String dealId, String className) {
        return tokenAddress(dealId, className)
                .orElseThrow(() -> new OnchainException("no token of class " + className + " of deal " + dealId));
    }

    private long askToken(String dealId, String className, Call<BigInteger> question) {
        return rpc.ask(token(dealId, className), question).longValueExact();
    }

    private <T> T askGateway(Call<T> question) {
        return rpc.ask(addresses.mirrorGateway(), question);
    }

    private <T> T ask(Target target, Call<T> question) {
        return rpc.ask(target.addressIn(addresses), question);
    }
}
