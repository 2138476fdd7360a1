package io.penstock.issuance.tranche.domain;

import static io.penstock.issuance.tranche.TrancheRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TrancheCommand;
import io.penstock.issuance.tranche.TrancheCommand.ChangeFreeze;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmFreeze;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmIssuance;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmTrade;
import io.penstock.issuance.tranche.TrancheCommand.DecideTrade;
import io.penstock.issuance.tranche.TrancheCommand.DecideTransfer;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTakenBack;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTransfer;
import io.penstock.issuance.tranche.TrancheCommand.RepayPrincipal;
import io.penstock.issuance.tranche.TrancheCommand.RequestTrade;
import io.penstock.issuance.tranche.TrancheCommand.RevertFreeze;
import io.penstock.issuance.tranche.TrancheCommand.RevertTrade;
import io.penstock.issuance.tranche.TrancheCommand.StructureTranche;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.TrancheEvent.FreezeChanged;
import io.penstock.issuance.tranche.TrancheEvent.FreezeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.FreezeReverted;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferDismissed;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferQuarantined;
import io.penstock.issuance.tranche.TrancheEvent.PrincipalRepaid;
import io.penstock.issuance.tranche.TrancheEvent.TradeDeclined;
import io.penstock.issuance.tranche.TrancheEvent.TradeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.TradeRequested;
import io.penstock.issuance.tranche.TrancheEvent.TradeReverted;
import io.penstock.issuance.tranche.TrancheEvent.TradeSettled;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheRedeemed;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The life of a tranche.
 *
 * <pre>
 *   Absent ──structured──▶ Structured ──issued──▶ Outstanding ──redeemed──▶ Redeemed
 *                                                  ↺ principal repaid, holders' own transfers, freezes, trades
 * </pre>
 *
 * <p>A repeat of a command that has been carried out changes nothing and is no refusal: issuance by its transaction,
 * repayment by its distribution.
 */
public sealed interface Tranche {

    record Absent() implements Tranche {}

    record Structured(TrancheStructured terms) implements Tranche {}

    /**
     * Issued, with a balance.
     *
     * @param distributions that have repaid already
     */
    record Outstanding(
            TrancheStructured terms,
            TrancheIssued issued,
            Money balance,
            Set<String> distributions,
            HolderRegister register,
            Freezes freezes,
            Trades trades)
            implements Tranche {

        private Outstanding with(HolderRegister after) {
            return new Outstanding(terms, issued, balance, distributions, after, freezes, trades);
        }

        private Outstanding with(HolderRegister after, Trades traded) {
            return new Outstanding(terms, issued, balance, distributions, after, freezes, traded);
        }

        private Outstanding with(Freezes after) {
            return new Outstanding(terms, issued, balance, distributions, register, after, trades);
        }
    }

    record Redeemed(
            TrancheStructured terms,
            TrancheIssued issued,
            Set<String> distributions,
            HolderRegister register,
            Freezes freezes,
            Trades trades)
            implements Tranche {

        private Redeemed with(HolderRegister after) {
            return new Redeemed(terms, issued, distributions, after, freezes, trades);
        }

        private Redeemed with(HolderRegister after, Trades traded) {
            return new Redeemed(terms, issued, distributions, after, freezes, traded);
        }

        private Redeemed with(Freezes after) {
            return new Redeemed(terms, issued, distributions, register, after, trades);
        }
    }

    Tranche INITIAL = new Absent();

    static Decision<TrancheEvent> decide(TrancheCommand command, Tranche tranche) {
        return switch (command) {
            case StructureTranche structure -> structure(structure, tranche);
            case ConfirmIssuance issuance -> issue(issuance, tranche);
            case RepayPrincipal repayment -> repay(repayment, tranche);
            case ObserveTransfer transfer -> TransferRules.observe(transfer, tranche);
            case ObserveTakenBack gone -> TransferRules.takenBack(gone, tranche);
            case DecideTransfer decision -> TransferRules.decide(decision, tranche);
            case ChangeFreeze change -> FreezeRules.change(change, tranche);
            case ConfirmFreeze answer -> FreezeRules.confirm(answer, tranche);
            case RevertFreeze answer -> FreezeRules.revert(answer, tranche);
            case RequestTrade request -> TradeRules.request(request, tranche);
            case DecideTrade decision -> TradeRules.decide(decision, tranche);
            case ConfirmTrade answer -> TradeRules.confirm(answer, tranche);
            case RevertTrade answer -> TradeRules.revert(answer, tranche);
        };
    }

    static Tranche evolve(Tranche tranche, TrancheEvent event) {
        return switch (event) {
            case TrancheStructured e -> new Structured(e);
            case TrancheIssued e ->
                new Outstanding(
                        ((Structured) tranche).terms(),
                        e,
                        e.originalBalance(),
                        Set.of(),
                        HolderRegister.of(e),
                        Freezes.NONE,
                        Trades.NONE);
            case PrincipalRepaid e -> {
                var before = (Outstanding) tranche;
                var distributions = new HashSet<>(before.distributions());
                distributions.add(e.distributionId());
                yield new Outstanding(
                        before.terms(),
                        before.issued(),
                        e.balance(),
                        Set.copyOf(distributions),
                        before.register(),
                        before.freezes(),
                        before.trades());
            }
            case TrancheRedeemed _ -> {
                var before = (Outstanding) tranche;
                yield new Redeemed(
                        before.terms(),
                        before.issued(),
                        before.distributions(),
                        before.register(),
                        before.freezes(),
                        before.trades());
            }
            case HolderTransferMirrored e -> registered(tranche, register -> register.with(e));
            case HolderTransferQuarantined e -> registered(tranche, register -> register.with(e));
            case HolderTransferDismissed e -> registered(tranche, register -> register.with(e));
            case FreezeOrdered e -> frozen(tranche, freezes -> freezes.ordered(e));
            case FreezeChanged e -> frozen(tranche, freezes -> freezes.changed(e));
            case FreezeReverted e -> frozen(tranche, freezes -> freezes.reverted(e));
            case TradeRequested e -> traded(tranche, register -> register, trades -> trades.with(e));
            case TradeOrdered e -> traded(tranche, register -> register, trades -> trades.with(e));
            case TradeDeclined e -> traded(tranche, register -> register, trades -> trades.with(e));
            case TradeSettled e -> traded(tranche, register -> register.with(e), trades -> trades.with(e));
            case TradeReverted e -> traded(tranche, register -> register, trades -> trades.with(e));
        };
    }

    private static Tranche registered(Tranche tranche, UnaryOperator<HolderRegister> change) {
        return switch (tranche) {
            case Outstanding outstanding -> outstanding.with(change.apply(outstanding.register()));
            case Redeemed redeemed -> redeemed.with(change.apply(redeemed.register()));
            case Absent _, Structured _ -> tranche;
        };
    }

    private static Tranche frozen(Tranche tranche, UnaryOperator<Freezes> change) {
        return switch (tranche) {
            case Outstanding outstanding -> outstanding.with(change.apply(outstanding.freezes()));
            case Redeemed redeemed -> redeemed.with(change.apply(redeemed.freezes()));
            case Absent _, Structured _ -> tranche;
        };
    }

    private static Tranche traded(Tranche tranche, UnaryOperator<HolderRegister> moved, UnaryOperator<Trades> change) {
        return switch (tranche) {
            case Outstanding outstanding ->
                outstanding.with(moved.apply(outstanding.register()), change.apply(outstanding.trades()));
            case Redeemed redeemed -> redeemed.with(moved.apply(redeemed.register()), change.apply(redeemed.trades()));
            case Absent _, Structured _ -> tranche;
        };
    }

    private static Decision<TrancheEvent> structure(StructureTranche command, Tranche tranche) {
        var structured = new TrancheStructured(command.trancheId(), command.terms(), command.legalFinalMaturity());
        if (!(tranche instanceof Absent)) {
            return structured.equals(termsOf(tranche))
                    ? unchanged()
                    : reject(TRANCHE_ALREADY_STRUCTURED, "tranche " + command.trancheId() + " has other terms");
        }
        if (command.terms().originalBalance().minorUnits() <= 0) {
            return reject(
                    ORIGINAL_BALANCE_NOT_POSITIVE,
                    "original balance is " + command.terms().originalBalance());
        }
        var coupon = command.terms().couponRate().orElse(BigDecimal.ZERO);
        if (coupon.signum() < 0) {
            return reject(COUPON_RATE_NEGATIVE, "coupon rate is " + coupon.toPlainString());
        }
        return accept(structured);
    }

    private static TrancheStructured termsOf(Tranche tranche) {
        return switch (tranche) {
            case Absent _ -> throw new IllegalStateException("the history of a tranche starts with its terms");
            case Structured structured -> structured.terms();
            case Outstanding outstanding -> outstanding.terms();
            case Redeemed redeemed -> redeemed.terms();
        };
    }

    private static Decision<TrancheEvent> issue(ConfirmIssuance command, Tranche tranche) {
        return switch (tranche) {
            case Absent _ -> notFound(command.trancheId());
            case Structured(var terms) -> issue(command, terms);
            case Outstanding outstanding -> repeated(command, outstanding.issued());
            case Redeemed redeemed -> repeated(command, redeemed.issued());
        };
    }

    private static Decision<TrancheEvent> repeated(ConfirmIssuance command, TrancheIssued issued) {
        return command.transactionHash().equals(issued.transactionHash())
                ? unchanged()
                : reject(
                        TRANCHE_ALREADY_ISSUED,
                        "tranche " + command.trancheId() + " was issued by transaction " + issued.transactionHash());
    }

    private static Decision<TrancheEvent> issue(ConfirmIssuance command, TrancheStructured terms) {
        if (command.closingDate().isAfter(terms.legalFinalMaturity())) {
            return reject(
                    CLOSING_DATE_AFTER_MATURITY,
                    "closing " + command.closingDate() + ", maturity " + terms.legalFinalMaturity());
        }
        var balance = terms.terms().originalBalance();
        var held =
                command.holdings().stream().map(Holding::faceValue).reduce(Money.zero(balance.currency()), Money::plus);
        if (!held.equals(balance)) {
            return reject(HOLDINGS_DIFFER_FROM_BALANCE, "holdings are " + held + ", original balance " + balance);
        }
        return accept(new TrancheIssued(
                command.trancheId(),
                command.closingDate(),
                balance,
                command.tokenAddress(),
                command.transactionHash(),
                command.holdings()));
    }

    private static Decision<TrancheEvent> repay(RepayPrincipal command, Tranche tranche) {
        return switch (tranche) {
            case Absent _ -> notFound(command.trancheId());
            case Structured _ -> notOutstanding(command.trancheId());
            case Redeemed redeemed ->
                redeemed.distributions().contains(command.distributionId()) || isOfNothing(command)
                        ? unchanged()
                        : notOutstanding(command.trancheId());
            case Outstanding outstanding ->
                outstanding.distributions().contains(command.distributionId())
                        ? unchanged()
                        : repay(command, outstanding.balance());
        };
    }

    private static boolean isOfNothing(RepayPrincipal command) {
        return command.principal().isZero() && command.closingBalance().isZero();
    }

    private static Decision<TrancheEvent> repay(RepayPrincipal command, Money balance) {
        var principal = command.principal();
        if (!principal.currency().equals(balance.currency())
                || !command.closingBalance().currency().equals(balance.currency())) {
            return reject(REPAYMENT_CURRENCY_DIFFERS, "repayment is " + principal + ", balance " + balance);
        }
        if (principal.isNegative()) {
            return reject(REPAYMENT_NEGATIVE, "repayment is " + principal);
        }
        if (principal.compareTo(balance) > 0) {
            return reject(REPAYMENT_EXCEEDS_BALANCE, "repayment is " + principal + ", balance " + balance);
        }
        var closing = balance.minus(principal);
        if (!closing.equals(command.closingBalance())) {
            return reject(
                    REPAYMENT_BALANCE_DIFFERS,
                    "balance falls from " + balance + " to " + closing + ", servicing has " + command.closingBalance());
        }
        var repaid = new PrincipalRepaid(
                command.trancheId(), command.distributionId(), command.paymentDate(), principal, closing);
        return closing.isZero()
                ? accept(repaid, new TrancheRedeemed(command.trancheId(), command.paymentDate()))
                : accept(repaid);
    }

    private static Decision<TrancheEvent> notFound(TrancheId trancheId) {
        return reject(TRANCHE_NOT_FOUND, "no tranche " + trancheId);
    }

    private static Decision<TrancheEvent> notOutstanding(TrancheId trancheId) {
        return reject(TRANCHE_NOT_OUTSTANDING, "tranche " + trancheId + " has no balance to repay");
    }
}
