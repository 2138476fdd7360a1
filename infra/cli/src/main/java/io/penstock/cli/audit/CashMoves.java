package io.penstock.cli.audit;

import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.LogReader;
import io.penstock.onchain.LogReader.Entry;
import io.penstock.onchain.LogReader.Meaning;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tokenised cash that its holders have sent to each other by their own transactions, as the token's logs say. That is their
 * right and stands in no event log, so it must be known before a wallet's cash can be compared with what it was ever paid.
 *
 * <p>Not counted, and so still a difference: cash that is made or burnt without an effect of the gateway, and cash that
 * one of the platform's own contracts gets or gives without one.
 */
final class CashMoves {

    private static final int BLOCKS_AT_ONCE = 2_000;
    private static final String NOBODY = "0x" + "0".repeat(40);

    /** What each wallet has by them; negative if it gave more than it got. In units of the token, six decimals. */
    final Map<String, BigInteger> net = new TreeMap<>();

    /** How many there were. */
    int count;

    /** All of them up to a block. @throws io.penstock.onchain.OnchainException if the node does not answer */
    static CashMoves upTo(long block, LogReader reader, ContractAddresses contracts) {
        var moves = new CashMoves();
        var sources = Set.of(contracts.settlementToken(), contracts.mirrorGateway(), contracts.distributionPool());
        for (long from = contracts.deployedAtBlock(); from <= block; from += BLOCKS_AT_ONCE) {
            moves.count(reader.read(from, Math.min(block, from + BLOCKS_AT_ONCE - 1), sources), reader);
        }
        return moves;
    }

    /** A block is never torn apart, so all logs of a transaction are here. */
    private void count(List<Entry> logs, LogReader reader) {
        var transactions = new LinkedHashMap<String, List<Meaning>>();
        logs.forEach(each -> transactions
                .computeIfAbsent(each.transactionHash(), _ -> new ArrayList<>())
                .add(reader.meaning(each)));
        var ours = reader.contracts().stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .toList();
        transactions.values().forEach(each -> count(each, ours));
    }

    /** @param ours addresses of the platform's own contracts, lower case */
    void count(List<Meaning> transaction, Collection<String> ours) {
        if (transaction.stream().anyMatch(Meaning.Explained.class::isInstance)) {
            return; // the gateway moved it, as the log says
        }
        for (Meaning each : transaction) {
            if (each instanceof Meaning.Moved moved) {
                var from = moved.from().toLowerCase(Locale.ROOT);
                var to = moved.to().toLowerCase(Locale.ROOT);
                if (isHolder(from, ours) && isHolder(to, ours)) {
                    net.merge(from, moved.amount().negate(), BigInteger::add);
                    net.merge(to, moved.amount(), BigInteger::add);
                    count++;
                }
            }
        }
    }

    private static boolean isHolder(String wallet, Collection<String> ours) {
        return !wallet.equals(NOBODY) && !ours.contains(wallet);
    }
}
