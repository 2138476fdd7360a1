package io.penstock.issuance.tranche.domain;

import static io.penstock.issuance.tranche.TrancheRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.ChainTransfer;
import io.penstock.issuance.tranche.QuarantineCause;
import io.penstock.issuance.tranche.TrancheCommand.DecideTransfer;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTakenBack;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTransfer;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferDismissed;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferQuarantined;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Reasons;

/** Transfers that the chain made by itself: the register follows, or a person decides. */
final class TransferRules {

    private TransferRules() {}

    static Decision<TrancheEvent> observe(ObserveTransfer command, Tranche tranche) {
        return switch (tranche) {
            case Tranche.Absent _ -> reject(TRANCHE_NOT_FOUND, "no tranche " + command.trancheId());
            case Tranche.Structured _ -> reject(TRANCHE_NOT_OUTSTANDING, command.trancheId() + " is not issued yet");
            case Tranche.Outstanding outstanding -> observe(command, outstanding.register());
            case Tranche.Redeemed redeemed -> observe(command, redeemed.register());
        };
    }

    private static Decision<TrancheEvent> observe(ObserveTransfer command, HolderRegister register) {
        var transfer = command.transfer();
        if (register.positions().contains(transfer.position())
                || transfer.units() == 0
                || transfer.from().equals(transfer.to())) {
            return unchanged();
        }
        var obstacle = HolderRegister.obstacle(
                register.units(transfer.from()),
                transfer.units(),
                command.receiver().isPresent(),
                register.fallsBelow(command.kept(), transfer.from(), command.receiver(), 0, transfer.units()),
                command.mayBeMirrored());
        return obstacle.<Decision<TrancheEvent>>map(
                        cause -> accept(new HolderTransferQuarantined(command.trancheId(), transfer, cause)))
                .orElseGet(() -> accept(mirrored(
                        command.trancheId(),
                        transfer,
                        register,
                        command.receiver().orElseThrow(),
                        "",
                        "")));
    }

    /**
     * What the register has followed is gone from the chain: its reverse waits for a person. What still waits itself is
     * dismissed by the person who decides about it.
     */
    static Decision<TrancheEvent> takenBack(ObserveTakenBack command, Tranche tranche) {
        return switch (tranche) {
            case Tranche.Absent _, Tranche.Structured _ -> unchanged();
            case Tranche.Outstanding outstanding -> takenBack(command, outstanding.register());
            case Tranche.Redeemed redeemed -> takenBack(command, redeemed.register());
        };
    }

    private static Decision<TrancheEvent> takenBack(ObserveTakenBack command, HolderRegister register) {
        var followed = register.mirrored().get(command.position());
        if (followed == null) {
            return unchanged();
        }
        var reverse = followed.takenBack();
        return register.positions().contains(reverse.position())
                ? unchanged()
                : accept(new HolderTransferQuarantined(command.trancheId(), reverse, QuarantineCause.TAKEN_BACK));
    }

    static Decision<TrancheEvent> decide(DecideTransfer command, Tranche tranche) {
        return switch (tranche) {
            case Tranche.Absent _ -> reject(TRANCHE_NOT_FOUND, "no tranche " + command.trancheId());
            case Tranche.Structured _ -> notInQuarantine(command);
            case Tranche.Outstanding outstanding -> decide(command, outstanding.register());
            case Tranche.Redeemed redeemed -> decide(command, redeemed.register());
        };
    }

    private static Decision<TrancheEvent> decide(DecideTransfer command, HolderRegister register) {
        var waiting = register.quarantined().get(command.position());
        if (waiting == null) {
            return notInQuarantine(command);
        }
        var transfer = waiting.transfer();
        if (command.mirror() && register.units(transfer.from()) < transfer.units()) {
            return reject(
                    TRANSFER_NOT_COVERED,
                    "the register has " + register.units(transfer.from()) + " units in " + transfer.from()
                            + ", moved were " + transfer.units());
        }
        if (command.mirror() && command.receiver().isEmpty()) {
            return reject(TRANSFER_RECEIVER_NOT_REGISTERED, transfer.to() + " is no registered investor's wallet");
        }
        var objection = Reasons.objection(command.reason());
        if (objection.isPresent()) {
            return reject(DECISION_REASON_MALFORMED, objection.get());
        }
        return command.mirror()
                ? accept(mirrored(
                        command.trancheId(),
                        transfer,
                        register,
                        command.receiver().orElseThrow(),
                        command.decidedBy(),
                        command.reason()))
                : accept(new HolderTransferDismissed(
                        command.trancheId(), transfer, command.decidedBy(), command.reason()));
    }

    private static HolderTransferMirrored mirrored(
            TrancheId id,
            ChainTransfer transfer,
            HolderRegister register,
            InvestorId receiver,
            String decidedBy,
            String reason) {
        return new HolderTransferMirrored(
                id,
                transfer,
                register.sender(transfer.from(), transfer.units()),
                register.receiver(transfer.to(), transfer.units(), receiver),
                decidedBy,
                reason);
    }

    private static Decision<TrancheEvent> notInQuarantine(DecideTransfer command) {
        return reject(TRANSFER_NOT_IN_QUARANTINE, "no transfer " + command.position() + " waits for a decision");
    }
}
