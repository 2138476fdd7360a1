package io.penstock.issuance.investor.adapter.rest;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OnboardingCommand.DecideEvidence;
import io.penstock.issuance.investor.OnboardingCommand.DecideScreening;
import io.penstock.issuance.investor.OnboardingCommand.WithdrawQualification;
import io.penstock.issuance.investor.OnboardingId;
import io.penstock.issuance.investor.application.Onboardings;
import io.penstock.issuance.investor.application.PartyScreenings;
import io.penstock.issuance.investor.application.WalletProofs;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.issuance.investor.domain.screening.Screening.Hit;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of an onboarding: wallets, evidence, screenings. */
@RestController
@RequestMapping("/v1/investors/{investorId}/onboarding")
@Versioned("onboarding/{investorId}")
class OnboardingStepsController {

    private static final int MOST_FACTS = 20;

    private final Commands commands;
    private final Onboardings onboardings;
    private final WalletProofs proofs;
    private final PartyScreenings screenings;

    OnboardingStepsController(
            Commands commands, Onboardings onboardings, WalletProofs proofs, PartyScreenings screenings) {
        this.commands = commands;
        this.onboardings = onboardings;
        this.proofs = proofs;
        this.screenings = screenings;
    }

    /** @param wallet 0x and 40 hex digits */
    record ChallengeRequest(@Nullable String wallet) {}

    /** @param message to be signed as it is, by {@code personal_sign} or by the contract's own means */
    record ChallengeView(String challenge, String message, String expiresAt) {}

    /** @param signature 0x and hexadecimal digits */
    record ProofRequest(
            @Nullable String challenge, @Nullable String signature) {}

    /**
     * The wire format of evidence.
     *
     * @param currency of the amounts among the facts
     * @param facts by name; amounts in major units and numbers as text, {@code "1"} for yes
     * @param documentHash SHA-256 of the document, 64 hexadecimal digits
     */
    record EvidenceRequest(
            @Nullable String qualification,
            @Nullable String currency,
            @Nullable Map<String, String> facts,
            @Nullable LocalDate evidenceDate,
            @Nullable String documentHash) {}

    /** @param reason needed to refuse */
    record EvidenceDecision(
            @Nullable Boolean grant, @Nullable String reason) {}

    /** @param same whether the investor is the listed party */
    record ScreeningDecision(
            @Nullable Boolean same, @Nullable String reason) {}

    /** @param reason 1 to 200 characters, nothing personal */
    record WithdrawalRequest(@Nullable String reason) {}

    @PostMapping("/wallet-challenges")
    @PreAuthorize("hasRole('spv-admin')")
    ChallengeView challenge(@PathVariable String investorId, @RequestBody ChallengeRequest request) {
        var id = id(investorId);
        var wallet = RequestValues.required(request.wallet(), "wallet");
        if (!Investor.WALLET.matcher(wallet).matches()) {
            throw unprocessable("WALLET_MALFORMED", "'" + wallet + "' is not 0x and 40 hexadecimal digits");
        }
        var challenge = proofs.challenge(id, wallet);
        return new ChallengeView(
                challenge.id(), challenge.message(), challenge.expiresAt().toString());
    }

    @PostMapping("/wallets")
    @PreAuthorize("hasRole('spv-admin')")
    OnboardingView prove(@PathVariable String investorId, @RequestBody ProofRequest request) {
        var id = id(investorId);
        var challenge = RequestValues.required(request.challenge(), "challenge");
        var signature = RequestValues.required(request.signature(), "signature");
        if (!signature.matches("0x([0-9a-fA-F]{2}){1,4096}")) {
            throw unprocessable("SIGNATURE_MALFORMED", "a signature is 0x and pairs of hexadecimal digits");
        }
        return switch (proofs.prove(id, challenge, signature)) {
            case PROVED -> OnboardingView.of(id, onboardings);
            case CHALLENGE_UNKNOWN ->
                throw ProblemException.notFound(
                        "CHALLENGE_NOT_FOUND", "no challenge " + challenge + " is open for investor " + id);
            case CHALLENGE_ENDED ->
                throw unprocessable("CHALLENGE_ENDED", "the challenge has ended: ask for another one");
            case SIGNATURE_WRONG ->
                throw unprocessable(
                        "SIGNATURE_WRONG", "the signature is not by the wallet, or not of the challenge's message");
        };
    }

    @PostMapping("/evidence")
    @PreAuthorize("hasRole('spv-admin')")
    OnboardingView file(@PathVariable String investorId, @RequestBody EvidenceRequest request) {
        var id = id(investorId);
        var currency = request.currency() == null
                ? ""
                : RequestValues.currency(request.currency()).getCurrencyCode();
        OnboardingController.withVault(() -> {
            onboardings.fileEvidence(
                    id,
                    RequestValues.required(request.qualification(), "qualification"),
                    currency,
                    facts(RequestValues.required(request.facts(), "facts")),
                    RequestValues.required(request.evidenceDate(), "evidenceDate"),
                    RequestValues.required(request.documentHash(), "documentHash"),
                    CurrentActor.name());
            return id;
        });
        return OnboardingView.of(id, onboardings);
    }

    @PostMapping("/evidence/{number}/decision")
    @PreAuthorize("hasRole('approver')")
    OnboardingView decide(
            @PathVariable String investorId, @PathVariable int number, @RequestBody EvidenceDecision request) {
        var id = id(investorId);
        commands.send(new DecideEvidence(
                OnboardingId.of(id),
                number,
                RequestValues.required(request.grant(), "grant"),
                request.reason() == null ? "" : request.reason(),
                CurrentActor.name()));
        return OnboardingView.of(id, onboardings);
    }

    @PostMapping("/evidence/{number}/withdrawal")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    OnboardingView withdraw(
            @PathVariable String investorId, @PathVariable int number, @RequestBody WithdrawalRequest request) {
        var id = id(investorId);
        commands.send(new WithdrawQualification(
                OnboardingId.of(id), number, RequestValues.required(request.reason(), "reason"), CurrentActor.name()));
        return OnboardingView.of(id, onboardings);
    }

    /** Compares with every list that is loaded now. */
    @PostMapping("/screenings")
    @PreAuthorize("hasRole('spv-admin')")
    OnboardingView screen(@PathVariable String investorId) {
        var id = id(investorId);
        return OnboardingController.withVault(() -> {
            screenings.screen(id, CurrentActor.name());
            return OnboardingView.of(id, onboardings);
        });
    }

    /** Whom a screening found: for those who decide. */
    @GetMapping("/screenings/{number}/hits")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    List<Hit> hits(@PathVariable String investorId, @PathVariable int number) {
        var id = id(investorId);
        var run = onboardings
                .file(id)
                .flatMap(file -> file.screening(number))
                .orElseThrow(() -> ProblemException.notFound("SCREENING_NOT_FOUND", "no screening " + number))
                .run();
        return OnboardingController.withVault(() -> screenings.hits(id, run.listsHash(), run.detailsVersion()));
    }

    @PostMapping("/screenings/{number}/decision")
    @PreAuthorize("hasRole('approver')")
    ResponseEntity<OnboardingView> decide(
            @PathVariable String investorId, @PathVariable int number, @RequestBody ScreeningDecision request) {
        var id = id(investorId);
        commands.send(new DecideScreening(
                OnboardingId.of(id),
                number,
                RequestValues.required(request.same(), "same"),
                RequestValues.required(request.reason(), "reason"),
                CurrentActor.name()));
        return ResponseEntity.ok(OnboardingView.of(id, onboardings));
    }

    private static Map<String, BigDecimal> facts(Map<String, String> texts) {
        if (texts.size() > MOST_FACTS) {
            throw unprocessable("FACTS_TOO_MANY", texts.size() + " facts, most are " + MOST_FACTS);
        }
        var facts = new TreeMap<String, BigDecimal>();
        texts.forEach((name, text) -> {
            if (text == null || !text.matches("-?\\d{1,15}(\\.\\d{1,4})?")) {
                throw unprocessable("FACT_MALFORMED", "fact '" + name + "' is no number as text, like \"1234.50\"");
            }
            facts.put(name, new BigDecimal(text));
        });
        return facts;
    }

    private static InvestorId id(String investorId) {
        return RequestValues.id(InvestorId::named, investorId);
    }

    private static ProblemException unprocessable(String code, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
