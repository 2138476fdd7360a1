package io.penstock.platform.rest;

import io.penstock.platform.problem.ProblemException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far long work has come. Investors see none of it: files and faults are the administrator's. */
@RestController
class OperationController {

    private final Operations operations;

    OperationController(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/v1/operations/{id}")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    Operation operation(@PathVariable String id) {
        return operations.find(id).orElseThrow(() -> missing(id));
    }

    /** The work stops at its next step and undoes what it stored. Repeating it, or calling off what has ended, is no fault. */
    @PostMapping("/v1/operations/{id}/cancel")
    @PreAuthorize("hasAnyRole('spv-admin', 'operator')")
    Operation cancel(@PathVariable String id) {
        return operations.cancel(id).orElseThrow(() -> missing(id));
    }

    private static ProblemException missing(String id) {
        return ProblemException.notFound("OPERATION_NOT_FOUND", "there is no operation " + id);
    }
}
