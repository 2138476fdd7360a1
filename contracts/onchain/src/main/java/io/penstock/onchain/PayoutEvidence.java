package io.penstock.onchain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.web3j.abi.datatypes.generated.Uint48;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;

/**
 * Works out from nothing but a node who is owed what on a payment date: without the platform, its database or its log.
 *
 * <p>The declaration gives the amounts of the classes, the tokens' transfers their wallets, the tokens' records the units.
 * Amounts follow by largest remainder, a tie going to the lower address; payments stand in the order of the classes and
 * then of the addresses. Whether all this is what the platform declared is decided by the root on chain.
 */
public final class PayoutEvidence {
    private static final BigInteger BLOCKS_A_CALL = BigInteger.valueOf(10_000);

    private final Web3j web3j;
    private final Rpc rpc;
    private final ContractAddresses addresses;

    public PayoutEvidence(Web3j web3j, ContractAddresses addresses) {
        this.web3j = web3j;
        this.rpc = new Rpc(web3j);
        this.addresses = addresses;
    }

    /** The latest block of the node: what is said here holds there. */
    public long block() {
        return rpc.blockNumber();
    }

    /** Empty if no such payment date is declared. @throws OnchainException if the node does not answer */
    public Optional<DeclaredPayout> declared(String distributionId) {
        var date = pool(DistributionPoolAbi.distributions(Abi.idWord(distributionId)));
        if (date.declaredAt().signum() == 0) {
            return Optional.empty();
        }
        String deal = dealOf(distributionId);
        long recordId = date.recordId().longValueExact();
        String topic = DistributionPoolAbi.ClassDeclaredEvent.TOPIC;
        var classes = new ArrayList<DeclaredPayout.ClassShare>();
        for (Log log : logs(addresses.distributionPool(), topic, Abi.id(distributionId))) {
            DistributionPoolAbi.ClassDeclaredEvent.of(log)
                    .map(event -> share(deal, event.classId(), Abi.minorUnits(event.amount()), recordId))
                    .ifPresent(classes::add);
        }
        return Optional.of(new DeclaredPayout(
                deal,
                date.root(),
                recordId,
                date.declaredAt().longValueExact(),
                date.payments().intValueExact(),
                Abi.minorUnits(date.escrow()),
                Abi.minorUnits(date.reserved()),
                List.copyOf(classes)));
    }

    /** All payments of the date as they follow from holdings; whether they are what was declared, its root tells. */
    public static PayoutTree payments(String distributionId, DeclaredPayout payout) {
        var payments = new ArrayList<Payment>();
        for (DeclaredPayout.ClassShare each : payout.classes()) {
            List<Long> amounts = largestRemainder(each);
            for (int i = 0; i < amounts.size(); i++) {
                if (amounts.get(i) > 0) {
                    payments.add(
                            new Payment(each.className(), each.holders().get(i).wallet(), amounts.get(i)));
                }
            }
        }
        return new PayoutTree(distributionId, payments);
    }

    public boolean isPaid(String distributionId, int index) {
        return pool(DistributionPoolAbi.isPaid(Abi.idWord(distributionId), Abi.uint(index)));
    }

    public boolean isReserved(String distributionId, int index) {
        return pool(DistributionPoolAbi.isReserved(Abi.idWord(distributionId), Abi.uint(index)));
    }

    /** Why the registry lets no cash go to the wallet now: a reason code, 0 if it does. */
    public int payRestriction(String wallet) {
        return registry(InvestorRegistryAbi.payRestriction(Abi.address(wallet))).intValueExact();
    }

    /** Where the wallet's cash goes: itself, or the wallet that replaced it. */
    public String currentWallet(String wallet) {
        return registry(InvestorRegistryAbi.currentWallet(Abi.address(wallet)));
    }

    private static List<Long> largestRemainder(DeclaredPayout.ClassShare share) {
        var amounts = new ArrayList<Long>();
        var remainders = new ArrayList<BigInteger>();
        long left = share.amount();
        for (DeclaredPayout.Holder holder : share.holders()) {
            BigInteger[] parts = BigInteger.valueOf(share.amount())
                    .multiply(BigInteger.valueOf(holder.units()))
                    .divideAndRemainder(BigInteger.valueOf(share.supply()));
            amounts.add(parts[0].longValueExact());
            remainders.add(parts[1]);
            left -= parts[0].longValueExact();
        }
        IntStream.range(0, amounts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(left)
                .forEach(i -> amounts.set(i, amounts.get(i) + 1));
        return amounts;
    }

    /** The deal of a payment date, which the declaration's event alone has. */
    private String dealOf(String distributionId) {
        return logs(addresses.distributionPool(), DistributionPoolAbi.DeclaredEvent.TOPIC, Abi.id(distributionId))
                .stream()
                .flatMap(log -> DistributionPoolAbi.DeclaredEvent.of(log).stream())
                .findFirst()
                .orElseThrow(() -> new OnchainException(
                        "payment date " + distributionId + " is declared, and the node has no event of it"))
                .dealId();
    }

    private DeclaredPayout.ClassShare share(String dealWord, String classWord, long amount, long recordId) {
        String token = rpc.ask(
                addresses.trancheFactory(), TrancheFactoryAbi.requireToken(Abi.word(dealWord), Abi.word(classWord)));
        String name = rpc.ask(token, TrancheTokenAbi.symbol());
        if (!Abi.id(name).equals(classWord)) {
            throw new OnchainException(
                    "token " + token + " calls itself " + name + ", which is not class " + classWord);
        }
        var holders = new ArrayList<DeclaredPayout.Holder>();
        var wallets = new TreeSet<String>();
        for (Log log : logs(token, TrancheTokenAbi.TransferEvent.TOPIC, null)) {
            TrancheTokenAbi.TransferEvent.of(log)
                    .ifPresent(event -> wallets.add(event.to().toLowerCase(Locale.ROOT)));
        }
        for (String wallet : wallets) {
            long units = rpc.ask(token, TrancheTokenAbi.balanceAt(Abi.address(wallet), new Uint48(recordId)))
                    .longValueExact();
            if (units > 0) {
                holders.add(new DeclaredPayout.Holder(wallet, units));
            }
        }
        long supply =
                rpc.ask(token, TrancheTokenAbi.supplyAt(new Uint48(recordId))).longValueExact();
        long found = holders.stream().mapToLong(DeclaredPayout.Holder::units).sum();
        if (found != supply) {
            throw new OnchainException("class " + name + " has " + supply + " units at record " + recordId
                    + ", its transfers show holders of " + found + ": does the node keep all logs?");
        }
        return new DeclaredPayout.ClassShare(name, amount, supply, List.copyOf(holders));
    }

    /** Logs of a contract, oldest first, in calls that common nodes answer. */
    private List<Log> logs(String contract, String event, @org.jspecify.annotations.Nullable String topic) {
        var logs = new ArrayList<Log>();
        BigInteger last = BigInteger.valueOf(rpc.blockNumber());
        for (BigInteger from = BigInteger.ZERO; from.compareTo(last) <= 0; from = from.add(BLOCKS_A_CALL)) {
            var filter = new EthFilter(
                    DefaultBlockParameter.valueOf(from),
                    DefaultBlockParameter.valueOf(
                            from.add(BLOCKS_A_CALL).subtract(BigInteger.ONE).min(last)),
                    contract);
            filter.addSingleTopic(event);
            if (topic != null) {
                filter.addSingleTopic(topic);
            }
            for (EthLog.LogResult<?> result : Rpc.send(web3j.ethGetLogs(filter)).getLogs()) {
                logs.add((Log) result.get());
            }
        }
        return logs;
    }

    private <T> T registry(Call<T> question) {
        return rpc.ask(addresses.investorRegistry(), question);
    }

    private <T> T pool(Call<T> question) {
        return rpc.ask(addresses.distributionPool(), question);
    }
}
