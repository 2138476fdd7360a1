package io.penstock.issuance.investor.domain;

import static io.penstock.issuance.investor.InvestorRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.investor.InvestorCommand;
import io.penstock.issuance.investor.InvestorCommand.ChangeQualification;
import io.penstock.issuance.investor.InvestorCommand.ChangeStanding;
import io.penstock.issuance.investor.InvestorCommand.ConfirmCash;
import io.penstock.issuance.investor.InvestorCommand.ConfirmQualification;
import io.penstock.issuance.investor.InvestorCommand.ConfirmRegistration;
import io.penstock.issuance.investor.InvestorCommand.ConfirmStanding;
import io.penstock.issuance.investor.InvestorCommand.ReceiveCash;
import io.penstock.issuance.investor.InvestorCommand.RegisterInvestor;
import io.penstock.issuance.investor.InvestorCommand.RevertCash;
import io.penstock.issuance.investor.InvestorCommand.RevertQualification;
import io.penstock.issuance.investor.InvestorCommand.RevertRegistration;
import io.penstock.issuance.investor.InvestorCommand.RevertStanding;
import io.penstock.issuance.investor.InvestorEvent;
import io.penstock.issuance.investor.InvestorEvent.CashIssued;
import io.penstock.issuance.investor.InvestorEvent.CashReceived;
import io.penstock.issuance.investor.InvestorEvent.CashReverted;
import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorEvent.QualificationChanged;
import io.penstock.issuance.investor.InvestorEvent.QualificationOrdered;
import io.penstock.issuance.investor.InvestorEvent.QualificationReverted;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.InvestorEvent.RegistrationReverted;
import io.penstock.issuance.investor.InvestorEvent.StandingChanged;
import io.penstock.issuance.investor.InvestorEvent.StandingOrdered;
import io.penstock.issuance.investor.InvestorEvent.StandingReverted;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.kernel.Decision;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The life of an investor.
 *
 * <pre>
 *   Absent ──registration requested──▶ Applicant ──registered──▶ Registered
 *                                       ↺ reverted, asked again   ↺ cash received, issued; suspended, reinstated;
 *                                                               qualification ended, begun
 * </pre>
 *
 * <p>A repeat of a command that has been carried out changes nothing and is no refusal. Cash whose tokens the chain
 * refused is asked for again by repeating the command.
 */
public sealed interface Investor {

    record Absent() implements Investor {}

    /**
     * Asked for, and not confirmed.
     *
     * @param waiting whether an answer of the chain is outstanding
     */
    record Applicant(RegistrationRequested request, boolean waiting) implements Investor {}

    record Registered(
            RegistrationRequested request,
            InvestorRegistered registered,
            CashAccount cash,
            Standing standing,
            Qualification qualification)
            implements Investor {

        private Registered with(CashAccount after) {
            return new Registered(request, registered, after, standing, qualification);
        }

        private Registered with(Standing after) {
            return new Registered(request, registered, cash, after, qualification);
        }

        private Registered with(Qualification after) {
            return new Registered(request, registered, cash, standing, after);
        }
    }

    Investor INITIAL = new Absent();

    /** The currency of the settlement token. */
    String SETTLEMENT_CURRENCY = "USD";

    Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    Pattern WALLET = Pattern.compile("0x[0-9a-fA-F]{40}");
    Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    static Decision<InvestorEvent> decide(InvestorCommand command, Investor investor) {
        return switch (command) {
            case RegisterInvestor register -> register(register, investor);
            case ConfirmRegistration confirmation -> confirm(confirmation, investor);
            case RevertRegistration reverted -> revert(reverted, investor);
            case ReceiveCash cash -> receive(cash, investor);
            case ConfirmCash cash -> confirm(cash, investor);
            case RevertCash cash -> revert(cash, investor);
            case ChangeStanding change ->
                ofRegistered(change.investorId(), investor, standing -> StandingRules.change(change, standing));
            case ConfirmStanding answer ->
                ofRegistered(answer.investorId(), investor, standing -> StandingRules.confirm(answer, standing));
            case RevertStanding answer ->
                ofRegistered(answer.investorId(), investor, standing -> StandingRules.revert(answer, standing));
            case ChangeQualification change ->
                registered(change.investorId(), investor, known -> QualificationRules.change(change, known));
            case ConfirmQualification answer ->
                registered(answer.investorId(), investor, known -> QualificationRules.confirm(answer, known));
            case RevertQualification answer ->
                registered(answer.investorId(), investor, known -> QualificationRules.revert(answer, known));
        };
    }

    static Investor evolve(Investor investor, InvestorEvent event) {
        return switch (event) {
            case RegistrationRequested e -> new Applicant(e, true);
            case RegistrationReverted _ -> new Applicant(((Applicant) investor).request(), false);
            case InvestorRegistered e -> {
                var request = ((Applicant) investor).request();
                yield new Registered(
                        request, e, CashAccount.EMPTY, Standing.GOOD, Qualification.registered(request.qualified()));
            }
            case CashReceived e ->
                registered(investor, known -> known.with(known.cash().received(e)));
            case CashIssued e ->
                registered(investor, known -> known.with(known.cash().issued(e)));
            case CashReverted e ->
                registered(investor, known -> known.with(known.cash().reverted(e)));
            case StandingOrdered e ->
                registered(investor, known -> known.with(known.standing().ordered(e)));
            case StandingChanged e ->
                registered(investor, known -> known.with(known.standing().changed(e)));
            case StandingReverted _ ->
                registered(investor, known -> known.with(known.standing().reverted()));
            case QualificationOrdered e ->
                registered(investor, known -> known.with(known.qualification().ordered(e)));
            case QualificationChanged e ->
                registered(investor, known -> known.with(known.qualification().changed(e)));
            case QualificationReverted _ ->
                registered(investor, known -> known.with(known.qualification().reverted()));
        };
    }

    private static Investor registered(Investor investor, UnaryOperator<Registered> change) {
        return change.apply((Registered) investor);
    }

    private static Decision<InvestorEvent> ofRegistered(
            InvestorId id, Investor investor, Function<Standing, Decision<InvestorEvent>> rule) {
        return registered(id, investor, known -> rule.apply(known.standing()));
    }

    private static Decision<InvestorEvent> registered(
            InvestorId id, Investor investor, Function<Registered, Decision<InvestorEvent>> rule) {
        return switch (investor) {
            case Absent _ -> notFound(id);
            case Applicant _ -> notRegistered(id);
            case Registered registered -> rule.apply(registered);
        };
    }

    private static Decision<InvestorEvent> register(RegisterInvestor command, Investor investor) {
        return switch (investor) {
            case Absent _ -> request(command, 1);
            case Applicant applicant -> {
                if (applicant.waiting()) {
                    yield isRepeat(command, applicant.request()) ? unchanged() : otherTerms(command.investorId());
                }
                yield request(command, applicant.request().attempt() + 1);
            }
            case Registered registered ->
                isRepeat(command, registered.request()) ? unchanged() : otherTerms(command.investorId());
        };
    }

    private static Decision<InvestorEvent> request(RegisterInvestor command, int attempt) {
        if (!COUNTRIES.contains(command.country())) {
            return reject(COUNTRY_UNKNOWN, "'" + command.country() + "' is no country of ISO 3166-1 alpha-2");
        }
        if (!WALLET.matcher(command.wallet()).matches()) {
            return reject(WALLET_MALFORMED, "'" + command.wallet() + "' is not 0x and 40 hexadecimal digits");
        }
        return accept(new RegistrationRequested(
                command.investorId(),
                attempt,
                command.country(),
                command.qualified(),
                command.wallet().toLowerCase(Locale.ROOT)));
    }

    private static boolean isRepeat(RegisterInvestor command, RegistrationRequested request) {
        return command.country().equals(request.country())
                && command.qualified() == request.qualified()
                && command.wallet().equalsIgnoreCase(request.wallet());
    }

    private static Decision<InvestorEvent> confirm(ConfirmRegistration command, Investor investor) {
        return switch (investor) {
            case Absent _ -> notFound(command.investorId());
            case Registered _ -> unchanged();
            case Applicant applicant ->
                command.attempt() == applicant.request().attempt()
                        ? accept(new InvestorRegistered(
                                command.investorId(), command.transactionHash(), command.blockNumber()))
                        : unknownAttempt(command.attempt(), applicant);
        };
    }

    private static Decision<InvestorEvent> revert(RevertRegistration command, Investor investor) {
        return switch (investor) {
            case Absent _ -> notFound(command.investorId());
            case Registered _ -> unchanged();
            case Applicant applicant -> {
                if (command.attempt() > applicant.request().attempt()) {
                    yield unknownAttempt(command.attempt(), applicant);
                }
                yield command.attempt() == applicant.request().attempt() && applicant.waiting()
                        ? accept(new RegistrationReverted(command.investorId(), command.attempt(), command.reason()))
                        : unchanged();
            }
        };
    }

    private static Decision<InvestorEvent> receive(ReceiveCash command, Investor investor) {
        return switch (investor) {
            case Absent _ -> notFound(command.investorId());
            case Applicant _ -> notRegistered(command.investorId());
            case Registered registered -> receive(command, registered);
        };
    }

    private static Decision<InvestorEvent> receive(ReceiveCash command, Registered investor) {
        var earlier = investor.cash().transfer(command.reference());
        if (earlier.isPresent() && !earlier.get().amount().equals(command.amount())) {
            return reject(
                    CASH_REFERENCE_ALREADY_USED,
                    "reference " + command.reference() + " is " + earlier.get().amount() + ", asked is "
                            + command.amount());
        }
        if (earlier.isPresent() && earlier.get().state() != CashAccount.State.REVERTED) {
            return unchanged();
        }
        if (!REFERENCE.matcher(command.reference()).matches()) {
            return reject(CASH_REFERENCE_MALFORMED, "reference is 1 to 64 letters, digits, dots, dashes, underscores");
        }
        if (!command.amount().currency().getCurrencyCode().equals(SETTLEMENT_CURRENCY)) {
            return reject(
                    CASH_CURRENCY_NOT_SUPPORTED,
                    "transfer is " + command.amount() + ", tokens stand for " + SETTLEMENT_CURRENCY);
        }
        if (command.amount().minorUnits() <= 0) {
            return reject(CASH_NOT_POSITIVE, "transfer is " + command.amount());
        }
        int attempt = earlier.map(CashAccount.Transfer::attempt).orElse(0) + 1;
        return accept(new CashReceived(
                command.investorId(),
                command.reference(),
                attempt,
                command.amount(),
                investor.request().wallet()));
    }

    private static Decision<InvestorEvent> confirm(ConfirmCash command, Investor investor) {
        return switch (investor) {
            case Absent _ -> notFound(command.investorId());
            case Applicant _ -> notRegistered(command.investorId());
            case Registered registered -> {
                var transfer = registered.cash().transfer(command.reference());
                if (transfer.isEmpty()) {
                    yield noTransfer(command.reference());
                }
                yield transfer.get().state() == CashAccount.State.ISSUED
                        ? unchanged()
                        : accept(new CashIssued(
                                command.investorId(),
                                command.reference(),
                                transfer.get().amount(),
                                command.transactionHash()));
            }
        };
    }

    private static Decision<InvestorEvent> revert(RevertCash command, Investor investor) {
        return switch (investor) {
            case Absent _ -> notFound(command.investorId());
            case Applicant _ -> notRegistered(command.investorId());
            case Registered registered -> {
                var transfer = registered.cash().transfer(command.reference());
                if (transfer.isEmpty()) {
                    yield noTransfer(command.reference());
                }
                yield transfer.get().isWaitingFor(command.attempt())
                        ? accept(new CashReverted(
                                command.investorId(), command.reference(), command.attempt(), command.reason()))
                        : unchanged();
            }
        };
    }

    private static Decision<InvestorEvent> notFound(InvestorId investorId) {
        return reject(INVESTOR_NOT_FOUND, "no investor " + investorId);
    }

    private static Decision<InvestorEvent> notRegistered(InvestorId investorId) {
        return reject(INVESTOR_NOT_REGISTERED, "the registration of investor " + investorId + " is not confirmed");
    }

    private static Decision<InvestorEvent> noTransfer(String reference) {
        return reject(CASH_REFERENCE_NOT_FOUND, "no transfer " + reference);
    }

    private static Decision<InvestorEvent> otherTerms(InvestorId investorId) {
        return reject(
                INVESTOR_ALREADY_REGISTERED,
                "investor " + investorId + " is registered with another country, qualification or wallet");
    }

    private static Decision<InvestorEvent> unknownAttempt(int attempt, Applicant applicant) {
        return reject(
                REGISTRATION_ATTEMPT_UNKNOWN,
                "attempt " + attempt + ", the last was " + applicant.request().attempt());
    }
}
