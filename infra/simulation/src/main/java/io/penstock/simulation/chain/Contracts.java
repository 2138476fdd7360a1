package io.penstock.simulation.chain;

import io.penstock.onchain.Effects;
import io.penstock.onchain.Gateway;
import io.penstock.onchain.Gateway.Outcome;
import io.penstock.onchain.VersionedEffect;
import io.penstock.simulation.chain.Ledger.Escrow;
import io.penstock.simulation.chain.Ledger.Paid;
import io.penstock.simulation.chain.Ledger.Token;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What the contracts do with calldata, rule by rule as their sources say; on a ledger that is thrown away if they refuse. */
final class Contracts {

    static final String POOL = "0x000000000000000000000000000000000000d157";
    private static final String SUBMIT = selector(1);
    private static final String SUBMIT_BATCH = selector(2);
    private static final String FEES = "0".repeat(64);

    private Contracts() {}

    /** {@code MirrorGateway.submit} and {@code submitBatch}: each id once; again with the same contents it does nothing. */
    static List<Outcome> submit(Ledger ledger, String sender, String data) {
        var outer = Calldata.of(data);
        var outcomes = new ArrayList<Outcome>();
        if (outer.selector().equals(SUBMIT)) {
            outcomes.add(effect(ledger, sender, outer, outer.target(0)));
            return outcomes;
        }
        Revert.unless(outer.selector().equals(SUBMIT_BATCH), "unknown function of the gateway " + outer.selector());
        int at = outer.target(0);
        for (int i = 0; i < outer.number(at); i++) {
            outcomes.add(effect(ledger, sender, outer, at + 1 + outer.target(at + 1 + i)));
        }
        return outcomes;
    }

    /** An effect whose words begin at this index: id, stream, version, target, offset of its calldata. */
    private static Outcome effect(Ledger ledger, String sender, Calldata outer, int at) {
        var id = "0x" + outer.word(at);
        var stream = outer.word(at + 1);
        long version = outer.number(at + 2);
        var call = outer.bytesAt(at + outer.target(at + 4));
        var payload = stream + "/" + version + "/" + outer.word(at + 3) + "/" + call.selector() + call.words();
        var known = ledger.applied.putIfAbsent(id, payload);
        if (known != null) {
            if (!known.equals(payload)) {
                throw new Revert("PayloadMismatch", id, "PayloadMismatch");
            }
            return new Outcome.Duplicate(id);
        }
        long expected = ledger.streamVersion(stream) + 1;
        if (version != expected) {
            throw new Revert("OutOfOrder", "", "OutOfOrder: expected " + expected + ", got " + version);
        }
        ledger.streams.put(stream, version);
        long count = ledger.counts.merge(sender, 1L, Long::sum);
        try {
            call(ledger, call);
        } catch (Revert e) {
            throw new Revert("TargetFailed", id, String.valueOf(e.getMessage()));
        }
        return new Outcome.Applied(id, "0x" + stream, version, count, Gateway.NO_HEAD);
    }

    /** As the real client has it, for so many effects. */
    private static String selector(int effects) {
        var effect = new VersionedEffect(new Effects().issueCash("", POOL, 0), 1);
        return Gateway.calldata(Collections.nCopies(effects, effect)).substring(2, 10);
    }

    private static void call(Ledger ledger, Calldata c) {
        switch (c.selector()) {
            case "14a0c387" -> register(ledger, c);
            case "867904b4" -> issueCash(ledger, c);
            case "afb2509a" -> anchorPool(ledger, c);
            case "b0ae45c0" -> createTranche(ledger, c);
            case "26ede520" -> closeIssue(ledger, c);
            case "5760cf2c" -> creditCollections(ledger, c);
            case "e74a505b" -> cutRecord(ledger, c);
            case "ec54f8ca" -> declare(ledger, c);
            case "fe2e3a9d" -> pay(ledger, c);
            case "90a0804e" -> setBalance(ledger, c);
            // Suspensions and frozen amounts stop transfers, and units move nowhere here but at a closing.
            case "3ce39679", "a083786c" -> {}
            default -> throw new Revert("TargetNotAllowed " + c.selector());
        }
    }

    private static void register(Ledger ledger, Calldata c) {
        var known = ledger.walletOf.putIfAbsent(c.address(1), c.word(0));
        Revert.unless(known == null || known.equals(c.word(0)), "WalletTaken");
        ledger.qualified.put(c.address(1), c.flag(3));
    }

    private static void issueCash(Ledger ledger, Calldata c) {
        ledger.pay(c.address(0), c.number(1));
        ledger.minted = Math.addExact(ledger.minted, c.number(1));
    }

    private static void anchorPool(Ledger ledger, Calldata c) {
        long latest = ledger.poolVersions.getOrDefault(c.word(0), 0L);
        Revert.unless(c.number(1) == latest + 1, "VersionNotNext");
        ledger.poolVersions.put(c.word(0), c.number(1));
    }

    private static void createTranche(Ledger ledger, Calldata c) {
        var deal = c.word(0);
        var key = Ledger.tokenKey(deal, c.word(1));
        Revert.unless(!ledger.issued.contains(deal), "AlreadyIssued");
        Revert.unless(!ledger.tokens.containsKey(key), "ClassExists");
        int terms = c.target(3);
        long original = c.number(terms + 3);
        var address = "0x" + Effects.idOf(key).substring(26);
        ledger.tokens.put(key, new Token(address, original, c.number(terms + 4), original, 0, 1, Map.of()));
        var classes = new ArrayList<>(ledger.classes.getOrDefault(deal, List.of()));
        classes.add(c.word(1));
        ledger.classes.put(deal, List.copyOf(classes));
    }

    private static void closeIssue(Ledger ledger, Calldata c) {
        var deal = c.word(0);
        int at = c.target(4);
        long proceeds = 0;
        for (int i = 0; i < c.number(at); i++) {
            int line = at + 1 + 4 * i;
            var wallet = c.address(line + 1);
            long cash = c.number(line + 3);
            long allowed = ledger.allowanceOf(wallet);
            Revert.unless(cash <= allowed, "ERC20InsufficientAllowance");
            ledger.allowances.put(wallet, allowed - cash);
            ledger.take(wallet, cash, "ERC20InsufficientBalance");
            proceeds = Math.addExact(proceeds, cash);
            issueUnits(ledger, deal, c.word(line), wallet, c.number(line + 2));
        }
        Revert.unless(!ledger.issued.contains(deal), "AlreadyIssued");
        for (var classId : ledger.classes.getOrDefault(deal, List.of())) {
            var token = ledger.token(deal, classId);
            Revert.unless(token.supply() == token.original(), "IncompleteIssue");
        }
        ledger.issued.add(deal);
        long reserve = c.number(2);
        Revert.unless(reserve <= proceeds, "ReserveAboveProceeds");
        ledger.pay(POOL, reserve);
        ledger.reserve.merge(deal, reserve, Math::addExact);
        ledger.held = Math.addExact(ledger.held, reserve);
        ledger.pay(c.address(1), proceeds - reserve);
    }

    private static void issueUnits(Ledger ledger, String deal, String classId, String wallet, long units) {
        var token = ledger.token(deal, classId);
        Revert.unless(ledger.qualified.getOrDefault(wallet, false), "TransferRefused");
        Revert.unless(units > 0 && units % token.denomination() == 0, "NotADenomination");
        var issued = token.issued(wallet, units);
        Revert.unless(issued.supply() <= token.original(), "AboveOriginalBalance");
        ledger.tokens.put(Ledger.tokenKey(deal, classId), issued);
    }

    private static void creditCollections(Ledger ledger, Calldata c) {
        var deal = c.word(0);
        long amount = c.number(2);
        Revert.unless(ledger.issued.contains(deal), "UnknownDeal");
        Revert.unless(ledger.once.add("credit/" + deal + "/" + c.number(1)), "PeriodAlreadyCredited");
        ledger.collections.merge(deal, amount, Math::addExact);
        ledger.held = Math.addExact(ledger.held, amount);
        ledger.credited = Math.addExact(ledger.credited, amount);
        ledger.pay(POOL, amount);
    }

    private static void cutRecord(Ledger ledger, Calldata c) {
        var deal = c.word(0);
        Revert.unless(ledger.classes.containsKey(deal), "UnknownDeal");
        for (var classId : ledger.classes.getOrDefault(deal, List.of())) {
            var token = ledger.token(deal, classId);
            Revert.unless(c.number(1) >= token.record(), "RecordNotRising");
            ledger.tokens.put(Ledger.tokenKey(deal, classId), token.with(token.principal(), c.number(1) + 1));
        }
    }

    private static void declare(Ledger ledger, Calldata c) {
        var id = c.word(0);
        var deal = c.word(1);
        long record = c.number(2);
        long used = c.number(3);
        long after = c.number(4);
        long total = c.number(5);
        Revert.unless(!ledger.escrows.containsKey(id), "AlreadyDeclared");
        Revert.unless(used <= ledger.collectionsOf(deal), "AboveCollections");
        Revert.unless(used + ledger.reserveOf(deal) == total + after, "NotConserved");
        int at = c.target(9);
        long toClasses = 0;
        long residual = 0;
        for (int i = 0; i < c.number(at); i++) {
            int line = at + 1 + 3 * i;
            var classId = c.word(line);
            long amount = c.number(line + 1);
            var token = ledger.token(deal, classId);
            Revert.unless(amount > 0, "NotWholeMinorUnits");
            Revert.unless(record < token.record(), "RecordNotCut");
            Revert.unless(token.supply() > 0, "NoHolders");
            Revert.unless(c.number(line + 2) <= amount, "ResidualAboveTotal");
            ledger.classTotals.put(id + "/" + classId, amount);
            toClasses = Math.addExact(toClasses, amount);
            residual = Math.addExact(residual, c.number(line + 2));
        }
        Revert.unless(residual == 0 || c.flag(8), "EquityBeforeSenior");
        Revert.unless(toClasses <= total, "AbovePayable");
        boolean noRoot = c.word(6).equals(FEES);
        Revert.unless(noRoot == (toClasses == 0) && (c.number(7) == 0) == noRoot, "RootWithoutPayments");
        ledger.collections.merge(deal, -used, Math::addExact);
        ledger.reserve.put(deal, after);
        ledger.escrows.put(id, new Escrow(deal, record, total, total - toClasses, total));
    }

    /** The proof is not looked at: what is paid is held against the orders by an invariant. */
    private static void pay(Ledger ledger, Calldata c) {
        var id = c.word(0);
        int fees = c.target(1);
        for (int i = 0; i < c.number(fees); i++) {
            payOne(ledger, payment(id, c, fees + 1 + 3 * i));
        }
        int holders = c.target(3);
        for (int i = 0; i < c.number(holders); i++) {
            if (ledger.once.add("index/" + id + "/" + (c.number(2) + i))) {
                payOne(ledger, payment(id, c, holders + 1 + 3 * i));
            }
        }
    }

    private static Paid payment(String id, Calldata c, int line) {
        return new Paid(id, c.word(line), c.address(line + 1), c.number(line + 2));
    }

    private static void payOne(Ledger ledger, Paid p) {
        var escrow = ledger.escrows.get(p.distribution());
        if (escrow == null) {
            throw new Revert("NotDeclared");
        }
        Revert.unless(p.amount() > 0 && p.amount() % Ledger.CASH_PER_MINOR_UNIT == 0, "NotWholeMinorUnits");
        Revert.unless(p.amount() <= escrow.left(), "AboveEscrow");
        long fees = escrow.feesLeft();
        if (p.classId().equals(FEES)) {
            Revert.unless(p.amount() <= fees, "AboveFees");
            fees -= p.amount();
        } else {
            payClass(ledger, escrow, p);
        }
        ledger.escrows.put(
                p.distribution(),
                new Escrow(escrow.deal(), escrow.record(), escrow.left() - p.amount(), fees, escrow.total()));
        ledger.held -= p.amount();
        ledger.take(POOL, p.amount(), "ERC20InsufficientBalance");
        ledger.pay(p.wallet(), p.amount());
        ledger.payments.add(p);
    }

    private static void payClass(Ledger ledger, Escrow escrow, Paid p) {
        var key = p.distribution() + "/" + p.classId();
        Revert.unless(ledger.once.add("paid/" + key + "/" + p.wallet()), "AlreadyPaid");
        long total = ledger.classTotals.getOrDefault(key, 0L);
        long sum = ledger.classPaid.getOrDefault(key, 0L) + p.amount();
        Revert.unless(sum <= total, "AboveClassTotal");
        ledger.classPaid.put(key, sum);
        var token = ledger.token(escrow.deal(), p.classId());
        Revert.unless(escrow.record() < token.record(), "RecordNotCut");
        long floor = BigInteger.valueOf(total / Ledger.CASH_PER_MINOR_UNIT)
                        .multiply(BigInteger.valueOf(token.unitsOf(p.wallet())))
                        .divide(BigInteger.valueOf(token.supply()))
                        .longValueExact()
                * Ledger.CASH_PER_MINOR_UNIT;
        Revert.unless(p.amount() >= floor && p.amount() <= floor + Ledger.CASH_PER_MINOR_UNIT, "NotProRata");
    }

    private static void setBalance(Ledger ledger, Calldata c) {
        var token = ledger.token(c.word(0), c.word(1));
        Revert.unless(c.number(2) <= token.principal(), "BalanceRises");
        ledger.tokens.put(Ledger.tokenKey(c.word(0), c.word(1)), token.with(c.number(2), token.record()));
    }
}
