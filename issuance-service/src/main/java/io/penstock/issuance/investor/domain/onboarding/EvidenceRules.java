package io.penstock.issuance.investor.domain.onboarding;

import static io.penstock.issuance.investor.OnboardingRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.investor.OnboardingCommand.DecideEvidence;
import io.penstock.issuance.investor.OnboardingCommand.FileEvidence;
import io.penstock.issuance.investor.OnboardingCommand.WithdrawQualification;
import io.penstock.issuance.investor.OnboardingEvent;
import io.penstock.issuance.investor.OnboardingEvent.EvidenceFiled;
import io.penstock.issuance.investor.OnboardingEvent.EvidenceRefused;
import io.penstock.issuance.investor.OnboardingEvent.QualificationGranted;
import io.penstock.issuance.investor.OnboardingEvent.QualificationWithdrawn;
import io.penstock.issuance.investor.QualificationAnswer;
import io.penstock.issuance.investor.domain.onboarding.EvidenceItem.State;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Reasons;
import java.util.regex.Pattern;

/** Qualifications: filed by one person, granted by another, for as long as the evidence is good. */
final class EvidenceRules {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private EvidenceRules() {}

    static Decision<OnboardingEvent> file(FileEvidence command, OnboardingFile file) {
        if (file.evidence().stream().anyMatch(item -> isRepeat(command, item))) {
            return unchanged();
        }
        if (!HASH.matcher(command.documentHash()).matches()) {
            return reject(DOCUMENT_HASH_MALFORMED, "documentHash is SHA-256 in 64 hexadecimal digits, lower case");
        }
        return switch (command.answer()) {
            case QualificationAnswer.NotMet(var reasons) ->
                reject(QUALIFICATION_NOT_MET, command.qualification() + ": " + String.join(" | ", reasons));
            case QualificationAnswer.Met(var ruleId, var validUntil, var provisional) ->
                accept(new EvidenceFiled(
                        command.onboardingId(),
                        file.evidence().size() + 1,
                        command.qualification(),
                        ruleId,
                        command.rulesHash(),
                        provisional,
                        command.evidenceDate(),
                        validUntil,
                        command.documentHash(),
                        command.filedBy()));
        };
    }

    /** The same document for the same qualification, unless it was turned down. */
    private static boolean isRepeat(FileEvidence command, EvidenceItem item) {
        return item.filed().qualification().equals(command.qualification())
                && item.filed().documentHash().equals(command.documentHash())
                && item.filed().evidenceDate().equals(command.evidenceDate())
                && (item.state() == State.FILED || item.state() == State.GRANTED);
    }

    static Decision<OnboardingEvent> decide(DecideEvidence command, OnboardingFile file) {
        var item = file.evidence(command.number());
        if (item.isEmpty()) {
            return notFound(command.number());
        }
        var wanted = command.grant() ? State.GRANTED : State.REFUSED;
        if (item.get().state() == wanted) {
            return unchanged();
        }
        if (item.get().state() != State.FILED) {
            return reject(
                    EVIDENCE_ALREADY_DECIDED,
                    "evidence " + command.number() + " is " + item.get().state());
        }
        var objection = Reasons.objection(command.reason());
        if (!command.grant() && objection.isPresent()) {
            return reject(ONBOARDING_REASON_MALFORMED, objection.get());
        }
        if (command.decidedBy().equals(item.get().filed().filedBy())) {
            return reject(EVIDENCE_DECIDED_BY_FILER, command.decidedBy() + " has filed evidence " + command.number());
        }
        return command.grant()
                ? accept(new QualificationGranted(command.onboardingId(), command.number(), command.decidedBy()))
                : accept(new EvidenceRefused(
                        command.onboardingId(), command.number(), command.reason(), command.decidedBy()));
    }

    static Decision<OnboardingEvent> withdraw(WithdrawQualification command, OnboardingFile file) {
        var item = file.evidence(command.number());
        if (item.isEmpty()) {
            return notFound(command.number());
        }
        if (item.get().state() == State.WITHDRAWN) {
            return unchanged();
        }
        if (item.get().state() != State.GRANTED) {
            return reject(
                    QUALIFICATION_NOT_GRANTED,
                    "evidence " + command.number() + " is " + item.get().state());
        }
        return Reasons.objection(command.reason())
                .<Decision<OnboardingEvent>>map(text -> reject(ONBOARDING_REASON_MALFORMED, text))
                .orElseGet(() -> accept(new QualificationWithdrawn(
                        command.onboardingId(), command.number(), command.reason(), command.withdrawnBy())));
    }

    private static Decision<OnboardingEvent> notFound(int number) {
        return reject(EVIDENCE_NOT_FOUND, "no evidence " + number);
    }
}
