package io.penstock.issuance.investor;

import static io.penstock.issuance.investor.OnboardingRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.OnboardingCommand.DecideEvidence;
import io.penstock.issuance.investor.OnboardingCommand.DecideOnboarding;
import io.penstock.issuance.investor.OnboardingCommand.DecideScreening;
import io.penstock.issuance.investor.OnboardingCommand.ErasePersonalData;
import io.penstock.issuance.investor.OnboardingCommand.FileEvidence;
import io.penstock.issuance.investor.OnboardingCommand.OpenOnboarding;
import io.penstock.issuance.investor.OnboardingCommand.RecordDetails;
import io.penstock.issuance.investor.OnboardingCommand.RecordScreening;
import io.penstock.issuance.investor.OnboardingCommand.RecordWalletProof;
import io.penstock.issuance.investor.OnboardingCommand.WithdrawQualification;
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
import io.penstock.issuance.investor.domain.onboarding.Onboarding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way of an investor into the register: the decision table, each refusal in its place. */
class OnboardingTest {

    private static final OnboardingId ID = OnboardingId.of(InvestorId.named("INV-1"));
    private static final Optional<String> LEI = Optional.of("5493001KJTIIGC8Y1R12");
    private static final String WALLET = "0x" + "ab".repeat(20);
    private static final String RULES = "1".repeat(64);
    private static final String LISTS = "2".repeat(64);
    private static final String DOCUMENT = "3".repeat(64);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate END = LocalDate.of(2027, 11, 22);

    private final OnboardingOpened opened = new OnboardingOpened(ID, InvestorKind.INSTITUTION, "DE", LEI, "sam");
    private final DetailsKept details = new DetailsKept(ID, 1, "sam");
    private final WalletProved wallet = new WalletProved(ID, WALLET, WalletProofMethod.EIP_191, "text", "0x1");
    private final EvidenceFiled filed =
            new EvidenceFiled(ID, 1, "EU_PROFESSIONAL", "EU-PC-1", RULES, true, DAY, END, DOCUMENT, "sam");
    private final QualificationGranted granted = new QualificationGranted(ID, 1, "ann");
    private final PartyScreened screened = new PartyScreened(ID, 1, LISTS, 1, 0, 0, "sam");
    private final PartyScreened found = new PartyScreened(ID, 1, LISTS, 1, 2, 930, "sam");
    private final OnboardingApproved approved = new OnboardingApproved(ID, "DE", false, WALLET, "ann");
    private final OnboardingRefused refused = new OnboardingRefused(ID, "no source of funds", "ann");
    private final ErasureOrdered erased = new ErasureOrdered(ID, "asked for", "ann");

    private final DeciderSpec<OnboardingCommand, OnboardingEvent, Onboarding> file =
            new DeciderSpec<>(Onboarding::decide, Onboarding::evolve, Onboarding.INITIAL);

    private static OpenOnboarding open(InvestorKind kind, String country, Optional<String> lei) {
        return new OpenOnboarding(ID, kind, country, lei, "sam");
    }

    private static DecideOnboarding approve(String person) {
        return new DecideOnboarding(ID, true, WALLET, LISTS, DAY, "", person);
    }

    private static DecideOnboarding refuse(String reason) {
        return new DecideOnboarding(ID, false, "", LISTS, DAY, reason, "ann");
    }

    private static FileEvidence evidence(QualificationAnswer answer) {
        return new FileEvidence(ID, "EU_PROFESSIONAL", answer, RULES, DAY, DOCUMENT, "sam");
    }

    private static DecideEvidence grant(String person) {
        return new DecideEvidence(ID, 1, true, "", person);
    }

    private static RecordScreening screening(int hits) {
        return new RecordScreening(ID, LISTS, 1, hits, hits == 0 ? 0 : 930, "sam");
    }

    @Test
    void isOpenedForAKnownCountryWithTheLeiOfAnInstitutionAlone() {
        file.given().when(open(InvestorKind.INSTITUTION, "DE", LEI)).then(opened);
        file.given()
                .when(open(InvestorKind.NATURAL_PERSON, "HK", Optional.empty()))
                .then(new OnboardingOpened(ID, InvestorKind.NATURAL_PERSON, "HK", Optional.empty(), "sam"));
        file.given()
                .when(open(InvestorKind.INSTITUTION, "XX", Optional.empty()))
                .thenRejected(ONBOARDING_COUNTRY_UNKNOWN);
        file.given()
                .when(open(InvestorKind.INSTITUTION, "DE", Optional.empty()))
                .thenRejected(LEI_MISSING);
        file.given()
                .when(open(InvestorKind.INSTITUTION, "DE", Optional.of("5493001KJTIIGC8Y1R13")))
                .thenRejected(LEI_MALFORMED);
        file.given().when(open(InvestorKind.NATURAL_PERSON, "DE", LEI)).thenRejected(LEI_OF_A_PERSON);
    }

    @Test
    void isOpenedOnce() {
        file.given(opened).when(open(InvestorKind.INSTITUTION, "DE", LEI)).then();
        file.given(opened).when(open(InvestorKind.INSTITUTION, "FR", LEI)).thenRejected(ONBOARDING_DIFFERS);
        file.given(opened)
                .when(open(InvestorKind.NATURAL_PERSON, "DE", Optional.empty()))
                .thenRejected(ONBOARDING_DIFFERS);
    }

    @Test
    void nothingIsAddedToWhatWasNeverOpenedWasRefusedOrIsErased() {
        var all = List.of(
                new RecordDetails(ID, 2, "sam"),
                new RecordWalletProof(ID, "0x" + "cd".repeat(20), WalletProofMethod.EIP_191, "text", "0x2"),
                evidence(new QualificationAnswer.Met("EU-PC-1", END, true)),
                grant("ann"),
                screening(0));
        for (OnboardingCommand each : all) {
            file.given().when(each).thenRejected(ONBOARDING_NOT_FOUND);
            file.given(opened, details, refused).when(each).thenRejected(ONBOARDING_REFUSED);
            file.given(opened, details, erased).when(each).thenRejected(ONBOARDING_ERASED);
        }
        file.given(opened, erased).when(approve("ann")).thenRejected(ONBOARDING_ERASED);
    }

    @Test
    void detailsAndWalletsAreNotedOnce() {
        file.given(opened).when(new RecordDetails(ID, 1, "sam")).then(details);
        file.given(opened, details).when(new RecordDetails(ID, 1, "sam")).then();
        file.given(opened, details).when(new RecordDetails(ID, 2, "sam")).then(new DetailsKept(ID, 2, "sam"));
        var proof = new RecordWalletProof(ID, WALLET, WalletProofMethod.EIP_191, "text", "0x1");
        file.given(opened).when(proof).then(wallet);
        file.given(opened, wallet).when(proof).then();
    }

    @Test
    void evidenceIsFiledIfTheRulesAreMet() {
        var met = evidence(new QualificationAnswer.Met("EU-PC-1", END, true));
        file.given(opened).when(met).then(filed);
        file.given(opened, filed).when(met).then();
        file.given(opened, filed, granted).when(met).then();
        file.given(opened)
                .when(evidence(new QualificationAnswer.NotMet(List.of("EU-PC-1: 1 of 2 conditions met"))))
                .thenRejected(QUALIFICATION_NOT_MET);
        file.given(opened)
                .when(new FileEvidence(
                        ID,
                        "EU_PROFESSIONAL",
                        new QualificationAnswer.NotMet(List.of("none")),
                        RULES,
                        DAY,
                        "3".repeat(63),
                        "sam"))
                .thenRejected(DOCUMENT_HASH_MALFORMED);
    }

    @Test
    void evidenceIsGrantedBySomebodyElse() {
        file.given(opened, filed)
                .when(new DecideEvidence(ID, 2, true, "", "ann"))
                .thenRejected(EVIDENCE_NOT_FOUND);
        file.given(opened, filed)
                .when(new DecideEvidence(ID, 0, true, "", "ann"))
                .thenRejected(EVIDENCE_NOT_FOUND);
        file.given(opened, filed).when(grant("sam")).thenRejected(EVIDENCE_DECIDED_BY_FILER);
        file.given(opened, filed).when(grant("ann")).then(granted);
        file.given(opened, filed, granted).when(grant("bob")).then();
        file.given(opened, filed, granted)
                .when(new DecideEvidence(ID, 1, false, "late", "ann"))
                .thenRejected(EVIDENCE_ALREADY_DECIDED);
        file.given(opened, filed)
                .when(new DecideEvidence(ID, 1, false, "", "ann"))
                .thenRejected(ONBOARDING_REASON_MALFORMED);
        file.given(opened, filed)
                .when(new DecideEvidence(ID, 1, false, "unsigned", "ann"))
                .then(new EvidenceRefused(ID, 1, "unsigned", "ann"));
    }

    @Test
    void aQualificationIsTakenBackIfItWasGranted() {
        var withdrawal = new WithdrawQualification(ID, 1, "sold out", "sam");
        var withdrawn = new QualificationWithdrawn(ID, 1, "sold out", "sam");
        file.given(opened).when(withdrawal).thenRejected(EVIDENCE_NOT_FOUND);
        file.given(opened, filed).when(withdrawal).thenRejected(QUALIFICATION_NOT_GRANTED);
        file.given(opened, filed, granted)
                .when(new WithdrawQualification(ID, 1, "", "sam"))
                .thenRejected(ONBOARDING_REASON_MALFORMED);
        file.given(opened, filed, granted).when(withdrawal).then(withdrawn);
        file.given(opened, filed, granted, withdrawn).when(withdrawal).then();
    }

    @Test
    void hitsAreDecidedBySomebodyElse() {
        var clear = new DecideScreening(ID, 1, false, "another person", "ann");
        var confirm = new DecideScreening(ID, 1, true, "same passport", "ann");
        var cleared = new ScreeningCleared(ID, 1, "another person", "ann");
        file.given(opened).when(screening(0)).thenRejected(DETAILS_MISSING);
        file.given(opened, details).when(screening(0)).then(screened);
        file.given(opened, details, screened).when(screening(0)).then();
        file.given(opened, details, screened)
                .when(screening(2))
                .then(new PartyScreened(ID, 2, LISTS, 1, 2, 930, "sam"));
        file.given(opened, details).when(clear).thenRejected(SCREENING_NOT_FOUND);
        file.given(opened, details, screened).when(clear).thenRejected(SCREENING_WITHOUT_HIT);
        file.given(opened, details, found)
                .when(new DecideScreening(ID, 1, false, "", "ann"))
                .thenRejected(ONBOARDING_REASON_MALFORMED);
        file.given(opened, details, found)
                .when(new DecideScreening(ID, 1, false, "another person", "sam"))
                .thenRejected(SCREENING_DECIDED_BY_SCREENER);
        file.given(opened, details, found).when(clear).then(cleared);
        file.given(opened, details, found, cleared).when(clear).then();
        file.given(opened, details, found, cleared).when(confirm).thenRejected(SCREENING_ALREADY_DECIDED);
        file.given(opened, details, found).when(confirm).then(new SanctionConfirmed(ID, 1, "same passport", "ann"));
    }

    @Test
    void isApprovedBySomebodyElseWhenEverythingIsThere() {
        var stale = new PartyScreened(ID, 1, "9".repeat(64), 1, 0, 0, "sam");
        var confirmed = new SanctionConfirmed(ID, 1, "same passport", "ann");
        file.given(opened).when(approve("sam")).thenRejected(DETAILS_MISSING);
        file.given(opened, details).when(approve("sam")).thenRejected(ONBOARDING_DECIDED_BY_OPENER);
        file.given(opened, details).when(approve("ann")).thenRejected(WALLET_NOT_PROVED);
        file.given(opened, details, wallet, found, confirmed)
                .when(approve("ann"))
                .thenRejected(SANCTION_MATCH);
        file.given(opened, details, wallet).when(approve("ann")).thenRejected(SCREENING_MISSING);
        file.given(opened, details, wallet, stale).when(approve("ann")).thenRejected(SCREENING_STALE);
        file.given(opened, details, wallet, screened, new DetailsKept(ID, 2, "sam"))
                .when(approve("ann"))
                .thenRejected(SCREENING_STALE);
        file.given(opened, details, wallet, found).when(approve("ann")).thenRejected(SCREENING_OPEN);
        file.given(opened, details, wallet, screened).when(approve("ann")).then(approved);
        file.given(opened, details, wallet, found, new ScreeningCleared(ID, 1, "another", "ann"))
                .when(approve("ann"))
                .then(approved);
        file.given(opened, details, wallet, screened, approved)
                .when(approve("ann"))
                .then();
    }

    /** A later screening of a changed name does not let in whom a person has recognised. */
    @Test
    void aConfirmedMatchStays() {
        file.given(
                        opened,
                        details,
                        wallet,
                        found,
                        new SanctionConfirmed(ID, 1, "same passport", "ann"),
                        new PartyScreened(ID, 2, LISTS, 1, 0, 0, "sam"))
                .when(approve("ann"))
                .thenRejected(SANCTION_MATCH);
    }

    @Test
    void isQualifiedIfAGrantHasNotEnded() {
        file.given(opened, details, wallet, filed, granted, screened)
                .when(approve("ann"))
                .then(new OnboardingApproved(ID, "DE", true, WALLET, "ann"));
        file.given(opened, details, wallet, filed, granted, screened)
                .when(new DecideOnboarding(ID, true, WALLET, LISTS, END, "", "ann"))
                .then(new OnboardingApproved(ID, "DE", true, WALLET, "ann"));
        file.given(opened, details, wallet, filed, granted, screened)
                .when(new DecideOnboarding(ID, true, WALLET, LISTS, END.plusDays(1), "", "ann"))
                .then(approved);
        file.given(opened, details, wallet, filed, screened)
                .when(approve("ann"))
                .then(approved);
    }

    @Test
    void isRefusedWithAReasonUnlessItIsApproved() {
        file.given(opened).when(refuse("")).thenRejected(ONBOARDING_REASON_MALFORMED);
        file.given(opened).when(refuse("no source of funds")).then(refused);
        file.given(opened, refused).when(refuse("again")).then();
        file.given(opened, refused).when(approve("ann")).thenRejected(ONBOARDING_REFUSED);
        file.given(opened, details, wallet, screened, approved)
                .when(refuse("late"))
                .thenRejected(ONBOARDING_ALREADY_APPROVED);
    }

    @Test
    void isErasedFromEveryState() {
        var erase = new ErasePersonalData(ID, "asked for", "ann");
        file.given().when(erase).thenRejected(ONBOARDING_NOT_FOUND);
        file.given(opened).when(new ErasePersonalData(ID, " ", "ann")).thenRejected(ONBOARDING_REASON_MALFORMED);
        file.given(opened).when(erase).then(erased);
        file.given(opened, refused).when(erase).then(erased);
        file.given(opened, details, wallet, screened, approved).when(erase).then(erased);
        file.given(opened, erased).when(erase).then();
    }
}
