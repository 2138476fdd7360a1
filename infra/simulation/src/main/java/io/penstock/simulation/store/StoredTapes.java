package io.penstock.simulation.store;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.EligibilitySummary;
import io.penstock.issuance.pool.TapeSummary;
import io.penstock.issuance.pool.application.LoanSet;
import io.penstock.issuance.pool.application.LoanTapeStore;
import io.penstock.issuance.pool.domain.EligibilityReport;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.LoanTape;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What issuance keeps of tapes. A second import of the same tape takes the place of the first. */
public final class StoredTapes implements LoanTapeStore {

    private record Stored(LoanTape tape, EligibilityReport report) {}

    private final Map<String, Stored> tapes = new HashMap<>();

    /** Keeps the loans of a tape for a pool. */
    public void keep(AssetPoolId poolId, LoanTape tape, EligibilityReport report) {
        tapes.put(poolId + " " + tape.hash(), new Stored(tape, report));
    }

    @Override
    public void keepOriginal(String hash, String fileName, Path file) {
        // Nobody reads the file again.
    }

    @Override
    public boolean copyOriginal(String hash, OutputStream to) {
        return false; // no file is kept
    }

    @Override
    public TapeSummary summary(AssetPoolId poolId, String tapeHash, String fileName, Currency currency) {
        return of(poolId, tapeHash).orElseThrow().tape().summary();
    }

    @Override
    public EligibilitySummary eligibility(AssetPoolId poolId, String tapeHash, Currency currency) {
        return of(poolId, tapeHash).orElseThrow().report().summary();
    }

    @Override
    public List<LoanRecord> loans(AssetPoolId poolId, String tapeHash, String after, int limit) {
        return of(poolId, tapeHash).stream()
                .flatMap(stored -> stored.tape().loans().stream())
                .filter(loan -> loan.loanId().compareTo(after) > 0)
                .sorted(Comparator.comparing(LoanRecord::loanId))
                .limit(limit)
                .toList();
    }

    @Override
    public void each(AssetPoolId poolId, String tapeHash, LoanSet set, Consumer<SaltedLoan> each) {
        if (!(set instanceof LoanSet.Eligible)) {
            throw new IllegalArgumentException("nobody chooses loans in a simulation: " + set);
        }
        of(poolId, tapeHash).stream()
                .flatMap(stored -> stored.report().eligible().stream())
                .map(loan -> new SaltedLoan(loan, "%064x".formatted(loan.line())))
                .forEach(each);
    }

    @Override
    public int rejectedCount(AssetPoolId poolId, String tapeHash) {
        return of(poolId, tapeHash)
                .map(stored -> stored.report().rejected().size())
                .orElse(0);
    }

    @Override
    public List<RejectedLoan> rejected(AssetPoolId poolId, String tapeHash, String after, int limit) {
        return of(poolId, tapeHash).stream()
                .flatMap(stored -> stored.report().rejected().stream())
                .limit(limit)
                .toList();
    }

    private Optional<Stored> of(AssetPoolId poolId, String tapeHash) {
        return Optional.ofNullable(tapes.get(poolId + " " + tapeHash));
    }
}
