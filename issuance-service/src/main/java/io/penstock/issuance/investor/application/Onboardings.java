package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.investor.OnboardingCommand.DecideOnboarding;
import io.penstock.issuance.investor.OnboardingCommand.FileEvidence;
import io.penstock.issuance.investor.OnboardingCommand.RecordDetails;
import io.penstock.issuance.investor.OnboardingId;
import io.penstock.issuance.investor.OnboardingRejection;
import io.penstock.issuance.investor.Purchase;
import io.penstock.issuance.investor.QualificationAnswer;
import io.penstock.issuance.investor.domain.offering.OfferingCheck;
import io.penstock.issuance.investor.domain.offering.OfferingCheck.Buyer;
import io.penstock.issuance.investor.domain.offering.OfferingRules;
import io.penstock.issuance.investor.domain.onboarding.Onboarding;
import io.penstock.issuance.investor.domain.onboarding.OnboardingFile;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.json.PlatformJson;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Files of investors: what is asked of them, with the day, the rules and the vault put in. */
@Component
public class Onboardings {

    private final Streams streams;
    private final Commands commands;
    private final InvestorVault vault;
    private final SanctionLists lists;
    private final OfferingRules rules;
    private final Clock clock;

    public Onboardings(
            Streams streams,
            Commands commands,
            InvestorVault vault,
            SanctionLists lists,
            OfferingRules rules,
            Clock clock) {
        this.streams = streams;
        this.commands = commands;
        this.vault = vault;
        this.lists = lists;
        this.rules = rules;
        this.clock = clock;
    }

    /** The file; empty if none was opened. */
    public Optional<OnboardingFile> file(InvestorId investorId) {
        return switch (streams.state(
                InvestorLog.ONBOARDING, OnboardingId.of(investorId).value())) {
            case Onboarding.Absent _ -> Optional.empty();
            case OnboardingFile file -> Optional.of(file);
        };
    }

    /** The rules of this service. */
    public OfferingRules rules() {
        return rules;
    }

    /**
     * Puts personal data into the vault, then says in the log that it is there. A crash in between leaves a version that
     * the log does not name, which a repeat finds again.
     *
     * @param details fields of a person or institution
     */
    public void keepDetails(InvestorId investorId, Map<String, Object> details, String keptBy) {
        open(investorId);
        int version = vault.keep(
                investorId, InvestorVault.DETAILS, PlatformJson.mapper().writeValueAsString(details));
        commands.send(new RecordDetails(OnboardingId.of(investorId), version, keptBy));
    }

    /**
     * Asks the rules whether the facts meet the qualification. If they do, the facts are kept in the vault before the log
     * says that there is evidence: nothing is filed while the vault is closed.
     *
     * @param currency of the amounts among the facts
     */
    public void fileEvidence(
            InvestorId investorId,
            String qualification,
            String currency,
            Map<String, BigDecimal> facts,
            LocalDate evidenceDate,
            String documentHash,
            String filedBy) {
        var file = open(investorId);
        var answer = rules.qualify(qualification, file.opened().kind(), currency, facts, evidenceDate, today());
        if (answer instanceof QualificationAnswer.Met) {
            var stated = new TreeMap<String, Object>(facts);
            stated.put("currency", currency);
            vault.keep(
                    investorId,
                    "evidence/" + documentHash,
                    PlatformJson.mapper().writeValueAsString(stated));
        }
        commands.send(new FileEvidence(
                OnboardingId.of(investorId), qualification, answer, rules.hash(), evidenceDate, documentHash, filedBy));
    }

    public void decide(InvestorId investorId, boolean approve, String wallet, String reason, String decidedBy) {
        commands.send(new DecideOnboarding(
                OnboardingId.of(investorId), approve, wallet, lists.hash(), today(), reason, decidedBy));
    }

    /** Whether the investor may buy under any of the regimes, by what its file says today. */
    public OfferingAnswer mayBuy(InvestorId investorId, List<String> regimes, Purchase purchase) {
        var file = file(investorId).orElseThrow(() -> notFound(investorId));
        var buyer = new Buyer(file.opened().kind(), file.opened().country(), file.qualifications());
        return OfferingCheck.check(rules, regimes, buyer, purchase);
    }

    /** Today in UTC, as everywhere in the log. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The file if anything may be added to it: asked before personal data goes into the vault. */
    OnboardingFile open(InvestorId investorId) {
        var file = file(investorId).orElseThrow(() -> notFound(investorId));
        return switch (file.outcome()) {
            case OPEN, APPROVED -> file;
            case ERASED ->
                throw new RejectedException(new Rejection(
                        OnboardingRejection.ONBOARDING_ERASED,
                        "the personal data of investor " + investorId + " is erased"));
            case REFUSED ->
                throw new RejectedException(new Rejection(
                        OnboardingRejection.ONBOARDING_REFUSED, "investor " + investorId + " was refused"));
        };
    }

    private static RejectedException notFound(InvestorId investorId) {
        return new RejectedException(
                new Rejection(OnboardingRejection.ONBOARDING_NOT_FOUND, "no file of investor " + investorId));
    }
}
