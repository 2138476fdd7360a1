package io.penstock.servicing.notice.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.notice.application.DeliveryStore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An operator's decisions about notices that did not arrive, or should be sent once more. */
@RestController
@RequestMapping("/v1/notice-deliveries/{id}")
class DeliveryController {

    private final DeliveryStore deliveries;

    DeliveryController(DeliveryStore deliveries) {
        this.deliveries = deliveries;
    }

    /** Sends it once more, under its id; those of its subscription that are not delivered yet wait for it. */
    @PostMapping("/replay")
    @PreAuthorize("hasRole('operator')")
    ResponseEntity<Void> replay(@PathVariable String id) {
        if (!deliveries.replay(id)) {
            throw ProblemException.notFound(
                    "DELIVERY_NOT_FOUND", "there is no delivery " + id + " of a subscription that is open");
        }
        return ResponseEntity.accepted().build();
    }

    /** Gives up one that is dead, so that those behind it go on. */
    @PostMapping("/discard")
    @PreAuthorize("hasRole('operator')")
    ResponseEntity<Void> discard(@PathVariable String id) {
        if (!deliveries.discard(id, CurrentActor.name())) {
            throw new ProblemException(HttpStatus.CONFLICT, "DELIVERY_NOT_DEAD", "there is no dead delivery " + id);
        }
        return ResponseEntity.accepted().build();
    }
}
