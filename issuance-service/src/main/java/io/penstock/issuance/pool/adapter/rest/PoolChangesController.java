package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolCommand.RecordPoolDocument;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.LoanRemoval;
import io.penstock.issuance.pool.PoolDocument;
import io.penstock.issuance.pool.application.AssetPools;
import io.penstock.issuance.pool.application.PoolChange;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes the loans of a frozen pool, gives pools up, and records their documents. */
@RestController
@RequestMapping("/v1/pools/{poolId}")
@Versioned("pool/{poolId}")
class PoolChangesController {

    private final PoolChange change;
    private final Commands commands;
    private final AssetPools pools;
    private final TapeImport imports;

    PoolChangesController(PoolChange change, Commands commands, AssetPools pools, TapeImport imports) {
        this.change = change;
        this.commands = commands;
        this.pools = pools;
        this.imports = imports;
    }

    /**
     * Loans that leave and enter.
     *
     * @param removed loans of the pool
     * @param added ids of other loans of its tape
     */
    record ChangeRequest(
            @Nullable List<Removal> removed, @Nullable List<String> added) {}

    /** @param noticeHash SHA-256 of the notice; needed for a breach */
    record Removal(
            @Nullable String loanId,
            LoanRemoval.@Nullable Reason reason,
            @Nullable String noticeHash) {

        LoanRemoval removal() {
            return new LoanRemoval(
                    RequestValues.required(loanId, "loanId"),
                    RequestValues.required(reason, "reason"),
                    Optional.ofNullable(noticeHash));
        }
    }

    @PostMapping("/loan-changes")
    @PreAuthorize("hasRole('spv-admin')")
    PoolView change(@PathVariable String poolId, @RequestBody ChangeRequest request) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        imports.terms(id);
        var removed = request.removed() == null
                ? List.<LoanRemoval>of()
                : request.removed().stream().map(Removal::removal).toList();
        change.run(id, removed, request.added() == null ? List.of() : request.added());
        return PoolView.of(pools.get(id));
    }

    record CancelRequest(@Nullable String reason) {}

    @PostMapping("/cancel")
    @PreAuthorize("hasRole('spv-admin')")
    PoolView cancel(@PathVariable String poolId, @RequestBody CancelRequest request) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        imports.terms(id);
        change.cancel(id, RequestValues.required(request.reason(), "reason"));
        return PoolView.of(pools.get(id));
    }

    /** @param hash SHA-256 of the file, 64 hex digits */
    record DocumentRequest(
            PoolDocument.@Nullable Kind kind,
            @Nullable String title,
            @Nullable String hash,
            @Nullable LocalDate documentDate) {}

    @PostMapping("/documents")
    @PreAuthorize("hasRole('spv-admin')")
    DocumentsView record(@PathVariable String poolId, @RequestBody DocumentRequest request) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        commands.send(new RecordPoolDocument(
                id,
                new PoolDocument(
                        RequestValues.required(request.kind(), "kind"),
                        RequestValues.required(request.title(), "title"),
                        RequestValues.required(request.hash(), "hash"),
                        RequestValues.required(request.documentDate(), "documentDate")),
                CurrentActor.name()));
        return documents(poolId);
    }

    /** @param required kinds that are needed, and before what */
    record DocumentsView(List<PoolDocument> documents, List<PoolDocument.Required> required) {}

    @GetMapping("/documents")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    DocumentsView documents(@PathVariable String poolId) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        var terms = imports.terms(id);
        return new DocumentsView(AssetPool.documentsOf(pools.get(id)), terms.documents());
    }
}
