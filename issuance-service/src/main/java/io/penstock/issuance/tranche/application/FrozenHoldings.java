package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.TrancheCommand.ChangeFreeze;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.issuance.tranche.domain.Freezes;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Units of a class that may not leave their wallets, and the orders of persons about them. */
@Service
public class FrozenHoldings {

    private final Streams streams;
    private final Commands commands;

    public FrozenHoldings(Streams streams, Commands commands) {
        this.streams = streams;
        this.commands = commands;
    }

    /**
     * Frozen units of a wallet.
     *
     * @param units minor units of original face, as the chain has them
     * @param ordered what an order that the chain has not answered will make of them
     */
    public record FrozenHolding(String wallet, long units, Optional<Long> ordered) {}

    /** By wallet; none if there is no such class. */
    public List<FrozenHolding> of(TrancheId id) {
        var freezes = switch (streams.state(TrancheLog.TRANCHE, id.value())) {
            case Tranche.Absent _, Tranche.Structured _ -> null;
            case Tranche.Outstanding outstanding -> outstanding.freezes();
            case Tranche.Redeemed redeemed -> redeemed.freezes();
        };
        return freezes == null ? List.of() : list(freezes);
    }

    private static List<FrozenHolding> list(Freezes freezes) {
        var wallets = new TreeSet<>(freezes.frozen().keySet());
        wallets.addAll(freezes.open().keySet());
        return wallets.stream()
                .map(wallet -> {
                    var frozen = freezes.frozen().get(wallet);
                    return new FrozenHolding(
                            wallet,
                            frozen == null ? 0 : frozen.units(),
                            Optional.ofNullable(freezes.open().get(wallet))
                                    .map(order -> order.frozen().minorUnits()));
                })
                .toList();
    }

    /**
     * Orders it.
     *
     * @param frozen the whole amount from now on
     * @throws io.penstock.kernel.Rejection.RejectedException if the rules refuse it
     */
    public void order(TrancheId id, String wallet, Money frozen, boolean freeze, String reason, String person) {
        commands.send(new ChangeFreeze(id, wallet, frozen, freeze, reason, person));
    }
}
