package io.penstock.issuance.investor.adapter.rest;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.application.Onboardings;
import io.penstock.issuance.investor.domain.onboarding.EvidenceItem;
import io.penstock.issuance.investor.domain.onboarding.OnboardingFile;
import io.penstock.issuance.investor.domain.onboarding.ScreeningItem;
import io.penstock.platform.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of an investor as it is shown: nothing personal.
 *
 * @param state {@code OPEN}, {@code APPROVED}, {@code REFUSED} or {@code ERASED}
 * @param rulesHash of the offering rules of today
 */
record OnboardingView(
        String investorId,
        String state,
        String kind,
        String country,
        @Nullable String lei,
        String openedBy,
        int detailsVersion,
        List<WalletView> wallets,
        List<EvidenceView> evidence,
        List<ScreeningView> screenings,
        String rulesHash) {

    /** @param method {@code EIP_191} or {@code EIP_1271} */
    record WalletView(String wallet, String method) {}

    /** @param state {@code FILED}, {@code GRANTED}, {@code REFUSED}, {@code WITHDRAWN}, or {@code ENDED} if granted once */
    record EvidenceView(
            int number,
            String qualification,
            String ruleId,
            boolean provisional,
            LocalDate validUntil,
            String documentHash,
            String filedBy,
            String state) {

        static EvidenceView of(EvidenceItem item, LocalDate today) {
            var filed = item.filed();
            boolean ended = item.state() == EvidenceItem.State.GRANTED && !item.counts(today);
            return new EvidenceView(
                    filed.number(),
                    filed.qualification(),
                    filed.ruleId(),
                    filed.provisional(),
                    filed.validUntil(),
                    filed.documentHash(),
                    filed.filedBy(),
                    ended ? "ENDED" : item.state().name());
        }
    }

    /** @param state {@code WITHOUT_HIT}, {@code OPEN}, {@code CLEARED} or {@code CONFIRMED} */
    record ScreeningView(int number, String listsHash, int hits, int highest, String screenedBy, String state) {

        static ScreeningView of(ScreeningItem item) {
            var run = item.run();
            return new ScreeningView(
                    run.number(),
                    run.listsHash(),
                    run.hits(),
                    run.highest(),
                    run.screenedBy(),
                    item.state().name());
        }
    }

    /** @throws ProblemException 404 if no file was opened */
    static OnboardingView of(InvestorId id, Onboardings onboardings) {
        return onboardings
                .file(id)
                .map(file -> of(file, onboardings))
                .orElseThrow(() -> ProblemException.notFound("ONBOARDING_NOT_FOUND", "no file of investor " + id));
    }

    private static OnboardingView of(OnboardingFile file, Onboardings onboardings) {
        var today = onboardings.today();
        var opened = file.opened();
        return new OnboardingView(
                opened.onboardingId().investorId().name(),
                file.outcome().name(),
                opened.kind().name(),
                opened.country(),
                opened.lei().orElse(null),
                opened.openedBy(),
                file.details(),
                file.wallets().stream()
                        .map(proof ->
                                new WalletView(proof.wallet(), proof.method().name()))
                        .toList(),
                file.evidence().stream()
                        .map(item -> EvidenceView.of(item, today))
                        .toList(),
                file.screenings().stream().map(ScreeningView::of).toList(),
                onboardings.rules().hash());
    }
}
