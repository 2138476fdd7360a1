package io.penstock.issuance.investor.adapter.rest;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorKind;
import io.penstock.issuance.investor.OnboardingCommand.ErasePersonalData;
import io.penstock.issuance.investor.OnboardingCommand.OpenOnboarding;
import io.penstock.issuance.investor.OnboardingId;
import io.penstock.issuance.investor.application.InvestorVault;
import io.penstock.issuance.investor.application.InvestorVault.VaultClosedException;
import io.penstock.issuance.investor.application.Onboardings;
import io.penstock.issuance.investor.domain.onboarding.OnboardingFile;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The file of an investor: opened, filled, decided, erased. */
@RestController
@RequestMapping("/v1/investors/{investorId}/onboarding")
@Versioned("onboarding/{investorId}")
class OnboardingController {

    private static final Logger LOG = LoggerFactory.getLogger(OnboardingController.class);

    private final Commands commands;
    private final Onboardings onboardings;
    private final InvestorVault vault;

    OnboardingController(Commands commands, Onboardings onboardings, InvestorVault vault) {
        this.commands = commands;
        this.onboardings = onboardings;
        this.vault = vault;
    }

    /**
     * The wire format of an opening.
     *
     * @param kind {@code NATURAL_PERSON} or {@code INSTITUTION}
     * @param country ISO 3166-1 alpha-2
     * @param lei of an institution
     */
    record OpenRequest(
            @Nullable InvestorKind kind,
            @Nullable String country,
            @Nullable String lei) {}

    /** @param reason 1 to 200 characters, nothing personal */
    record ReasonRequest(@Nullable String reason) {}

    /**
     * The wire format of the decision.
     *
     * @param wallet of those that are proved; needed to approve if there is more than one
     * @param reason needed to refuse
     */
    record DecisionRequest(
            @Nullable Boolean approve,
            @Nullable String wallet,
            @Nullable String reason) {}

    @PutMapping
    @PreAuthorize("hasRole('spv-admin')")
    OnboardingView open(@PathVariable String investorId, @RequestBody OpenRequest request) {
        var id = id(investorId);
        commands.send(new OpenOnboarding(
                OnboardingId.of(id),
                RequestValues.required(request.kind(), "kind"),
                RequestValues.required(request.country(), "country"),
                Optional.ofNullable(request.lei()),
                CurrentActor.name()));
        return OnboardingView.of(id, onboardings);
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor')")
    OnboardingView file(@PathVariable String investorId) {
        return OnboardingView.of(id(investorId), onboardings);
    }

    @PutMapping("/details")
    @PreAuthorize("hasRole('spv-admin')")
    OnboardingView keepDetails(@PathVariable String investorId, @RequestBody DetailsRequest request) {
        var id = id(investorId);
        return withVault(() -> {
            onboardings.keepDetails(id, request.fields(), CurrentActor.name());
            return OnboardingView.of(id, onboardings);
        });
    }

    /**
     * Personal data. Who looked, at whom and why is logged.
     *
     * @param purpose 1 to 200 characters
     */
    @GetMapping("/details")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    JsonNode details(@PathVariable String investorId, @RequestParam String purpose) {
        var id = id(investorId);
        if (purpose.isBlank() || purpose.length() > 200) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "PURPOSE_MISSING", "state the purpose in 1 to 200 characters");
        }
        LOG.info(
                "personal data of investor {} shown to {}: {}",
                id,
                CurrentActor.name(),
                purpose.replaceAll("\\p{Cntrl}", " "));
        return withVault(() -> vault.read(id, InvestorVault.DETAILS)
                .map(kept -> PlatformJson.mapper().readTree(kept.text()))
                .orElseThrow(
                        () -> ProblemException.notFound("DETAILS_NOT_FOUND", "nothing is kept of investor " + id)));
    }

    /** For good: the key of this investor's data is destroyed, and an investor that is registered is suspended. */
    @PostMapping("/erasure")
    @PreAuthorize("hasRole('approver')")
    ResponseEntity<OnboardingView> erase(@PathVariable String investorId, @RequestBody ReasonRequest request) {
        var id = id(investorId);
        commands.send(new ErasePersonalData(
                OnboardingId.of(id), RequestValues.required(request.reason(), "reason"), CurrentActor.name()));
        return ResponseEntity.accepted().body(OnboardingView.of(id, onboardings));
    }

    /** By somebody else than who has opened the file. */
    @PostMapping("/decision")
    @PreAuthorize("hasRole('approver')")
    ResponseEntity<OnboardingView> decide(@PathVariable String investorId, @RequestBody DecisionRequest request) {
        var id = id(investorId);
        boolean approve = RequestValues.required(request.approve(), "approve");
        onboardings.decide(
                id,
                approve,
                approve ? wallet(id, request.wallet()) : "",
                approve ? "" : RequestValues.required(request.reason(), "reason"),
                CurrentActor.name());
        return ResponseEntity.accepted().body(OnboardingView.of(id, onboardings));
    }

    /** The one that is named, or the only one that is proved: nobody is asked for what the file says. */
    private String wallet(InvestorId id, @Nullable String named) {
        var proved = onboardings.file(id).map(OnboardingFile::wallets).orElse(List.of());
        return named == null && proved.size() == 1
                ? proved.getFirst().wallet()
                : RequestValues.required(named, "wallet");
    }

    private static InvestorId id(String investorId) {
        return RequestValues.id(InvestorId::named, investorId);
    }

    static <T> T withVault(Supplier<T> work) {
        try {
            return work.get();
        } catch (VaultClosedException e) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "VAULT_CLOSED", String.valueOf(e.getMessage()));
        }
    }
}
