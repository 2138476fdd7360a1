package io.penstock.issuance.investor;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A fact about the file of an investor. Nothing personal: names, dates of birth, amounts and what was found on lists are in
 * the vault, which can be erased; the log cannot.
 */
public sealed interface OnboardingEvent {

    OnboardingId onboardingId();

    record OnboardingOpened(
            OnboardingId onboardingId, InvestorKind kind, String country, Optional<String> lei, String openedBy)
            implements OnboardingEvent {}

    record DetailsKept(OnboardingId onboardingId, int version, String keptBy) implements OnboardingEvent {}

    /** Message and signature are here, so that anybody can check them again. */
    record WalletProved(
            OnboardingId onboardingId, String wallet, WalletProofMethod method, String message, String signature)
            implements OnboardingEvent {}

    /**
     * Evidence that meets a rule.
     *
     * @param number from 1 in each file
     */
    record EvidenceFiled(
            OnboardingId onboardingId,
            int number,
            String qualification,
            String ruleId,
            String rulesHash,
            boolean provisional,
            LocalDate evidenceDate,
            LocalDate validUntil,
            String documentHash,
            String filedBy)
            implements OnboardingEvent {}

    record QualificationGranted(OnboardingId onboardingId, int number, String decidedBy) implements OnboardingEvent {}

    record EvidenceRefused(OnboardingId onboardingId, int number, String reason, String decidedBy)
            implements OnboardingEvent {}

    record QualificationWithdrawn(OnboardingId onboardingId, int number, String reason, String withdrawnBy)
            implements OnboardingEvent {}

    /**
     * The party was compared with all lists.
     *
     * @param number from 1 in each file
     */
    record PartyScreened(
            OnboardingId onboardingId,
            int number,
            String listsHash,
            int detailsVersion,
            int hits,
            int highest,
            String screenedBy)
            implements OnboardingEvent {}

    record ScreeningCleared(OnboardingId onboardingId, int number, String reason, String decidedBy)
            implements OnboardingEvent {}

    /** The party is the listed one: an investor that is registered is suspended. */
    record SanctionConfirmed(OnboardingId onboardingId, int number, String reason, String decidedBy)
            implements OnboardingEvent {}

    /** The register on chain is asked to take the investor in. */
    record OnboardingApproved(
            OnboardingId onboardingId, String country, boolean qualified, String wallet, String decidedBy)
            implements OnboardingEvent {}

    record OnboardingRefused(OnboardingId onboardingId, String reason, String decidedBy) implements OnboardingEvent {}

    /** The vault loses the key of this investor. */
    record ErasureOrdered(OnboardingId onboardingId, String reason, String orderedBy) implements OnboardingEvent {}
}
