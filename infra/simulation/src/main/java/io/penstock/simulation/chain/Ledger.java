package io.penstock.simulation.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The storage of the contracts after a block. Cash is in token units, ids are words of 64 hexadecimal digits as on chain,
 * wallets are addresses in lower case.
 */
public final class Ledger {

    /** Token units in a minor unit. */
    public static final long CASH_PER_MINOR_UNIT = 10_000;

    /**
     * A class.
     *
     * @param principal still owed
     * @param record that is open now
     */
    public record Token(
            String address,
            long original,
            long denomination,
            long principal,
            long supply,
            long record,
            Map<String, Long> units) {

        Token with(long newPrincipal, long newRecord) {
            return new Token(address, original, denomination, newPrincipal, supply, newRecord, units);
        }

        Token issued(String wallet, long amount) {
            var all = new TreeMap<>(units);
            all.merge(wallet, amount, Math::addExact);
            return new Token(
                    address, original, denomination, principal, Math.addExact(supply, amount), record, Map.copyOf(all));
        }

        long unitsOf(String wallet) {
            return units.getOrDefault(wallet, 0L);
        }
    }

    /** Cash set aside for a payment date. */
    public record Escrow(String deal, long record, long left, long feesLeft, long total) {}

    /**
     * A payment that has left an escrow.
     *
     * @param classId zero for fees
     */
    public record Paid(String distribution, String classId, String wallet, long amount) {}

    final Map<String, String> applied;
    final Map<String, Long> streams;
    final Map<String, Long> counts;
    final Map<String, Boolean> qualified;
    final Map<String, String> walletOf;
    final Map<String, Long> cash;
    final Map<String, Long> allowances;
    final Map<String, Long> poolVersions;
    final Map<String, Token> tokens;
    final Map<String, List<String>> classes;
    final Set<String> issued;
    final Map<String, Long> collections;
    final Map<String, Long> reserve;
    final Map<String, Escrow> escrows;
    final Map<String, Long> classTotals;
    final Map<String, Long> classPaid;
    final Set<String> once;
    final List<Paid> payments;
    long minted;
    long credited;
    long held;

    Ledger() {
        applied = new HashMap<>();
        streams = new HashMap<>();
        counts = new HashMap<>();
        qualified = new HashMap<>();
        walletOf = new HashMap<>();
        cash = new TreeMap<>();
        allowances = new HashMap<>();
        poolVersions = new HashMap<>();
        tokens = new TreeMap<>();
        classes = new HashMap<>();
        issued = new HashSet<>();
        collections = new HashMap<>();
        reserve = new HashMap<>();
        escrows = new HashMap<>();
        classTotals = new HashMap<>();
        classPaid = new HashMap<>();
        once = new HashSet<>();
        payments = new ArrayList<>();
    }

    /** A copy, on which a call can be tried. */
    Ledger(Ledger other) {
        applied = new HashMap<>(other.applied);
        streams = new HashMap<>(other.streams);
        counts = new HashMap<>(other.counts);
        qualified = new HashMap<>(other.qualified);
        walletOf = new HashMap<>(other.walletOf);
        cash = new TreeMap<>(other.cash);
        allowances = new HashMap<>(other.allowances);
        poolVersions = new HashMap<>(other.poolVersions);
        tokens = new TreeMap<>(other.tokens);
        classes = new HashMap<>(other.classes);
        issued = new HashSet<>(other.issued);
        collections = new HashMap<>(other.collections);
        reserve = new HashMap<>(other.reserve);
        escrows = new HashMap<>(other.escrows);
        classTotals = new HashMap<>(other.classTotals);
        classPaid = new HashMap<>(other.classPaid);
        once = new HashSet<>(other.once);
        payments = new ArrayList<>(other.payments);
        minted = other.minted;
        credited = other.credited;
        held = other.held;
    }

    void pay(String wallet, long amount) {
        cash.merge(wallet, amount, Math::addExact);
    }

    void take(String wallet, long amount, String reason) {
        long has = cash.getOrDefault(wallet, 0L);
        Revert.unless(amount <= has, reason);
        cash.put(wallet, has - amount);
    }

    static String tokenKey(String deal, String classId) {
        return deal + "/" + classId;
    }

    Token token(String deal, String classId) {
        var token = tokens.get(tokenKey(deal, classId));
        if (token == null) {
            throw new Revert("UnknownClass");
        }
        return token;
    }

    /** Version of the last applied effect of a stream, by the stream's word. */
    public long streamVersion(String streamId) {
        return streams.getOrDefault(streamId, 0L);
    }

    public long cashOf(String wallet) {
        return cash.getOrDefault(wallet, 0L);
    }

    /** Sum over all wallets, that of the pool included. */
    public long cashSupply() {
        return cash.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    /** Issued against bank money of investors. */
    public long minted() {
        return minted;
    }

    /** Issued against collections of borrowers. */
    public long credited() {
        return credited;
    }

    /** What the pool owes: all accounts and escrows. */
    public long held() {
        return held;
    }

    public long allowanceOf(String wallet) {
        return allowances.getOrDefault(wallet, 0L);
    }

    boolean isPaid(String distribution, long index) {
        return once.contains("index/" + distribution + "/" + index);
    }

    public boolean isIssued(String deal) {
        return issued.contains(deal);
    }

    public long collectionsOf(String deal) {
        return collections.getOrDefault(deal, 0L);
    }

    public long reserveOf(String deal) {
        return reserve.getOrDefault(deal, 0L);
    }

    public Map<String, Token> tokens() {
        return tokens;
    }

    public Map<String, Escrow> escrows() {
        return escrows;
    }

    public List<Paid> payments() {
        return payments;
    }
}
