package io.penstock.platform.rest;

import io.penstock.platform.problem.ProblemException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
        return operations
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("OPERATION_NOT_FOUND", "there is no operation " + id));
    }
}
