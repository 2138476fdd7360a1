package io.penstock.issuance.pool.adapter.intake;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.TapeDifference;
import io.penstock.issuance.pool.TapeExceptionCommand.RecordDifferences;
import io.penstock.issuance.pool.TapeExceptionsId;
import io.penstock.issuance.pool.adapter.postgres.MappingTable;
import io.penstock.issuance.pool.adapter.postgres.TapeHistory;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable;
import io.penstock.issuance.pool.application.OpenExceptions;
import io.penstock.issuance.pool.application.TapeExceptionRegister;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.domain.ControlComparison;
import io.penstock.issuance.pool.domain.ControlComparison.Seen;
import io.penstock.platform.axon.Commands;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells the exception register of a pool where its tape differs from the originator's control totals and from the tape
 * before it. Totals that were given for an earlier tape of the pool hold for later ones until others are given.
 */
@Component
public class TapeExceptionFeed implements OpenExceptions {

    private final TapeImport imports;
    private final TapeImportTable table;
    private final TapeHistory history;
    private final MappingTable mappings;
    private final TapeExceptionRegister register;
    private final Commands commands;

    TapeExceptionFeed(
            TapeImport imports,
            TapeImportTable table,
            TapeHistory history,
            MappingTable mappings,
            TapeExceptionRegister register,
            Commands commands) {
        this.imports = imports;
        this.table = table;
        this.history = history;
        this.mappings = mappings;
        this.register = register;
        this.commands = commands;
    }

    /** Compares once more before it counts: a process may have died between the import of a tape and its comparison. */
    @Override
    public int blocking(AssetPoolId poolId) {
        compareCurrent(poolId);
        return register.of(poolId).blocking();
    }

    /** Compares the tape that the pool has now. Repeating it changes nothing. */
    public void compareCurrent(AssetPoolId poolId) {
        imports.current(poolId)
                .flatMap(imported -> table.find(poolId.name(), imported.tape().hash()))
                .filter(row -> row.version().isPresent())
                .ifPresent(row -> compare(poolId, row));
    }

    private void compare(AssetPoolId poolId, TapeImportRow row) {
        int version = row.version().orElseThrow();
        var earlier = table.of(row.pool()).stream()
                .filter(other -> other.version().orElse(Integer.MAX_VALUE) < version)
                .sorted(Comparator.comparingInt(
                        (TapeImportRow other) -> other.version().orElseThrow()))
                .toList();
        var differences = new ArrayList<TapeDifference>();
        control(row, earlier)
                .ifPresent(json -> differences.addAll(
                        ControlComparison.of(ControlText.figures(Optional.of(json)), seen(row), tolerance(row))));
        if (!earlier.isEmpty() && row.repairs().isEmpty()) {
            differences.addAll(history.between(
                    row.pool(),
                    earlier.getLast().tapeHash(),
                    row.tapeHash(),
                    imports.terms(poolId).currency().getDefaultFractionDigits()));
        }
        if (!differences.isEmpty() || !register.of(poolId).entries().isEmpty()) {
            commands.send(new RecordDifferences(
                    TapeExceptionsId.of(poolId), row.tapeHash(), version, List.copyOf(differences), row.actor()));
        }
    }

    private static Optional<String> control(TapeImportRow row, List<TapeImportRow> earlier) {
        return row.control()
                .or(() -> earlier.reversed().stream()
                        .flatMap(other -> other.control().stream())
                        .findFirst());
    }

    private BigDecimal tolerance(TapeImportRow row) {
        return row.mapping()
                .map(reference ->
                        BigDecimal.valueOf(mappings.of(reference).mapping().tolerance(), 2))
                .orElse(BigDecimal.ZERO);
    }

    /** What the tape adds up to; that of a repair is the good rows of the repaired tape and its own together. */
    private Seen seen(TapeImportRow row) {
        var own = ImportResult.read(row.result());
        var original = row.repairs().flatMap(hash -> table.find(row.pool(), hash));
        if (original.isEmpty()) {
            var counts = new HashMap<String, Long>();
            counts(own, "statuses", counts);
            counts(own, "regions", counts);
            return new Seen(
                    number(own, "loans"),
                    sums(own, "read"),
                    own.containsKey("regions") ? Optional.of(counts) : Optional.empty());
        }
        var sums = new HashMap<>(admitted(original.get()));
        sums(own, "read").forEach((name, sum) -> sums.merge(name, sum, BigDecimal::add));
        return new Seen(
                number(own, "rows").flatMap(rows -> admittedRows(original.get()).map(before -> before + rows)),
                sums,
                Optional.empty());
    }

    private Map<String, BigDecimal> admitted(TapeImportRow row) {
        var sums = new HashMap<>(sums(ImportResult.read(row.result()), "admitted"));
        row.repairs()
                .flatMap(hash -> table.find(row.pool(), hash))
                .ifPresent(
                        original -> admitted(original).forEach((name, sum) -> sums.merge(name, sum, BigDecimal::add)));
        return sums;
    }

    private Optional<Long> admittedRows(TapeImportRow row) {
        var own = number(ImportResult.read(row.result()), "admittedRows");
        var original = row.repairs().flatMap(hash -> table.find(row.pool(), hash));
        return original.isEmpty()
                ? own
                : own.flatMap(rows -> admittedRows(original.get()).map(before -> before + rows));
    }

    private static Optional<Long> number(Map<String, Object> result, String key) {
        return result.get(key) instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    private static Map<String, BigDecimal> sums(Map<String, Object> result, String which) {
        var sums = new HashMap<String, BigDecimal>();
        if (result.get("sums") instanceof Map<?, ?> all) {
            all.forEach((name, both) -> {
                if (both instanceof Map<?, ?> pair && pair.get(which) instanceof String text) {
                    sums.put(String.valueOf(name), new BigDecimal(text));
                }
            });
        }
        return sums;
    }

    private static void counts(Map<String, Object> result, String which, Map<String, Long> counts) {
        if (result.get(which) instanceof Map<?, ?> all) {
            all.forEach((name, count) -> {
                if (count instanceof Number number) {
                    counts.put(String.valueOf(name), number.longValue());
                }
            });
        }
    }
}
