package io.penstock.issuance.investor.domain.onboarding;

import static io.penstock.issuance.investor.OnboardingRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.investor.OnboardingCommand.DecideScreening;
import io.penstock.issuance.investor.OnboardingCommand.RecordScreening;
import io.penstock.issuance.investor.OnboardingEvent;
import io.penstock.issuance.investor.OnboardingEvent.PartyScreened;
import io.penstock.issuance.investor.OnboardingEvent.SanctionConfirmed;
import io.penstock.issuance.investor.OnboardingEvent.ScreeningCleared;
import io.penstock.issuance.investor.domain.onboarding.ScreeningItem.State;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Reasons;

/** Comparisons with lists of sanctioned parties. A hit is cleared or confirmed by somebody who did not run it. */
final class ScreeningRules {

    private ScreeningRules() {}

    /** The same lists and the same details give the same hits: a repeat is no second question. */
    static Decision<OnboardingEvent> record(RecordScreening command, OnboardingFile file) {
        if (file.details() == 0) {
            return reject(DETAILS_MISSING, "no name is kept of investor " + command.onboardingId());
        }
        var newest = file.newestScreening();
        if (newest.isPresent()
                && newest.get().run().listsHash().equals(command.listsHash())
                && newest.get().run().detailsVersion() == command.detailsVersion()
                && newest.get().run().hits() == command.hits()) {
            return unchanged();
        }
        return accept(new PartyScreened(
                command.onboardingId(),
                file.screenings().size() + 1,
                command.listsHash(),
                command.detailsVersion(),
                command.hits(),
                command.highest(),
                command.screenedBy()));
    }

    static Decision<OnboardingEvent> decide(DecideScreening command, OnboardingFile file) {
        var item = file.screening(command.number());
        if (item.isEmpty()) {
            return reject(SCREENING_NOT_FOUND, "no screening " + command.number());
        }
        var wanted = command.same() ? State.CONFIRMED : State.CLEARED;
        if (item.get().state() == wanted) {
            return unchanged();
        }
        if (item.get().state() == State.WITHOUT_HIT) {
            return reject(SCREENING_WITHOUT_HIT, "screening " + command.number() + " found nobody");
        }
        if (item.get().state() != State.OPEN) {
            return reject(
                    SCREENING_ALREADY_DECIDED,
                    "screening " + command.number() + " is " + item.get().state());
        }
        var objection = Reasons.objection(command.reason());
        if (objection.isPresent()) {
            return reject(ONBOARDING_REASON_MALFORMED, objection.get());
        }
        if (command.decidedBy().equals(item.get().run().screenedBy())) {
            return reject(
                    SCREENING_DECIDED_BY_SCREENER, command.decidedBy() + " has run screening " + command.number());
        }
        return command.same()
                ? accept(new SanctionConfirmed(
                        command.onboardingId(), command.number(), command.reason(), command.decidedBy()))
                : accept(new ScreeningCleared(
                        command.onboardingId(), command.number(), command.reason(), command.decidedBy()));
    }
}
