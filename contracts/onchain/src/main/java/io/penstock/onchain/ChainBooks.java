package io.penstock.onchain;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.web3j.abi.datatypes.Type;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthCall;

/**
 * What the chain holds at one block, for comparing it with a log. Units in minor units of original face, cash in minor
 * units.
 *
 * <p>Only contract storage is read, many questions in one request. The block must be recent enough for the node to have
 * its state: a pruning node keeps some tens of blocks.
 */
public final class ChainBooks {

    private static final int QUESTIONS_A_REQUEST = 100;
    private static final int WORD_BITS = 256;

    private final Web3j web3j;
    private final ContractAddresses addresses;
    private final DefaultBlockParameter block;
    private final Map<String, String> tokens = new HashMap<>();

    /** @param block whose end is read */
    public ChainBooks(Web3j web3j, ContractAddresses addresses, long block) {
        this.web3j = web3j;
        this.addresses = addresses;
        this.block = DefaultBlockParameter.valueOf(BigInteger.valueOf(block));
    }

    /**
     * A wallet of a class.
     *
     * @param frozen absolute; may be above the units
     */
    public record Held(long units, long frozen) {}

    /**
     * How an investor stands in the registry.
     *
     * @param wallets in use, lower case
     */
    public record Standing(boolean known, boolean suspended, boolean sanctioned, List<String> wallets) {

        public Standing {
            wallets = List.copyOf(wallets);
        }
    }

    /**
     * A payment date in the pool.
     *
     * @param declared whether it is there at all
     * @param payments to holders, paid or not
     * @param escrow not yet paid, reserved amounts included
     * @param reserved held back for wallets that may not have cash now
     */
    public record Pool(boolean declared, long recordId, int payments, long escrow, long reserved) {}

    /** Empty if the deal has no token of the class. */
    public Optional<String> token(String dealId, String className) {
        var key = dealId + "/" + className;
        var known = tokens.get(key);
        if (known == null) {
            var word = ask(Target.TRANCHES.addressIn(addresses), tokenOf(dealId, className));
            known = Abi.isZero(word) ? "" : Abi.addressOf(word);
            tokens.put(key, known);
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    private static String tokenOf(String dealId, String className) {
        return Target.TRANCHES.artifact().call("tokenOf", Abi.idWord(dealId), Abi.idWord(className));
    }

    /** Units in issue. @throws OnchainException if there is no such token */
    public long supply(String dealId, String className) {
        return token(dealId, className, "totalSupply");
    }

    /** Units in issue when the record was cut. @throws OnchainException if there is no such token */
    public long supplyAt(String dealId, String className, long recordId) {
        return token(dealId, className, "supplyAt", Abi.uint(recordId));
    }

    /** What is still owed on the class. @throws OnchainException if there is no such token */
    public long principalBalance(String dealId, String className) {
        return token(dealId, className, "principalBalance");
    }

    /** Units and frozen amount of each wallet, in the order asked. @throws OnchainException if there is no such token */
    public List<Held> held(String dealId, String className, List<String> wallets) {
        var token = required(dealId, className);
        var calls = new ArrayList<Call>();
        for (String wallet : wallets) {
            calls.add(new Call(token, Artifact.of("TrancheToken").call("balanceOf", Abi.address(wallet))));
            calls.add(new Call(token, Artifact.of("TrancheToken").call("getFrozenTokens", Abi.address(wallet))));
        }
        var answers = ask(calls);
        var held = new ArrayList<Held>();
        for (int i = 0; i < wallets.size(); i++) {
            held.add(new Held(number(answers.get(2 * i)), number(answers.get(2 * i + 1))));
        }
        return List.copyOf(held);
    }

    /** Units of each wallet when the record was cut, in the order asked. @throws OnchainException if there is no token */
    public List<Long> unitsAt(String dealId, String className, List<String> wallets, long recordId) {
        var token = required(dealId, className);
        return ask(wallets.stream()
                        .map(wallet -> new Call(
                                token,
                                Artifact.of("TrancheToken").call("balanceAt", Abi.address(wallet), Abi.uint(recordId))))
                        .toList())
                .stream()
                .map(ChainBooks::number)
                .toList();
    }

    /** How each investor stands, in the order asked. */
    public List<Standing> standings(List<String> investorIds) {
        var registry = addresses.investorRegistry();
        var calls = new ArrayList<Call>();
        for (String id : investorIds) {
            calls.add(new Call(registry, Target.REGISTRY.artifact().call("investors", Abi.idWord(id))));
            calls.add(new Call(registry, Target.REGISTRY.artifact().call("walletsOf", Abi.idWord(id))));
        }
        var answers = ask(calls);
        var standings = new ArrayList<Standing>();
        for (int i = 0; i < investorIds.size(); i++) {
            var words = Abi.words(answers.get(2 * i));
            var list = Abi.words(answers.get(2 * i + 1));
            standings.add(new Standing(
                    !Abi.isZero(words.get(0)),
                    !Abi.isZero(words.get(1)),
                    !Abi.isZero(words.get(2)),
                    list.subList(2, list.size()).stream().map(Abi::addressOf).toList()));
        }
        return List.copyOf(standings);
    }

    public long collectionsAccount(String dealId) {
        return account("collections", dealId);
    }

    public long reserveAccount(String dealId) {
        return account("reserve", dealId);
    }

    private long account(String name, String dealId) {
        return Abi.minorUnits(Abi.number(ask(pool(), poolCall(name, Abi.idWord(dealId)))));
    }

    /** A payment date as the pool has it; all zero if it was never declared. */
    public Pool distribution(String distributionId) {
        var words = Abi.words(ask(pool(), poolCall("distributions", Abi.idWord(distributionId))));
        return new Pool(
                !Abi.isZero(words.get(2)),
                number(words.get(1)),
                Abi.number(words.get(3)).intValueExact(),
                Abi.minorUnits(Abi.number(words.get(4))),
                Abi.minorUnits(Abi.number(words.get(6))));
    }

    /** Indexes of the payments to holders that have left escrow. */
    public BitSet paid(String distributionId, int payments) {
        var calls = new ArrayList<Call>();
        for (int word = 0; word * WORD_BITS < payments; word++) {
            calls.add(new Call(pool(), poolCall("paidWord", Abi.idWord(distributionId), Abi.uint(word))));
        }
        var answers = ask(calls);
        var paid = new BitSet();
        for (int index = 0; index < payments; index++) {
            if (Abi.number(answers.get(index / WORD_BITS)).testBit(index % WORD_BITS)) {
                paid.set(index);
            }
        }
        return paid;
    }

    private String pool() {
        return addresses.distributionPool();
    }

    @SuppressWarnings("rawtypes")
    private static String poolCall(String function, Type... arguments) {
        return Target.DISTRIBUTIONS.artifact().call(function, arguments);
    }

    private String required(String dealId, String className) {
        return token(dealId, className)
                .orElseThrow(() -> new OnchainException("no token of class " + className + " of deal " + dealId));
    }

    @SuppressWarnings("rawtypes")
    private long token(String dealId, String className, String function, Type... arguments) {
        return number(
                ask(required(dealId, className), Artifact.of("TrancheToken").call(function, arguments)));
    }

    private static long number(String word) {
        return Abi.number(word).longValueExact();
    }

    private record Call(String to, String data) {}

    private String ask(String to, String data) {
        return ask(List.of(new Call(to, data))).getFirst();
    }

    private List<String> ask(List<Call> calls) {
        var answers = new ArrayList<String>();
        for (int from = 0; from < calls.size(); from += QUESTIONS_A_REQUEST) {
            var batch = web3j.newBatch();
            calls.subList(from, Math.min(calls.size(), from + QUESTIONS_A_REQUEST))
                    .forEach(call -> batch.add(question(call)));
            try {
                for (var answer : batch.send().getResponses()) {
                    if (answer.hasError()) {
                        throw new EffectRevertedException(RevertReason.describe(answer.getError()));
                    }
                    answers.add(((EthCall) answer).getValue());
                }
            } catch (IOException e) {
                throw new OnchainException("eth_call got no answer: " + e.getMessage(), e);
            }
        }
        return answers;
    }

    private Request<?, EthCall> question(Call call) {
        return web3j.ethCall(Transaction.createEthCallTransaction(call.to(), call.to(), call.data()), block);
    }
}
