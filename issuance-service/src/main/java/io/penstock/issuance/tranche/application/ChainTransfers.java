package io.penstock.issuance.tranche.application;

import io.penstock.issuance.investor.WalletDirectory;
import io.penstock.issuance.tranche.QuarantineCause;
import io.penstock.issuance.tranche.TrancheCommand.DecideTransfer;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/** What waits in quarantine, and a person's decision about it. */
@Service
public class ChainTransfers {

    private final Streams streams;
    private final WalletDirectory wallets;
    private final Commands commands;

    public ChainTransfers(Streams streams, WalletDirectory wallets, Commands commands) {
        this.streams = streams;
        this.wallets = wallets;
        this.commands = commands;
    }

    /**
     * A transfer that the register does not follow yet.
     *
     * @param units minor units of original face
     */
    public record Waiting(
            String position,
            String transactionHash,
            long blockNumber,
            String from,
            String to,
            long units,
            QuarantineCause cause) {}

    /** In the order of their blocks; none if there is no such class. */
    public List<Waiting> waiting(TrancheId id) {
        return quarantined(id).stream()
                .sorted(Comparator.comparingLong(Waiting::blockNumber).thenComparing(Waiting::position))
                .toList();
    }

    private List<Waiting> quarantined(TrancheId id) {
        var register = switch (streams.state(TrancheLog.TRANCHE, id.value())) {
            case Tranche.Absent _, Tranche.Structured _ -> null;
            case Tranche.Outstanding outstanding -> outstanding.register();
            case Tranche.Redeemed redeemed -> redeemed.register();
        };
        return register == null
                ? List.of()
                : register.quarantined().values().stream()
                        .map(each -> new Waiting(
                                each.transfer().position(),
                                each.transfer().transactionHash(),
                                each.transfer().blockNumber(),
                                each.transfer().from(),
                                each.transfer().to(),
                                each.transfer().units(),
                                each.cause()))
                        .toList();
    }

    /**
     * Lets the register follow, or not.
     *
     * @throws io.penstock.kernel.Rejection.RejectedException if nothing of that position waits, or it cannot be done
     */
    public void decide(TrancheId id, String position, boolean mirror, String reason, String person) {
        var receiver = quarantined(id).stream()
                .filter(each -> each.position().equals(position))
                .findFirst()
                .flatMap(each -> wallets.ownerOf(each.to()));
        commands.send(new DecideTransfer(id, position, mirror, receiver, reason, person));
    }
}
