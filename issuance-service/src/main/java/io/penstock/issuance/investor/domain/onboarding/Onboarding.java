package io.penstock.issuance.investor.domain.onboarding;

import static io.penstock.issuance.investor.OnboardingRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.investor.InvestorKind;
import io.penstock.issuance.investor.OnboardingCommand;
import io.penstock.issuance.investor.OnboardingCommand.DecideEvidence;
import io.penstock.issuance.investor.OnboardingCommand.DecideOnboarding;
import io.penstock.issuance.investor.OnboardingCommand.DecideScreening;
import io.penstock.issuance.investor.OnboardingCommand.ErasePersonalData;
import io.penstock.issuance.investor.OnboardingCommand.FileEvidence;
import io.penstock.issuance.investor.OnboardingCommand.OpenOnboarding;
import io.penstock.issuance.investor.OnboardingCommand.RecordDetails;
import io.penstock.issuance.investor.OnboardingCommand.RecordScreening;
import io.penstock.issuance.investor.OnboardingCommand.RecordWalletProof;
import io.penstock.issuance.investor.OnboardingCommand.WithdrawQualification;
import io.penstock.issuance.investor.OnboardingEvent;
import io.penstock.issuance.investor.OnboardingEvent.DetailsKept;
import io.penstock.issuance.investor.OnboardingEvent.ErasureOrdered;
import io.penstock.issuance.investor.OnboardingEvent.EvidenceFiled;
import io.penstock.issuance.investor.OnboardingEvent.EvidenceRefused;
import io.penstock.issuance.investor.OnboardingEvent.OnboardingApproved;
import io.penstock.issuance.investor.OnboardingEvent.OnboardingOpened;
import io.penstock.issuance.investor.OnboardingEvent.OnboardingRefused;
import io.penstock.issuance.investor.OnboardingEvent.PartyScreened;
import io.penstock.issuance.investor.OnboardingEvent.QualificationGranted;
import io.penstock.issuance.investor.OnboardingEvent.QualificationWithdrawn;
import io.penstock.issuance.investor.OnboardingEvent.SanctionConfirmed;
import io.penstock.issuance.investor.OnboardingEvent.ScreeningCleared;
import io.penstock.issuance.investor.OnboardingEvent.WalletProved;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.issuance.investor.domain.identifier.Lei;
import io.penstock.issuance.investor.domain.onboarding.OnboardingFile.Outcome;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Reasons;
import io.penstock.kernel.Rejection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The way of an investor into the register.
 *
 * <pre>
 *   Absent ──opened──▶ open ──approved──▶ approved        in each: details, wallets, evidence, screenings
 *                       └───refused──▶ refused            from each: erased, for good
 * </pre>
 *
 * <p>Two persons: who files evidence does not grant it, who screens does not clear, who opens the file does not approve.
 * A repeat of a command that has been carried out changes nothing and is no refusal.
 */
public sealed interface Onboarding permits Onboarding.Absent, OnboardingFile {

    record Absent() implements Onboarding {}

    Onboarding INITIAL = new Absent();

    static Decision<OnboardingEvent> decide(OnboardingCommand command, Onboarding onboarding) {
        if (command instanceof OpenOnboarding open) {
            return open(open, onboarding);
        }
        return switch (onboarding) {
            case Absent _ -> reject(ONBOARDING_NOT_FOUND, "no file of investor " + command.onboardingId());
            case OnboardingFile file -> decide(command, file);
        };
    }

    static Onboarding evolve(Onboarding onboarding, OnboardingEvent event) {
        return switch (event) {
            case OnboardingOpened e -> OnboardingFile.of(e);
            case DetailsKept e -> of(onboarding, file -> file.withDetails(e.version()));
            case WalletProved e -> of(onboarding, file -> file.with(e));
            case EvidenceFiled e -> of(onboarding, file -> file.with(new EvidenceItem(e, EvidenceItem.State.FILED)));
            case QualificationGranted e ->
                of(onboarding, file -> file.evidenceAs(e.number(), EvidenceItem.State.GRANTED));
            case EvidenceRefused e -> of(onboarding, file -> file.evidenceAs(e.number(), EvidenceItem.State.REFUSED));
            case QualificationWithdrawn e ->
                of(onboarding, file -> file.evidenceAs(e.number(), EvidenceItem.State.WITHDRAWN));
            case PartyScreened e -> of(onboarding, file -> file.with(ScreeningItem.of(e)));
            case ScreeningCleared e ->
                of(onboarding, file -> file.screeningAs(e.number(), ScreeningItem.State.CLEARED));
            case SanctionConfirmed e ->
                of(onboarding, file -> file.screeningAs(e.number(), ScreeningItem.State.CONFIRMED));
            case OnboardingApproved _ -> of(onboarding, file -> file.with(Outcome.APPROVED));
            case OnboardingRefused _ -> of(onboarding, file -> file.with(Outcome.REFUSED));
            case ErasureOrdered _ -> of(onboarding, file -> file.with(Outcome.ERASED));
        };
    }

    private static Onboarding of(Onboarding onboarding, UnaryOperator<OnboardingFile> change) {
        return change.apply((OnboardingFile) onboarding);
    }

    private static Decision<OnboardingEvent> open(OpenOnboarding command, Onboarding onboarding) {
        var event = new OnboardingOpened(
                command.onboardingId(), command.kind(), command.country(), command.lei(), command.openedBy());
        if (onboarding instanceof OnboardingFile file) {
            return file.opened().kind() == command.kind()
                            && file.opened().country().equals(command.country())
                            && file.opened().lei().equals(command.lei())
                    ? unchanged()
                    : reject(
                            ONBOARDING_DIFFERS,
                            "the file of investor " + command.onboardingId() + " is open as "
                                    + file.opened().kind() + " of "
                                    + file.opened().country());
        }
        if (!Investor.COUNTRIES.contains(command.country())) {
            return reject(
                    ONBOARDING_COUNTRY_UNKNOWN, "'" + command.country() + "' is no country of ISO 3166-1 alpha-2");
        }
        return lei(command)
                .<Decision<OnboardingEvent>>map(Decision.Rejected::new)
                .orElseGet(() -> accept(event));
    }

    private static Optional<Rejection> lei(OpenOnboarding command) {
        boolean institution = command.kind() == InvestorKind.INSTITUTION;
        if (command.lei().isEmpty()) {
            return institution
                    ? Optional.of(new Rejection(LEI_MISSING, "an institution is named by its LEI (ISO 17442)"))
                    : Optional.empty();
        }
        if (!institution) {
            return Optional.of(new Rejection(LEI_OF_A_PERSON, "a natural person has no LEI here"));
        }
        return Lei.isValid(command.lei().get())
                ? Optional.empty()
                : Optional.of(new Rejection(
                        LEI_MALFORMED,
                        "'" + command.lei().get() + "' is no LEI: 20 capital letters and digits, of which the last two"
                                + " check the rest"));
    }

    private static Decision<OnboardingEvent> decide(OnboardingCommand command, OnboardingFile file) {
        if (file.outcome() == Outcome.ERASED) {
            return command instanceof ErasePersonalData
                    ? unchanged()
                    : reject(
                            ONBOARDING_ERASED,
                            "the personal data of investor " + command.onboardingId() + " is erased");
        }
        return switch (command) {
            case ErasePersonalData erase -> erase(erase);
            case DecideOnboarding decision -> ApprovalRules.decide(decision, file);
            case DecideScreening decision -> ScreeningRules.decide(decision, file);
            case WithdrawQualification withdrawal -> EvidenceRules.withdraw(withdrawal, file);
            case RecordDetails details ->
                unlessRefused(
                        file,
                        open -> open.details() >= details.version()
                                ? unchanged()
                                : accept(new DetailsKept(details.onboardingId(), details.version(), details.keptBy())));
            case RecordWalletProof proof -> unlessRefused(file, open -> prove(proof, open));
            case FileEvidence evidence -> unlessRefused(file, open -> EvidenceRules.file(evidence, open));
            case DecideEvidence decision -> unlessRefused(file, open -> EvidenceRules.decide(decision, open));
            case RecordScreening screening -> unlessRefused(file, open -> ScreeningRules.record(screening, open));
            case OpenOnboarding _ -> throw new IllegalStateException("opened before");
        };
    }

    private static Decision<OnboardingEvent> unlessRefused(
            OnboardingFile file, Function<OnboardingFile, Decision<OnboardingEvent>> rule) {
        return file.outcome() == Outcome.REFUSED
                ? reject(ONBOARDING_REFUSED, "investor " + file.opened().onboardingId() + " was refused")
                : rule.apply(file);
    }

    private static Decision<OnboardingEvent> prove(RecordWalletProof command, OnboardingFile file) {
        return file.hasProved(command.wallet())
                ? unchanged()
                : accept(new WalletProved(
                        command.onboardingId(),
                        command.wallet(),
                        command.method(),
                        command.message(),
                        command.signature()));
    }

    private static Decision<OnboardingEvent> erase(ErasePersonalData command) {
        return Reasons.objection(command.reason())
                .<Decision<OnboardingEvent>>map(text -> reject(ONBOARDING_REASON_MALFORMED, text))
                .orElseGet(() ->
                        accept(new ErasureOrdered(command.onboardingId(), command.reason(), command.orderedBy())));
    }
}
