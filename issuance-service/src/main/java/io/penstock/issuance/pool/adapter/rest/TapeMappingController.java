package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.adapter.postgres.MappingTable;
import io.penstock.issuance.pool.adapter.postgres.MappingTable.Confirmed;
import io.penstock.platform.deal.YamlFault;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.tape.DateForm;
import io.penstock.tape.MappingProposal;
import io.penstock.tape.MappingProposal.Guess;
import io.penstock.tape.check.TapeSamples;
import io.penstock.tape.form.Forms;
import io.penstock.tape.yaml.MappingText;
import io.penstock.tape.yaml.MappingYaml;
import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How the files of originators are read: the service proposes from a file, a person reads, corrects and confirms the text,
 * and imports name it. A version is never edited.
 */
@RestController
@RequestMapping("/v1/tape-mappings")
class TapeMappingController {

    private static final String STAFF = "hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final int LONGEST_ORIGINATOR = 100;

    private final MappingTable table;
    private final ConfirmedMappings mappings;

    TapeMappingController(MappingTable table, ConfirmedMappings mappings) {
        this.table = table;
        this.mappings = mappings;
    }

    /** The body is a file of the originator; nothing of it is kept. The answer is for a person to read and correct. */
    @PostMapping("/proposals")
    @PreAuthorize("hasRole('spv-admin')")
    Proposal propose(@RequestParam(defaultValue = "tape") String fileName, HttpServletRequest request)
            throws IOException {
        var samples = TapeSamples.of(new BufferedInputStream(request.getInputStream()));
        if (samples.names().isEmpty()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "TAPE_HAS_NO_COLUMNS",
                    "the file has no rows of cells: " + samples.fault() + "; XML forms need no mapping");
        }
        var guesses = MappingProposal.of(samples.names(), samples.rows());
        var name = fileName.replaceFirst("\\..*", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return new Proposal(
                samples.form().orElse(null),
                samples.sheet().isEmpty() ? null : samples.sheet(),
                guesses.stream().map(GuessView::of).toList(),
                MappingText.of(name.matches(NAME) ? name : "tape", samples, guesses));
    }

    /** The body is the mapping in YAML. The same mapping again changes nothing, however it is written. */
    @PostMapping
    @PreAuthorize("hasRole('spv-admin')")
    MappingView confirm(@RequestParam(defaultValue = "") String originator, @RequestBody String yaml) {
        var read = MappingYaml.read(yaml);
        var mapping = read.mapping().orElseThrow(() -> refusal(read.faults()));
        if (!mapping.name().matches(NAME) || Forms.named(mapping.name()).isPresent()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "MAPPING_NAME_UNUSABLE",
                    "the name '" + mapping.name() + "' is that of a form, or not of up to 64 letters, digits, . _ -");
        }
        if (originator.length() > LONGEST_ORIGINATOR) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "ORIGINATOR_TOO_LONG",
                    "the originator has " + originator.length() + " characters, at most " + LONGEST_ORIGINATOR);
        }
        return MappingView.of(table.confirm(mapping, originator.strip(), CurrentActor.name()));
    }

    @GetMapping
    @PreAuthorize(STAFF)
    List<MappingView> all() {
        return table.all().stream().map(MappingView::of).toList();
    }

    /** The newest version. */
    @GetMapping("/{name}")
    @PreAuthorize(STAFF)
    MappingView newest(@PathVariable String name) {
        return MappingView.of(mappings.find(name, Optional.empty()));
    }

    @GetMapping("/{name}/{version}")
    @PreAuthorize(STAFF)
    MappingView one(@PathVariable String name, @PathVariable int version) {
        return MappingView.of(mappings.find(name, Optional.of(version)));
    }

    /**
     * A proposal.
     *
     * @param form that most columns have the names of; null if none
     * @param sheet of a workbook; null for other files
     * @param yaml the mapping, for a person to correct and send back
     */
    record Proposal(@Nullable String form, @Nullable String sheet, List<GuessView> columns, String yaml) {}

    /**
     * What a column may be.
     *
     * @param confidence of the role in percent; 0 if there is none
     */
    record GuessView(
            String column,
            String type,
            @Nullable String role,
            int confidence,
            @Nullable String unit,
            @Nullable String dates,
            List<String> codes,
            List<String> samples) {

        static GuessView of(Guess guess) {
            return new GuessView(
                    guess.column(),
                    guess.type().name(),
                    guess.role().map(Enum::name).orElse(null),
                    guess.confidence(),
                    guess.unit().map(Enum::name).orElse(null),
                    guess.dates().map(DateForm::pattern).orElse(null),
                    guess.codes(),
                    guess.samples());
        }
    }

    /** A confirmed version; {@code yaml} is the text that the command line reads. */
    record MappingView(
            String name,
            int version,
            String originator,
            String hash,
            String yaml,
            String confirmedBy,
            Instant confirmedAt) {

        static MappingView of(Confirmed confirmed) {
            return new MappingView(
                    confirmed.name(),
                    confirmed.version(),
                    confirmed.originator(),
                    confirmed.hash(),
                    confirmed.yaml(),
                    confirmed.confirmedBy(),
                    confirmed.confirmedAt());
        }
    }

    private static ProblemException refusal(List<YamlFault> faults) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "MAPPING_FAULTY",
                faults.size() + (faults.size() == 1 ? " fault" : " faults") + " in the mapping; nothing was stored",
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
