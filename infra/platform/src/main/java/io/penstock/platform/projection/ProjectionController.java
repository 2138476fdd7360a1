package io.penstock.platform.projection;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Operation;
import io.penstock.platform.rest.OperationTask;
import io.penstock.platform.rest.Operations;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Projections for their operator. */
@RestController
@RequestMapping("/v1/operations/projections")
class ProjectionController {

    private final Projections projections;
    private final Operations operations;

    ProjectionController(Projections projections, Operations operations) {
        this.projections = projections;
        this.operations = operations;
    }

    /** @param hash whether to hash every row, which takes its time on large tables */
    @GetMapping
    @PreAuthorize("hasAnyRole('operator', 'auditor')")
    List<ProjectionStatus> list(@RequestParam(defaultValue = "false") boolean hash) {
        return projections.list(hash);
    }

    /** @param ruleChanged take the rebuilt rows although they differ from the serving ones */
    @PostMapping("/{name}/rebuild")
    @PreAuthorize("hasRole('operator')")
    ResponseEntity<Operation> rebuild(
            @PathVariable String name, @RequestParam(defaultValue = "false") boolean ruleChanged) {
        return start("rebuild", name, progress -> projections.rebuild(name, ruleChanged, progress));
    }

    @PostMapping("/{name}/verify")
    @PreAuthorize("hasAnyRole('operator', 'auditor')")
    ResponseEntity<Operation> verify(@PathVariable String name) {
        return start("verify", name, progress -> projections.verify(name, progress));
    }

    private ResponseEntity<Operation> start(String verb, String name, OperationTask task) {
        if (projections.find(name).isEmpty()) {
            throw ProblemException.notFound(
                    "PROJECTION_NOT_FOUND", "there is no projection " + name + "; there are " + projections.names());
        }
        var id = "projection-" + verb + "-" + name + "-" + UUID.randomUUID();
        return ResponseEntity.accepted().body(operations.start(id, "projection-" + verb, task));
    }
}
