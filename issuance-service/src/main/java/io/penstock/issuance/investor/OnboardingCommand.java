package io.penstock.issuance.investor;

import java.time.LocalDate;
import java.util.Optional;

/** An intention to change the file of an investor. The acting person comes with each. */
public sealed interface OnboardingCommand {

    OnboardingId onboardingId();

    /**
     * Opens the file.
     *
     * @param country ISO 3166-1 alpha-2
     * @param lei of an institution, ISO 17442
     */
    record OpenOnboarding(
            OnboardingId onboardingId, InvestorKind kind, String country, Optional<String> lei, String openedBy)
            implements OnboardingCommand {}

    /**
     * Personal data has been put into the vault.
     *
     * @param version of it there, from 1
     */
    record RecordDetails(OnboardingId onboardingId, int version, String keptBy) implements OnboardingCommand {}

    /**
     * A wallet has signed a challenge, and the signature has been checked.
     *
     * @param wallet 0x and 40 hex digits
     * @param message as it was signed
     * @param signature 0x and hex digits
     */
    record RecordWalletProof(
            OnboardingId onboardingId, String wallet, WalletProofMethod method, String message, String signature)
            implements OnboardingCommand {}

    /**
     * Asks for a qualification.
     *
     * @param answer of the offering rules
     * @param rulesHash of those rules
     * @param documentHash SHA-256 of the document that shows it, 64 hexadecimal digits
     */
    record FileEvidence(
            OnboardingId onboardingId,
            String qualification,
            QualificationAnswer answer,
            String rulesHash,
            LocalDate evidenceDate,
            String documentHash,
            String filedBy)
            implements OnboardingCommand {}

    /**
     * Grants the qualification, or not.
     *
     * @param reason needed to refuse
     */
    record DecideEvidence(OnboardingId onboardingId, int number, boolean grant, String reason, String decidedBy)
            implements OnboardingCommand {}

    /** Takes a granted qualification back. */
    record WithdrawQualification(OnboardingId onboardingId, int number, String reason, String withdrawnBy)
            implements OnboardingCommand {}

    /**
     * The party has been compared with every list that is loaded.
     *
     * @param listsHash of all lists together, 64 hexadecimal digits
     * @param hits entries that are alike; which ones is in the vault
     * @param highest likeness in thousandths
     */
    record RecordScreening(
            OnboardingId onboardingId, String listsHash, int detailsVersion, int hits, int highest, String screenedBy)
            implements OnboardingCommand {}

    /**
     * Says what the hits of a screening are.
     *
     * @param same whether the party is the listed one
     */
    record DecideScreening(OnboardingId onboardingId, int number, boolean same, String reason, String decidedBy)
            implements OnboardingCommand {}

    /**
     * Lets the investor in, or not.
     *
     * @param wallet of those that are proved, for the register
     * @param listsHash of the lists that are loaded now
     * @param on today: qualifications that have ended do not count
     * @param reason needed to refuse
     */
    record DecideOnboarding(
            OnboardingId onboardingId,
            boolean approve,
            String wallet,
            String listsHash,
            LocalDate on,
            String reason,
            String decidedBy)
            implements OnboardingCommand {}

    /** Closes the file for good and has the personal data erased. */
    record ErasePersonalData(OnboardingId onboardingId, String reason, String orderedBy) implements OnboardingCommand {}
}
