package io.penstock.issuance.investor.adapter.rest;

import io.penstock.issuance.investor.adapter.list.SanctionListFile;
import io.penstock.issuance.investor.adapter.list.SanctionListFile.ListFaultException;
import io.penstock.issuance.investor.application.Rescreening;
import io.penstock.issuance.investor.application.SanctionLists;
import io.penstock.issuance.investor.application.SanctionLists.Loaded;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Operation;
import io.penstock.platform.rest.Operations;
import io.penstock.platform.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists that investors are compared with. */
@RestController
@RequestMapping("/v1/sanction-lists")
class SanctionListController {

    private static final int LARGEST = 64 << 20;

    private final SanctionLists lists;
    private final Rescreening rescreening;
    private final Operations operations;

    SanctionListController(SanctionLists lists, Rescreening rescreening, Operations operations) {
        this.lists = lists;
        this.rescreening = rescreening;
        this.operations = operations;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    List<Loaded> all() {
        return lists.all();
    }

    /** The body is the file as it is: see {@link SanctionListFile}. A faulty file leaves the old list where it is. */
    @PutMapping("/{name}")
    @PreAuthorize("hasAnyRole('spv-admin', 'operator')")
    Loaded load(@PathVariable String name, HttpServletRequest request) throws IOException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "LIST_NAME_MALFORMED",
                    "a name is 1 to 64 letters, digits, dots, dashes or underscores");
        }
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE, "LIST_TOO_LARGE", "a list has at most " + LARGEST + " bytes");
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return lists.load(name, SanctionListFile.read(text), CurrentActor.name());
        } catch (ListFaultException e) {
            throw faulty(String.valueOf(e.getMessage()));
        } catch (CharacterCodingException _) {
            throw faulty("the file is no UTF-8");
        }
    }

    /** Compares every investor with the lists as they stand. A repeat with the same key is the same operation. */
    @PostMapping("/screenings")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    ResponseEntity<Operation> screenAll() {
        var person = CurrentActor.name();
        var operation = operations.start(
                "screening-" + UUID.randomUUID(), "screening", progress -> rescreening.run(progress, person));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/operations/" + operation.id()))
                .body(operation);
    }

    private static ProblemException faulty(String detail) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT, "LIST_FAULTY", detail + "; the list that was loaded stays");
    }
}
