package io.penstock.issuance.investor.domain.onboarding;

import io.penstock.issuance.investor.OnboardingEvent.EvidenceFiled;
import java.time.LocalDate;

/** Evidence of one qualification, and what was decided on it. */
public record EvidenceItem(EvidenceFiled filed, State state) {

    /** Where it stands. */
    public enum State {
        FILED,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }

    EvidenceItem as(State after) {
        return new EvidenceItem(filed, after);
    }

    /** Whether the qualification counts on the day. */
    public boolean counts(LocalDate on) {
        return state == State.GRANTED && !filed.validUntil().isBefore(on);
    }
}
