package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.adapter.yaml.RuleYaml;
import io.penstock.issuance.pool.application.RuleRegister;
import io.penstock.issuance.pool.application.RuleRegister.Registered;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.platform.deal.YamlFault;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Registers eligibility rules and shows them. A version is never edited. */
@RestController
@RequestMapping("/v1/eligibility-rules")
class EligibilityRulesController {

    private final RuleRegister register;

    EligibilityRulesController(RuleRegister register) {
        this.register = register;
    }

    /**
     * A registered version.
     *
     * @param hash SHA-256 of {@code canonical}
     * @param canonical the document as canonical JSON
     * @param yaml the text as it was sent first
     */
    record RuleView(
            String id,
            String version,
            String hash,
            String title,
            LocalDate effectiveFrom,
            String currency,
            List<String> criteria,
            List<String> limits,
            String canonical,
            String yaml,
            String registeredBy) {

        static RuleView of(Registered registered) {
            var document = registered.document();
            return new RuleView(
                    document.id(),
                    document.version(),
                    document.hash(),
                    document.title(),
                    document.effectiveFrom(),
                    document.currency().getCurrencyCode(),
                    document.criteria().stream()
                            .map(RuleDocument.Criterion::code)
                            .toList(),
                    document.limits().stream().map(limit -> limit.code()).toList(),
                    document.canonicalText(),
                    registered.yaml(),
                    registered.registeredBy());
        }
    }

    /** The body is the document in YAML. The same document again changes nothing, however it is written. */
    @PostMapping
    @PreAuthorize("hasRole('spv-admin')")
    RuleView register(@RequestBody String yaml) {
        var read = RuleYaml.read(yaml);
        var document = read.document().orElseThrow(() -> refusal(read.faults()));
        var kept = register.register(document, yaml, CurrentActor.name());
        if (!kept.document().equals(document)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "RULES_VERSION_TAKEN",
                    "version " + document.version() + " of " + document.id() + " is another document, with hash "
                            + kept.document().hash() + "; give this one a new version");
        }
        return RuleView.of(kept);
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    List<RuleView> all() {
        return register.all().stream().map(RuleView::of).toList();
    }

    @GetMapping("/{ruleId}/{version}")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    RuleView one(@PathVariable String ruleId, @PathVariable String version) {
        return RuleView.of(find(register, ruleId, version));
    }

    /** @throws ProblemException if there is no such version */
    static Registered find(RuleRegister register, String ruleId, String version) {
        return register.find(ruleId, version)
                .orElseThrow(() -> ProblemException.notFound(
                        "RULES_NOT_FOUND", "no version " + version + " of rules " + ruleId + " is registered"));
    }

    private static ProblemException refusal(List<YamlFault> faults) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "RULES_FAULTY",
                faults.size() + (faults.size() == 1 ? " fault" : " faults") + " in the rules; nothing was stored",
                faults.stream()
                        .map(fault -> Map.<String, Object>of(
                                "line", fault.line(),
                                "column", fault.column(),
                                "path", fault.path(),
                                "code", fault.code(),
                                "detail", fault.detail(),
                                "advice", fault.advice()))
                        .toList());
    }
}
