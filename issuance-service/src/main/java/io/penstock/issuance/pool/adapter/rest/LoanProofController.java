package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.application.LoanProofs;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.problem.ProblemException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the proof that a loan is in a frozen pool, to those who may see single loans. */
@RestController
class LoanProofController {

    private final LoanProofs proofs;

    LoanProofController(LoanProofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping("/v1/pools/{poolId}/loans/{loanId}/proof")
    @PreAuthorize("hasAnyRole('spv-admin', 'auditor')")
    LoanProofView proof(@PathVariable String poolId, @PathVariable String loanId) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        var proof = proofs.of(id, loanId)
                .orElseThrow(() -> ProblemException.notFound(
                        "LOAN_NOT_FOUND", "no loan " + loanId + " in a frozen pool " + poolId));
        var hex = HexFormat.of();
        return new LoanProofView(
                "penstock-loan-1",
                id.name(),
                proof.version(),
                loanId,
                proof.path().index(),
                proof.path().count(),
                proof.root(),
                proof.leaf(),
                proof.path().siblings().stream().map(hex::formatHex).toList(),
                proof.anchored());
    }

    /**
     * All that it takes to check one loan against the chain.
     *
     * @param poolVersion on chain: 1, and one more for each anchored change of its loans
     * @param index of the loan among {@code loanCount} leaves, from 0
     * @param leaf the bytes that are hashed, salt and fields of the loan: hex
     * @param siblings from the leaf up to the root, 64 hex digits each
     * @param anchored whether the service knows the root to be on chain
     */
    record LoanProofView(
            String format,
            String poolId,
            int poolVersion,
            String loanId,
            int index,
            int loanCount,
            String root,
            String leaf,
            List<String> siblings,
            boolean anchored) {}
}
