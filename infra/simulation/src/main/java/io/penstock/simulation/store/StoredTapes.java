package io.penstock.simulation.store;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.application.LoanTapeStore;
import io.penstock.issuance.pool.domain.EligibilityReport;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** What issuance keeps of tapes. A second import of the same tape takes the place of the first, as in the real store. */
public final class StoredTapes implements LoanTapeStore {

    private final Map<String, EligibilityReport> reports = new HashMap<>();

    @Override
    public void keepOriginal(String hash, String fileName, Path file) {
        // Nobody reads the file again.
    }

    @Override
    public void keepLoans(AssetPoolId poolId, String tapeHash, EligibilityReport report, LongConsumer progress) {
        reports.put(poolId + " " + tapeHash, report);
    }

    @Override
    public List<SaltedLoan> eligible(AssetPoolId poolId, String tapeHash) {
        var report = reports.get(poolId + " " + tapeHash);
        return report == null
                ? List.of()
                : report.eligible().stream()
                        .map(loan -> new SaltedLoan(loan, "%064x".formatted(loan.line())))
                        .toList();
    }

    @Override
    public int rejectedCount(AssetPoolId poolId, String tapeHash) {
        var report = reports.get(poolId + " " + tapeHash);
        return report == null ? 0 : report.rejected().size();
    }

    @Override
    public List<RejectedLoan> rejected(AssetPoolId poolId, String tapeHash, String after, int limit) {
        var report = reports.get(poolId + " " + tapeHash);
        return report == null
                ? List.of()
                : report.rejected().stream().limit(limit).toList();
    }
}
