package io.penstock.issuance.tranche.domain;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.ChainTransfer;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.QuarantineCause;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferDismissed;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferQuarantined;
import io.penstock.issuance.tranche.TrancheEvent.TradeSettled;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.kernel.Money;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who holds a class, and what the chain did to it by itself.
 *
 * @param className of every holding
 * @param holdings by wallet, lower case, above zero
 * @param quarantined transfers that wait for a person, by position
 * @param mirrored transfers that the register has followed, by position
 * @param positions of every transfer that was ever observed: each is one fact, however often it is told
 */
public record HolderRegister(
        String className,
        Currency currency,
        Map<String, Holding> holdings,
        Map<String, HolderTransferQuarantined> quarantined,
        Map<String, ChainTransfer> mirrored,
        Set<String> positions) {

    public HolderRegister {
        holdings = Map.copyOf(holdings);
        quarantined = Map.copyOf(quarantined);
        mirrored = Map.copyOf(mirrored);
        positions = Set.copyOf(positions);
    }

    static HolderRegister of(TrancheIssued issued) {
        var holdings = new HashMap<String, Holding>();
        for (Holding each : issued.holdings()) {
            holdings.merge(
                    each.wallet().toLowerCase(Locale.ROOT),
                    each,
                    (one, other) -> new Holding(
                            one.className(),
                            one.investorId(),
                            one.wallet(),
                            one.faceValue().plus(other.faceValue())));
        }
        return new HolderRegister(
                issued.trancheId().className(),
                issued.originalBalance().currency(),
                holdings,
                Map.of(),
                Map.of(),
                Set.of());
    }

    /**
     * The rule what becomes of a transfer that the platform has not caused; the first that applies.
     *
     * @return empty if the register may follow
     */
    static Optional<QuarantineCause> obstacle(
            long held, long units, boolean receiverKnown, boolean retained, boolean mayBeMirrored) {
        if (held < units) {
            return Optional.of(QuarantineCause.UNITS_NOT_HELD);
        }
        if (!receiverKnown) {
            return Optional.of(QuarantineCause.RECEIVER_UNKNOWN);
        }
        if (retained) {
            return Optional.of(QuarantineCause.UNITS_RETAINED);
        }
        return mayBeMirrored ? Optional.empty() : Optional.of(QuarantineCause.DEAL_FORBIDS);
    }

    /** Minor units of original face in the wallet. */
    long units(String wallet) {
        var holding = holdings.get(wallet);
        return holding == null ? 0 : holding.faceValue().minorUnits();
    }

    /** Wallets of the investor whose units are in this one; none if it is empty. */
    Set<String> walletsBeside(String wallet) {
        var holding = holdings.get(wallet);
        var all = new HashSet<String>();
        if (holding != null) {
            holdings.forEach((each, other) -> {
                if (other.investorId().equals(holding.investorId())) {
                    all.add(each);
                }
            });
        }
        return all;
    }

    /**
     * Whether the investor behind a wallet would fall below what it keeps.
     *
     * @param receiver units that it moves to itself stay with it
     * @param promised of all its wallets
     */
    boolean fallsBelow(long kept, String wallet, Optional<InvestorId> receiver, long promised, long units) {
        var holding = holdings.get(wallet);
        if (kept == 0 || holding == null || receiver.equals(Optional.of(holding.investorId()))) {
            return false;
        }
        long held = walletsBeside(wallet).stream().mapToLong(this::units).sum();
        return held - promised - units < kept;
    }

    /**
     * The sender after the transfer.
     *
     * @throws IllegalStateException if it does not hold as much
     */
    Holding sender(String wallet, long units) {
        var holding = holdings.get(wallet);
        if (holding == null || units(wallet) < units) {
            throw new IllegalStateException(wallet + " does not hold " + units);
        }
        return new Holding(className, holding.investorId(), wallet, new Money(currency, units(wallet) - units));
    }

    /** The receiver after the transfer. */
    Holding receiver(String wallet, long units, InvestorId investor) {
        return new Holding(className, investor, wallet, new Money(currency, Math.addExact(units(wallet), units)));
    }

    HolderRegister with(TradeSettled event) {
        var after = new HashMap<>(holdings);
        put(after, event.sender());
        put(after, event.receiver());
        return new HolderRegister(className, currency, after, quarantined, mirrored, positions);
    }

    HolderRegister with(HolderTransferMirrored event) {
        var after = new HashMap<>(holdings);
        put(after, event.sender());
        put(after, event.receiver());
        var followed = new HashMap<>(mirrored);
        followed.put(event.transfer().position(), event.transfer());
        return decided(after, followed, event.transfer());
    }

    HolderRegister with(HolderTransferDismissed event) {
        return decided(holdings, mirrored, event.transfer());
    }

    HolderRegister with(HolderTransferQuarantined event) {
        var waiting = new HashMap<>(quarantined);
        waiting.put(event.transfer().position(), event);
        return new HolderRegister(className, currency, holdings, waiting, mirrored, seen(event.transfer()));
    }

    private HolderRegister decided(
            Map<String, Holding> after, Map<String, ChainTransfer> followed, ChainTransfer transfer) {
        var waiting = new HashMap<>(quarantined);
        waiting.remove(transfer.position());
        return new HolderRegister(className, currency, after, waiting, followed, seen(transfer));
    }

    private Set<String> seen(ChainTransfer transfer) {
        var all = new HashSet<>(positions);
        all.add(transfer.position());
        return all;
    }

    private static void put(Map<String, Holding> holdings, Holding holding) {
        if (holding.faceValue().isZero()) {
            holdings.remove(holding.wallet());
        } else {
            holdings.put(holding.wallet(), holding);
        }
    }
}
