package io.penstock.onchain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.web3j.abi.datatypes.Type;
import org.web3j.protocol.Web3j;

/**
 * What the chain holds at its head. Cash and balances in minor units.
 *
 * <p>Only contract storage is read, never archive state or logs, so it works on a pruning node. A question about a class
 * or record that does not exist is an {@link OnchainException}.
 */
public final class ChainReader {
    private static final int WORD_BITS = 256;
    private static final int RAY_DIGITS = 27;

    private final Rpc rpc;
    private final ContractAddresses addresses;

    public ChainReader(Web3j web3j, ContractAddresses addresses) {
        this.rpc = new Rpc(web3j);
        this.addresses = addresses;
    }

    public long cashBalance(String wallet) {
        return Abi.minorUnits(Abi.number(ask(Target.CASH, "balanceOf", Abi.address(wallet))));
    }

    public long cashSupply() {
        return Abi.minorUnits(Abi.number(ask(Target.CASH, "totalSupply")));
    }

    /** What the closing may take of the wallet's cash. */
    public long cashAllowance(String wallet) {
        return Abi.minorUnits(Abi.number(
                ask(Target.CASH, "allowance", Abi.address(wallet), Abi.address(addresses.deliveryVersusPayment()))));
    }

    public boolean isInvestor(String wallet) {
        return !Abi.isZero(ask(Target.REGISTRY, "investorOf", Abi.address(wallet)));
    }

    public Optional<String> tokenAddress(String dealId, String className) {
        String word = ask(Target.TRANCHES, "tokenOf", Abi.idWord(dealId), Abi.idWord(className));
        return Abi.isZero(word) ? Optional.empty() : Optional.of(Abi.addressOf(word));
    }

    public boolean isIssued(String dealId) {
        return !Abi.isZero(ask(Target.TRANCHES, "issued", Abi.idWord(dealId)));
    }

    public long units(String dealId, String className, String wallet) {
        return askToken(dealId, className, "balanceOf", Abi.address(wallet));
    }

    public long unitsAt(String dealId, String className, String wallet, long recordId) {
        return askToken(dealId, className, "balanceAt", Abi.address(wallet), Abi.uint(recordId));
    }

    public long supply(String dealId, String className) {
        return askToken(dealId, className, "totalSupply");
    }

    public long supplyAt(String dealId, String className, long recordId) {
        return askToken(dealId, className, "supplyAt", Abi.uint(recordId));
    }

    public long principalBalance(String dealId, String className) {
        return askToken(dealId, className, "principalBalance");
    }

    /** Balance over original balance with 27 digits, rounded down. */
    public BigDecimal factor(String dealId, String className) {
        String call = Artifact.of("TrancheToken").call("factorRay");
        String token = token(dealId, className);
        return new BigDecimal(Abi.number(rpc.call(token, token, call)), RAY_DIGITS);
    }

    public long collectionsAccount(String dealId) {
        return Abi.minorUnits(Abi.number(ask(Target.DISTRIBUTIONS, "collections", Abi.idWord(dealId))));
    }

    public long reserveAccount(String dealId) {
        return Abi.minorUnits(Abi.number(ask(Target.DISTRIBUTIONS, "reserve", Abi.idWord(dealId))));
    }

    /** What of a declared distribution is held back for wallets that may not have cash now; a part of its escrow. */
    public long reserved(String distributionId) {
        List<String> words = askWords(Target.DISTRIBUTIONS, "distributions", Abi.idWord(distributionId));
        return Abi.minorUnits(Abi.number(words.get(7)));
    }

    /** Indexes of the payments in {@code from … from + count - 1} that have not left escrow. */
    public List<Integer> unpaid(String distributionId, int from, int count) {
        var unpaid = new ArrayList<Integer>();
        for (int word = from / WORD_BITS; word * WORD_BITS < from + count; word++) {
            BigInteger paid =
                    Abi.number(ask(Target.DISTRIBUTIONS, "paidWord", Abi.idWord(distributionId), Abi.uint(word)));
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
        List<String> words = askWords(Target.DISTRIBUTIONS, "distributions", Abi.idWord(distributionId));
        return Abi.minorUnits(Abi.number(words.get(5)));
    }

    /** Latest anchored version, 0 if none. */
    public int poolVersion(String poolId) {
        return Abi.number(ask(Target.POOLS, "latestVersion", Abi.idWord(poolId)))
                .intValueExact();
    }

    public Optional<PoolAnchor> poolAnchor(String poolId, int version) {
        List<String> words = askWords(Target.POOLS, "anchors", Abi.idWord(poolId), Abi.uint(version));
        if (Abi.isZero(words.get(0))) {
            return Optional.empty();
        }
        return Optional.of(new PoolAnchor(
                words.get(0),
                Abi.number(words.get(2)).longValueExact(),
                Abi.number(words.get(3)).longValueExact(),
                Dates.date(Abi.number(words.get(4)).longValueExact()),
                words.get(1)));
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
        return !Abi.isZero(askGateway("appliedPayload", Abi.word(effectId)));
    }

    /** Running hash over all effects of the service in their order; zero before the first. */
    public String writerHead(String service) {
        return askGateway("writerHead", Abi.idWord(service));
    }

    public long writerCount(String service) {
        return Abi.number(askGateway("writerCount", Abi.idWord(service))).longValueExact();
    }

    /** Version of the last applied effect of a stream, by its name: {@code "Deal/DEAL-1"}. 0 before the first. */
    public long streamVersion(String stream) {
        return Abi.number(askGateway("streamVersion", Abi.idWord(stream))).longValueExact();
    }

    /** Payload hash of an applied effect; empty if it is not on chain. */
    public Optional<String> appliedPayload(String effectId) {
        String payload = askGateway("appliedPayload", Abi.word(effectId));
        return Abi.isZero(payload) ? Optional.empty() : Optional.of(payload);
    }

    private long anchorCount(String service) {
        return Abi.number(ask(Target.JOURNALS, "count", Abi.idWord(service))).longValueExact();
    }

    private JournalRange anchorAt(String service, long index) {
        List<String> words = askWords(Target.JOURNALS, "rangeAt", Abi.idWord(service), Abi.uint(index));
        return new JournalRange(
                Abi.number(words.get(0)).longValueExact(),
                Abi.number(words.get(1)).longValueExact(),
                words.get(3),
                words.get(4),
                Abi.number(words.get(2)).longValueExact());
    }

    private String token(String dealId, String className) {
        return tokenAddress(dealId, className)
                .orElseThrow(() -> new OnchainException("no token of class " + className + " of deal " + dealId));
    }

    @SuppressWarnings("rawtypes")
    private long askToken(String dealId, String className, String function, Type... arguments) {
        String token = token(dealId, className);
        String answer = rpc.call(token, token, Artifact.of("TrancheToken").call(function, arguments));
        return Abi.number(answer).longValueExact();
    }

    @SuppressWarnings("rawtypes")
    private String askGateway(String function, Type... arguments) {
        String call = Artifact.of("MirrorGateway").call(function, arguments);
        return rpc.call(addresses.mirrorGateway(), addresses.mirrorGateway(), call);
    }

    @SuppressWarnings("rawtypes")
    private String ask(Target target, String function, Type... arguments) {
        return askWords(target, function, arguments).getFirst();
    }

    @SuppressWarnings("rawtypes")
    private List<String> askWords(Target target, String function, Type... arguments) {
        String contract = target.addressIn(addresses);
        return Abi.words(rpc.call(contract, contract, target.artifact().call(function, arguments)));
    }
}
