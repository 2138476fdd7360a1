package io.penstock.issuance.investor.application;

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
import io.penstock.issuance.investor.domain.onboarding.Onboarding;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;

/** The log of investors, for the service and for replays without it. */
public final class InvestorLog {

    /** Names under which the events are stored, for ever. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("investor.registration-requested", "1", RegistrationRequested.class),
            new EventType("investor.registered", "1", InvestorRegistered.class),
            new EventType("investor.registration-reverted", "1", RegistrationReverted.class),
            new EventType("investor.cash-received", "1", CashReceived.class),
            new EventType("investor.cash-issued", "1", CashIssued.class),
            new EventType("investor.cash-reverted", "1", CashReverted.class),
            new EventType("investor.standing-ordered", "1", StandingOrdered.class),
            new EventType("investor.standing-changed", "1", StandingChanged.class),
            new EventType("investor.standing-reverted", "1", StandingReverted.class),
            new EventType("investor.qualification-ordered", "1", QualificationOrdered.class),
            new EventType("investor.qualification-changed", "1", QualificationChanged.class),
            new EventType("investor.qualification-reverted", "1", QualificationReverted.class),
            new EventType("onboarding.opened", "1", OnboardingOpened.class),
            new EventType("onboarding.details-kept", "1", DetailsKept.class),
            new EventType("onboarding.wallet-proved", "1", WalletProved.class),
            new EventType("onboarding.evidence-filed", "1", EvidenceFiled.class),
            new EventType("onboarding.qualification-granted", "1", QualificationGranted.class),
            new EventType("onboarding.evidence-refused", "1", EvidenceRefused.class),
            new EventType("onboarding.qualification-withdrawn", "1", QualificationWithdrawn.class),
            new EventType("onboarding.party-screened", "1", PartyScreened.class),
            new EventType("onboarding.screening-cleared", "1", ScreeningCleared.class),
            new EventType("onboarding.sanction-confirmed", "1", SanctionConfirmed.class),
            new EventType("onboarding.approved", "1", OnboardingApproved.class),
            new EventType("onboarding.refused", "1", OnboardingRefused.class),
            new EventType("onboarding.erasure-ordered", "1", ErasureOrdered.class));

    public static final StateType<Investor> INVESTOR =
            StateType.of("investor", Investor.class, Investor.INITIAL, InvestorEvent.class, Investor::evolve);

    public static final StateType<Onboarding> ONBOARDING =
            StateType.of("onboarding", Onboarding.class, Onboarding.INITIAL, OnboardingEvent.class, Onboarding::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(INVESTOR, ONBOARDING);

    private InvestorLog() {}
}
