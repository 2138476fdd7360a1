package io.penstock.issuance.investor;

import static io.penstock.issuance.investor.InvestorRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.InvestorCommand.ChangeQualification;
import io.penstock.issuance.investor.InvestorCommand.ConfirmQualification;
import io.penstock.issuance.investor.InvestorCommand.RevertQualification;
import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorEvent.QualificationChanged;
import io.penstock.issuance.investor.InvestorEvent.QualificationOrdered;
import io.penstock.issuance.investor.InvestorEvent.QualificationReverted;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.OnboardingEvent.EvidenceFiled;
import io.penstock.issuance.investor.OnboardingEvent.OnboardingOpened;
import io.penstock.issuance.investor.OnboardingEvent.QualificationGranted;
import io.penstock.issuance.investor.OnboardingEvent.QualificationWithdrawn;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.issuance.investor.domain.onboarding.Onboarding;
import io.penstock.issuance.investor.domain.onboarding.OnboardingFile;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The register on chain follows the investor's file: the decision table. */
class QualificationTest {

    private static final InvestorId INV = InvestorId.named("INV-1");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String WALLET = "0x" + "ab".repeat(20);

    private final RegistrationRequested requested = new RegistrationRequested(INV, 1, "DE", true, WALLET);
    private final InvestorRegistered registered = new InvestorRegistered(INV, "0xt", 5);
    private final QualificationOrdered ending = new QualificationOrdered(INV, 1, false, "DE", WALLET, DAY);
    private final QualificationChanged ended = new QualificationChanged(INV, 1, false, "0xq", 6);

    private final DeciderSpec<InvestorCommand, InvestorEvent, Investor> investor =
            new DeciderSpec<>(Investor::decide, Investor::evolve, Investor.INITIAL);

    private static ChangeQualification to(boolean qualified, LocalDate on) {
        return new ChangeQualification(INV, qualified, on);
    }

    @Test
    void anEndedQualificationIsOrderedToEndOnChain() {
        investor.given().when(to(false, DAY)).thenRejected(INVESTOR_NOT_FOUND);
        investor.given(requested).when(to(false, DAY)).thenRejected(INVESTOR_NOT_REGISTERED);
        investor.given(requested, registered).when(to(false, DAY)).then(ending);
        investor.given(requested, registered).when(to(true, DAY)).then();
    }

    @Test
    void oneOrderAtATime() {
        investor.given(requested, registered, ending)
                .when(to(false, DAY.plusDays(1)))
                .then();
        investor.given(requested, registered, ending).when(to(true, DAY)).thenRejected(QUALIFICATION_ORDER_OPEN);
    }

    @Test
    void theChainAnswersOnce() {
        var answer = new ConfirmQualification(INV, 1, "0xq", 6);
        investor.given(requested, registered, ending).when(answer).then(ended);
        investor.given(requested, registered, ending, ended).when(answer).then();
        investor.given(requested, registered).when(answer).then();
        investor.given(requested, registered, ending)
                .when(new ConfirmQualification(INV, 2, "0xq", 6))
                .then();
    }

    @Test
    void aNewQualificationIsOrderedToBegin() {
        investor.given(requested, registered, ending, ended)
                .when(to(true, DAY))
                .then(new QualificationOrdered(INV, 2, true, "DE", WALLET, DAY));
        investor.given(requested, registered, ending, ended)
                .when(to(false, DAY))
                .then();
    }

    /** Once a day: a chain that refuses is not asked in a circle. */
    @Test
    void whatTheChainRefusesIsAskedAgainOnAnotherDay() {
        var refused = new QualificationReverted(INV, 1, "wallet gone");
        investor.given(requested, registered, ending)
                .when(new RevertQualification(INV, 1, "wallet gone"))
                .then(refused);
        investor.given(requested, registered, ending, refused)
                .when(to(false, DAY))
                .then();
        investor.given(requested, registered, ending, refused)
                .when(to(false, DAY.plusDays(1)))
                .then(new QualificationOrdered(INV, 2, false, "DE", WALLET, DAY.plusDays(1)));
    }

    /** Good until the last day of its evidence, both included. */
    @Test
    void theFileSaysUntilWhen() {
        var id = OnboardingId.of(INV);
        var filed = new EvidenceFiled(
                id, 1, "US_QIB", "US-144A", "ab", false, DAY.minusYears(1), DAY, "cd".repeat(32), "ana");
        var file = file(new OnboardingOpened(id, InvestorKind.INSTITUTION, "US", Optional.empty(), "ana"), filed);
        assertThat(file.qualified(DAY)).as("not granted yet").isFalse();
        var granted = (OnboardingFile) Onboarding.evolve(file, new QualificationGranted(id, 1, "bo"));
        assertThat(granted.qualified(DAY)).isTrue();
        assertThat(granted.qualified(DAY.plusDays(1))).isFalse();
        var withdrawn =
                (OnboardingFile) Onboarding.evolve(granted, new QualificationWithdrawn(id, 1, "false paper", "bo"));
        assertThat(withdrawn.qualified(DAY)).isFalse();
    }

    private static OnboardingFile file(OnboardingEvent... events) {
        Onboarding state = Onboarding.INITIAL;
        for (var event : events) {
            state = Onboarding.evolve(state, event);
        }
        return (OnboardingFile) state;
    }
}
