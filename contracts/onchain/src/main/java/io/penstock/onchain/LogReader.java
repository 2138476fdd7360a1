package io.penstock.onchain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;

/**
 * The logs of a deployment's contracts, block by block. Asks by number over a range and keeps nothing on the node: filters
 * are forgotten when a node restarts.
 */
public final class LogReader {

    private static final String TRANCHE_CREATED = Abi.id("TrancheCreated(bytes32,bytes32,address,bytes3)");
    private static final String TRANSFER = Abi.id("Transfer(address,address,uint256)");
    private static final String APPLIED = Abi.id("EffectApplied(bytes32,bytes32,uint64,bytes32,uint64,bytes32)");
    private static final String PAID = Abi.id("Paid(bytes32,bytes32,address,uint256,address,uint256)");

    private final Web3j web3j;
    private final ContractAddresses addresses;

    public LogReader(Web3j web3j, ContractAddresses addresses) {
        this.web3j = web3j;
        this.addresses = addresses;
    }

    /**
     * A log as the node told it.
     *
     * @param topics the event's signature first
     * @param data hexadecimal
     */
    public record Entry(
            long blockNumber,
            String blockHash,
            String transactionHash,
            int logIndex,
            String address,
            List<String> topics,
            String data) {

        public Entry {
            topics = List.copyOf(topics);
        }
    }

    /** What a log means, as far as it moves value or explains who moved it. */
    public sealed interface Meaning {

        /** A new class; its token is watched from now on. */
        record Token(String dealId, String classId, String address) implements Meaning {}

        /**
         * Units or cash changed hands.
         *
         * @param amount in units of the contract
         */
        record Moved(String contract, String from, String to, BigInteger amount) implements Meaning {}

        /** The gateway carried out an effect: what else stands in this transaction follows from it. */
        record Explained(String effectId) implements Meaning {}

        /**
         * A payment left escrow, pushed or claimed.
         *
         * @param wallet entitled; the cash may go to its successor
         */
        record Paid(String distributionId, int index, String wallet, String to, long amountMinor) implements Meaning {}

        /** Anything else. */
        record Other() implements Meaning {}
    }

    /** All addresses of the deployment, without tokens. */
    public List<String> contracts() {
        var all = new ArrayList<>(List.of(
                addresses.accessManager(),
                addresses.mirrorGateway(),
                addresses.investorRegistry(),
                addresses.settlementToken(),
                addresses.assetPoolRegistry(),
                addresses.trancheFactory(),
                addresses.distributionPool(),
                addresses.deliveryVersusPayment(),
                addresses.eventAnchor(),
                addresses.complianceEngine(),
                addresses.enforcement()));
        all.addAll(addresses.complianceRules().values());
        return List.copyOf(all);
    }

    /** The logs of these addresses, in the chain's order. @throws OnchainException if the node does not answer */
    public List<Entry> read(long from, long to, Set<String> of) {
        var filter = new EthFilter(
                DefaultBlockParameter.valueOf(BigInteger.valueOf(from)),
                DefaultBlockParameter.valueOf(BigInteger.valueOf(to)),
                List.copyOf(of));
        var entries = new ArrayList<Entry>();
        for (EthLog.LogResult<?> each : Rpc.send(web3j.ethGetLogs(filter)).getLogs()) {
            var log = (Log) each.get();
            entries.add(new Entry(
                    log.getBlockNumber().longValueExact(),
                    log.getBlockHash(),
                    log.getTransactionHash(),
                    log.getLogIndex().intValueExact(),
                    log.getAddress().toLowerCase(java.util.Locale.ROOT),
                    log.getTopics(),
                    log.getData()));
        }
        return List.copyOf(entries);
    }

    /** Reads a log. Ids of deals, classes and distributions are hashes, as the chain has them: see {@link #hash}. */
    public Meaning meaning(Entry entry) {
        var topics = entry.topics();
        if (topics.isEmpty()) {
            return new Meaning.Other();
        }
        var what = topics.getFirst();
        if (what.equals(APPLIED) && is(entry, addresses.mirrorGateway())) {
            return new Meaning.Explained(topics.get(1));
        }
        if (what.equals(TRANCHE_CREATED) && is(entry, addresses.trancheFactory())) {
            return new Meaning.Token(
                    topics.get(1),
                    topics.get(2),
                    Abi.addressOf(Abi.words(entry.data()).getFirst()));
        }
        if (what.equals(PAID) && is(entry, addresses.distributionPool())) {
            return paid(entry);
        }
        if (what.equals(TRANSFER) && topics.size() == 3) {
            return new Meaning.Moved(
                    entry.address(),
                    Abi.addressOf(topics.get(1)),
                    Abi.addressOf(topics.get(2)),
                    Abi.number(Abi.words(entry.data()).getFirst()));
        }
        return new Meaning.Other();
    }

    private static Meaning.Paid paid(Entry entry) {
        var words = new ArrayList<>(entry.topics().subList(1, entry.topics().size()));
        words.addAll(Abi.words(entry.data()));
        // Indexed arguments come first in the event's order here, so the words stand as they were declared.
        return new Meaning.Paid(
                words.get(0),
                Abi.number(words.get(3)).intValueExact(),
                Abi.addressOf(words.get(2)),
                Abi.addressOf(words.get(4)),
                Abi.minorUnits(Abi.number(words.get(5))));
    }

    private static boolean is(Entry entry, String address) {
        return entry.address().equalsIgnoreCase(address);
    }

    /** The hash under which the chain knows a deal, a class, an investor or a distribution. */
    public static String hash(String id) {
        return Abi.id(id);
    }

    /** Cash in minor units. @throws OnchainException if it is not whole in them */
    public static long minorUnits(BigInteger cash) {
        return Abi.minorUnits(cash);
    }
}
