package io.penstock.platform.chain.reconcile;

import io.penstock.platform.chain.MirrorBooks;
import io.penstock.platform.chain.MirrorStatus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mirror as an auditor sees it: where it stands, every effect that was applied, and what differs. */
@RestController
@RequestMapping("/v1/chain")
class ChainController {

    private static final int PAGE = 1_000;

    private final MirrorStatus status;
    private final MirrorBooks books;
    private final ChainReconciliation reconciliation;

    ChainController(MirrorStatus status, MirrorBooks books, ChainReconciliation reconciliation) {
        this.status = status;
        this.books = books;
        this.reconciliation = reconciliation;
    }

    /** State, what is on its way, what the log expects of the chain, and open breaks. */
    @GetMapping
    @PreAuthorize("hasAnyRole('auditor', 'operator')")
    Map<String, Object> mirror() {
        var answer = new LinkedHashMap<String, Object>(status.now());
        answer.put("expected", status.isLinked() ? books.expected() : Map.of());
        answer.put("breaks", reconciliation.open());
        return answer;
    }

    /** Applied effects in the chain's order, from which anybody can compute the running hash anew. */
    @GetMapping("/effects")
    @PreAuthorize("hasRole('auditor')")
    List<MirrorStatus.AppliedEffect> effects(@RequestParam(defaultValue = "0") long after) {
        return status.applied(after, PAGE);
    }

    /** Compares now. Answers {@code compared: 0} while something is on its way. */
    @PostMapping("/reconcile")
    @PreAuthorize("hasAnyRole('auditor', 'operator')")
    Map<String, Object> reconcile() throws IOException, InterruptedException {
        var outcome = reconciliation.run();
        return outcome.<Map<String, Object>>map(done -> Map.of(
                        "block", done.blockNumber(),
                        "blockHash", done.blockHash(),
                        "compared", done.compared(),
                        "breaks", done.breaks()))
                .orElse(Map.of("compared", 0, "breaks", List.of()));
    }
}
