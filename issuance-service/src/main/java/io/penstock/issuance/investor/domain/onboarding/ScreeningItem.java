package io.penstock.issuance.investor.domain.onboarding;

import io.penstock.issuance.investor.OnboardingEvent.PartyScreened;

/** One comparison with the lists, and what a person made of its hits. */
public record ScreeningItem(PartyScreened run, State state) {

    /** Where it stands. */
    public enum State {
        /** Nobody alike was found. */
        WITHOUT_HIT,
        /** A person has to look. */
        OPEN,
        CLEARED,
        CONFIRMED
    }

    static ScreeningItem of(PartyScreened run) {
        return new ScreeningItem(run, run.hits() == 0 ? State.WITHOUT_HIT : State.OPEN);
    }

    ScreeningItem as(State after) {
        return new ScreeningItem(run, after);
    }
}
