package io.penstock.issuance.tranche.domain;

import static io.penstock.issuance.tranche.TrancheRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.tranche.TrancheCommand.ChangeFreeze;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmFreeze;
import io.penstock.issuance.tranche.TrancheCommand.RevertFreeze;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.TrancheEvent.FreezeChanged;
import io.penstock.issuance.tranche.TrancheEvent.FreezeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.FreezeReverted;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Reasons;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Units are frozen at once by one person, and set free by another one. */
final class FreezeRules {

    private FreezeRules() {}

    static Decision<TrancheEvent> change(ChangeFreeze command, Tranche tranche) {
        return issued(command.trancheId(), tranche, (register, freezes) -> change(command, register, freezes));
    }

    private static Decision<TrancheEvent> change(ChangeFreeze command, HolderRegister register, Freezes freezes) {
        var wallet = command.wallet().toLowerCase(Locale.ROOT);
        long held = register.units(wallet);
        long before = freezes.units(wallet);
        long after = command.frozen().minorUnits();
        if (held == 0 && before == 0) {
            return reject(HOLDING_NOT_FOUND, wallet + " holds nothing of " + command.trancheId());
        }
        var open = Optional.ofNullable(freezes.open().get(wallet));
        if (open.isPresent()) {
            return open.get().frozen().equals(command.frozen())
                    ? unchanged()
                    : reject(
                            FREEZE_ORDER_OPEN,
                            "order " + open.get().number() + " for " + wallet + " is on its way to the chain");
        }
        if (!command.frozen().currency().equals(register.currency())) {
            return reject(
                    FREEZE_CURRENCY_DIFFERS, "units are in " + register.currency() + ", asked is " + command.frozen());
        }
        if (after < 0) {
            return reject(FREEZE_NEGATIVE, "asked is " + command.frozen());
        }
        if (command.freeze() && after > held) {
            return reject(FREEZE_EXCEEDS_HOLDING, wallet + " holds " + held + " units, to be frozen are " + after);
        }
        if (after == before) {
            return unchanged();
        }
        if (command.freeze() != after > before) {
            return reject(FREEZE_DIRECTION_WRONG, before + " units are frozen, asked is " + after);
        }
        var objection = Reasons.objection(command.reason());
        if (objection.isPresent()) {
            return reject(FREEZE_REASON_MALFORMED, objection.get());
        }
        var frozen = freezes.frozen().get(wallet);
        if (!command.freeze() && frozen != null && frozen.orderedBy().equals(command.orderedBy())) {
            return reject(RELEASED_BY_FREEZER, command.orderedBy() + " has frozen them");
        }
        return accept(new FreezeOrdered(
                command.trancheId(),
                freezes.orders() + 1,
                wallet,
                command.frozen(),
                command.reason(),
                command.orderedBy()));
    }

    /** A repeat of an answer changes nothing. */
    static Decision<TrancheEvent> confirm(ConfirmFreeze command, Tranche tranche) {
        return issued(
                command.trancheId(),
                tranche,
                (_, freezes) -> open(command.number(), freezes)
                        .<Decision<TrancheEvent>>map(order -> accept(new FreezeChanged(
                                command.trancheId(),
                                command.number(),
                                order.wallet(),
                                order.frozen(),
                                command.transactionHash(),
                                command.blockNumber())))
                        .orElseGet(Decision::unchanged));
    }

    static Decision<TrancheEvent> revert(RevertFreeze command, Tranche tranche) {
        return issued(
                command.trancheId(),
                tranche,
                (_, freezes) -> open(command.number(), freezes)
                        .<Decision<TrancheEvent>>map(order -> accept(new FreezeReverted(
                                command.trancheId(), command.number(), order.wallet(), command.reason())))
                        .orElseGet(Decision::unchanged));
    }

    private static Optional<FreezeOrdered> open(int number, Freezes freezes) {
        return freezes.open().values().stream()
                .filter(order -> order.number() == number)
                .findFirst();
    }

    private static Decision<TrancheEvent> issued(
            TrancheId id, Tranche tranche, BiFunction<HolderRegister, Freezes, Decision<TrancheEvent>> rule) {
        return switch (tranche) {
            case Tranche.Absent _ -> reject(TRANCHE_NOT_FOUND, "no tranche " + id);
            case Tranche.Structured _ -> reject(TRANCHE_NOT_OUTSTANDING, id + " is not issued yet");
            case Tranche.Outstanding outstanding -> rule.apply(outstanding.register(), outstanding.freezes());
            case Tranche.Redeemed redeemed -> rule.apply(redeemed.register(), redeemed.freezes());
        };
    }
}
