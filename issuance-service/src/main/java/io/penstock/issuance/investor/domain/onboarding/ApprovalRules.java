package io.penstock.issuance.investor.domain.onboarding;

import static io.penstock.issuance.investor.OnboardingRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.investor.OnboardingCommand.DecideOnboarding;
import io.penstock.issuance.investor.OnboardingEvent;
import io.penstock.issuance.investor.OnboardingEvent.OnboardingApproved;
import io.penstock.issuance.investor.OnboardingEvent.OnboardingRefused;
import io.penstock.issuance.investor.domain.onboarding.OnboardingFile.Outcome;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Reasons;
import io.penstock.kernel.Rejection;
import java.util.Locale;
import java.util.Optional;

/** What must be there before an investor is let in. */
final class ApprovalRules {

    private ApprovalRules() {}

    static Decision<OnboardingEvent> decide(DecideOnboarding command, OnboardingFile file) {
        return command.approve() ? approve(command, file) : refuse(command, file);
    }

    private static Decision<OnboardingEvent> refuse(DecideOnboarding command, OnboardingFile file) {
        if (file.outcome() == Outcome.REFUSED) {
            return unchanged();
        }
        if (file.outcome() == Outcome.APPROVED) {
            return reject(
                    ONBOARDING_ALREADY_APPROVED,
                    "investor " + command.onboardingId() + " is approved: suspend it instead");
        }
        return Reasons.objection(command.reason())
                .<Decision<OnboardingEvent>>map(text -> reject(ONBOARDING_REASON_MALFORMED, text))
                .orElseGet(() ->
                        accept(new OnboardingRefused(command.onboardingId(), command.reason(), command.decidedBy())));
    }

    private static Decision<OnboardingEvent> approve(DecideOnboarding command, OnboardingFile file) {
        if (file.outcome() == Outcome.APPROVED) {
            return unchanged();
        }
        if (file.outcome() == Outcome.REFUSED) {
            return reject(ONBOARDING_REFUSED, "investor " + command.onboardingId() + " was refused");
        }
        return missing(command, file)
                .<Decision<OnboardingEvent>>map(Decision.Rejected::new)
                .orElseGet(() -> accept(new OnboardingApproved(
                        command.onboardingId(),
                        file.opened().country(),
                        file.qualified(command.on()),
                        command.wallet().toLowerCase(Locale.ROOT),
                        command.decidedBy())));
    }

    private static Optional<Rejection> missing(DecideOnboarding command, OnboardingFile file) {
        if (file.details() == 0) {
            return because(DETAILS_MISSING, "no name is kept of investor " + command.onboardingId());
        }
        if (command.decidedBy().equals(file.opened().openedBy())) {
            return because(ONBOARDING_DECIDED_BY_OPENER, command.decidedBy() + " has opened the file");
        }
        if (!file.hasProved(command.wallet())) {
            return because(WALLET_NOT_PROVED, "wallet '" + command.wallet() + "' has signed no challenge");
        }
        return screening(command, file);
    }

    private static Optional<Rejection> screening(DecideOnboarding command, OnboardingFile file) {
        var confirmed = file.screenings().stream()
                .filter(item -> item.state() == ScreeningItem.State.CONFIRMED)
                .findFirst();
        if (confirmed.isPresent()) {
            return because(
                    SANCTION_MATCH,
                    "screening " + confirmed.get().run().number() + " found the investor itself on a list");
        }
        var newest = file.newestScreening();
        if (newest.isEmpty()) {
            return because(SCREENING_MISSING, "investor " + command.onboardingId() + " was compared with no list");
        }
        var run = newest.get().run();
        if (!run.listsHash().equals(command.listsHash()) || run.detailsVersion() != file.details()) {
            return because(
                    SCREENING_STALE,
                    "lists or details have changed since screening " + run.number() + ": screen again");
        }
        return newest.get().state() == ScreeningItem.State.OPEN
                ? because(SCREENING_OPEN, "screening " + run.number() + " found " + run.hits() + " alike")
                : Optional.empty();
    }

    private static Optional<Rejection> because(Rejection.Code code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
