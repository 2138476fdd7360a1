package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.TapeExceptionCommand.AssignException;
import io.penstock.issuance.pool.TapeExceptionCommand.SettleException;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionCorrected;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionSettled;
import io.penstock.issuance.pool.TapeExceptionsId;
import io.penstock.issuance.pool.TapeSettlement;
import io.penstock.issuance.pool.adapter.intake.ControlText;
import io.penstock.issuance.pool.adapter.intake.TapeExceptionFeed;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable;
import io.penstock.issuance.pool.application.TapeExceptionRegister;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.domain.TapeExceptions.Entry;
import io.penstock.issuance.pool.domain.TapeExceptions.State;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The exception register of a pool: where its tape differs from the originator's control totals and from the tape before
 * it, who is to find out, and why a difference may stand. Who imported the tape settles nothing of it.
 */
@RestController
@RequestMapping("/v1/pools/{poolId}")
@Versioned("tape-exceptions/{poolId}")
class TapeExceptionController {

    private static final String STAFF = "hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')";
    private static final String DECIDES = "hasAnyRole('spv-admin', 'approver')";

    private final TapeExceptionRegister register;
    private final TapeExceptionFeed feed;
    private final TapeImport imports;
    private final TapeImportTable table;
    private final ImportedTapes tapes;
    private final Commands commands;

    TapeExceptionController(
            TapeExceptionRegister register,
            TapeExceptionFeed feed,
            TapeImport imports,
            TapeImportTable table,
            ImportedTapes tapes,
            Commands commands) {
        this.register = register;
        this.feed = feed;
        this.imports = imports;
        this.table = table;
        this.tapes = tapes;
        this.commands = commands;
    }

    /**
     * The originator's figures for a tape, JSON or YAML: {@code loans}, {@code sums} by column, {@code counts} of rows by
     * region or status. They take the place of earlier ones and hold for later tapes of the pool too.
     */
    @PutMapping("/tapes/{tape}/control-totals")
    @PreAuthorize("hasRole('spv-admin')")
    List<ExceptionView> control(@PathVariable String poolId, @PathVariable String tape, @RequestBody String figures) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        var row = tapes.read(id, tape);
        String json;
        try {
            json = ControlText.canonical(figures);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "CONTROL_TOTALS_FAULTY", String.valueOf(e.getMessage()));
        }
        table.control(row.pool(), row.tapeHash(), json);
        feed.compareCurrent(id);
        return list(id, Optional.of(State.OPEN));
    }

    /** All exceptions in order of their numbers, or those of a state. */
    @GetMapping("/tape-exceptions")
    @PreAuthorize(STAFF)
    List<ExceptionView> all(@PathVariable String poolId, @RequestParam Optional<State> state) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        imports.terms(id);
        return list(id, state);
    }

    /** @param owner who is to find out */
    record AssignmentRequest(@Nullable String owner) {}

    @PostMapping("/tape-exceptions/{number}/assignment")
    @PreAuthorize(DECIDES)
    ExceptionView assign(
            @PathVariable String poolId, @PathVariable int number, @RequestBody AssignmentRequest request) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        imports.terms(id);
        refuseUnlessThere(id, number);
        commands.send(new AssignException(
                TapeExceptionsId.of(id),
                number,
                RequestValues.required(request.owner(), "owner"),
                CurrentActor.name()));
        return one(id, number);
    }

    /** @param as why the difference may stand */
    record SettlementRequest(
            @Nullable TapeSettlement as, @Nullable String reason) {}

    @PostMapping("/tape-exceptions/{number}/settlement")
    @PreAuthorize(DECIDES)
    ExceptionView settle(
            @PathVariable String poolId, @PathVariable int number, @RequestBody SettlementRequest request) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        imports.terms(id);
        refuseUnlessThere(id, number);
        commands.send(new SettleException(
                TapeExceptionsId.of(id),
                number,
                RequestValues.required(request.as(), "as"),
                RequestValues.required(request.reason(), "reason"),
                CurrentActor.name()));
        return one(id, number);
    }

    /** A register without an entry has no stream that could be asked. */
    private void refuseUnlessThere(AssetPoolId id, int number) {
        if (register.of(id).entries().size() < number || number < 1) {
            throw ProblemException.notFound("EXCEPTION_NOT_FOUND", "there is no exception " + number);
        }
    }

    private ExceptionView one(AssetPoolId id, int number) {
        return ExceptionView.of(register.of(id).entries().get(number - 1));
    }

    private List<ExceptionView> list(AssetPoolId id, Optional<State> state) {
        return register.of(id).entries().stream()
                .filter(entry -> state.filter(s -> s != entry.state()).isEmpty())
                .map(ExceptionView::of)
                .toList();
    }

    /**
     * An exception.
     *
     * @param ours as the tape says it; null if it has no such figure
     * @param theirs as the originator or the earlier tape says it
     * @param correctedBy hash of the tape that differs no more
     */
    record ExceptionView(
            int number,
            String state,
            boolean blocking,
            String figure,
            String source,
            @Nullable String ours,
            @Nullable String theirs,
            @Nullable String difference,
            String tolerance,
            String detail,
            String tapeHash,
            int tapeVersion,
            String importedBy,
            @Nullable String owner,
            @Nullable String reason,
            @Nullable String settledBy,
            @Nullable String correctedBy) {

        static ExceptionView of(Entry entry) {
            var opened = entry.opened();
            var found = opened.found();
            return new ExceptionView(
                    entry.number(),
                    entry.state().name(),
                    found.blocking(),
                    found.figure(),
                    found.source().name(),
                    text(found.ours()),
                    text(found.theirs()),
                    text(opened.difference()),
                    found.tolerance().toPlainString(),
                    found.detail(),
                    opened.tapeHash(),
                    opened.tapeVersion(),
                    opened.importedBy(),
                    entry.owner().orElse(null),
                    entry.settled().map(TapeExceptionSettled::reason).orElse(null),
                    entry.settled().map(TapeExceptionSettled::settledBy).orElse(null),
                    entry.corrected().map(TapeExceptionCorrected::tapeHash).orElse(null));
        }

        private static @Nullable String text(Optional<BigDecimal> figure) {
            return figure.map(BigDecimal::toPlainString).orElse(null);
        }
    }
}
