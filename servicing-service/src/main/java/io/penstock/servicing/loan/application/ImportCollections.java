package io.penstock.servicing.loan.application;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.rest.OperationError;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.platform.rest.OperationProgress;
import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.LoanBookCommand;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanBookRejection;
import io.penstock.servicing.loan.ReportColumn;
import io.penstock.servicing.loan.ReportTerms;
import io.penstock.servicing.loan.application.CollectionFile.Content.Payments;
import io.penstock.servicing.loan.application.CollectionFile.Content.Report;
import io.penstock.servicing.loan.domain.LoanLedger;
import io.penstock.servicing.loan.domain.LoanLedger.Roll.Faulty;
import io.penstock.servicing.loan.domain.LoanLedger.Roll.Rolled;
import io.penstock.servicing.loan.domain.LoanStateHash;
import io.penstock.servicing.loan.domain.PeriodRoll;
import io.penstock.servicing.text.MajorUnits;
import java.time.YearMonth;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Applies a collection file to the loans of a deal: all of it, or nothing with every fault named.
 *
 * <p>The figures are stored under the hash of the file before the event names them, so a run that is cut off leaves rows
 * that nobody reads, and the same file sent again completes.
 */
@Service
public class ImportCollections {

    private static final int MOST_FAULTS_SHOWN = 200;
    private static final int SHOWN_OF_HASH = 16;

    private final Streams streams;
    private final LoanStore store;
    private final CollectionFile file;
    private final Commands commands;

    public ImportCollections(Streams streams, LoanStore store, CollectionFile file, Commands commands) {
        this.streams = streams;
        this.store = store;
        this.file = file;
        this.commands = commands;
    }

    /**
     * Names the import of a file. The same file has the same name while it is the one in force; after another file has
     * replaced it, sending it again is a new import.
     */
    public String operationId(LoanBookId book, YearMonth period, String fileHash) {
        var versions = streams.fold(book.value(), LoanVersions.NONE, LoanVersions::evolve);
        int imports = versions.importsOf(period);
        boolean inForce = fileHash.equals(versions.fileHashes().get(period));
        return "collections-" + book.dealId() + "-" + period + "-" + (inForce ? imports : imports + 1) + "-"
                + fileHash.substring(0, SHOWN_OF_HASH);
    }

    /**
     * Runs one import.
     *
     * @param fileHash SHA-256 of the bytes
     * @param person who sent it
     * @return the totals, for the operation's result
     * @throws OperationFailedException with one error a fault, code {@code COLLECTIONS_FAULTY}
     * @throws RejectedException if the period does not take the file
     */
    public Map<String, Object> run(
            LoanBookId book,
            YearMonth period,
            String fileName,
            String fileHash,
            byte[] bytes,
            String person,
            OperationProgress progress) {
        var versions = streams.fold(book.value(), LoanVersions.NONE, LoanVersions::evolve);
        var next = versions.next();
        var currencyCode = versions.currency();
        if (next == null || currencyCode == null) {
            throw refused(
                    LoanBookRejection.LOANS_NOT_BOARDED, "the loans of deal " + book.dealId() + " are not here yet");
        }
        if (fileHash.equals(versions.fileHashes().get(period))) {
            return Map.of("collectionPeriod", period.toString(), "fileHash", fileHash, "repeated", true);
        }
        if (!period.equals(next)) {
            throw outOfOrder(period, next, versions);
        }
        var currency = Currency.getInstance(currencyCode);
        var content = file.read(bytes, period, currency.getDefaultFractionDigits());
        if (!content.faults().isEmpty()) {
            throw faulty(fileName, content);
        }
        var rolling = new Rolling(book, currency, versions, LoanVersions.of(period, fileHash));
        var rolled = switch (content) {
            case Payments payments -> roll(fileName, rolling, payments, progress);
            case Report report -> roll(fileName, rolling, report, progress);
        };
        store.saveFile(fileHash, fileName, bytes);
        store.saveFindings(book, rolling.version(), rolled.findings());
        commands.send(new LoanBookCommand.ImportCollections(
                book, period, fileName, fileHash, versions.stateHash(), rolled.totals(), rolled.stateHash(), person));
        return result(period, fileHash, rolled);
    }

    /**
     * What is rolled into what.
     *
     * @param version that is written
     */
    private record Rolling(LoanBookId book, Currency currency, LoanVersions opening, String version) {}

    private PeriodRoll.Result roll(String fileName, Rolling to, Payments payments, OperationProgress progress) {
        int rows = payments.entries().size();
        progress.report(0, rows, "rows");
        var opening = store.loans(to.book(), to.opening().version());
        return switch (LoanLedger.roll(to.currency(), opening, payments.entries())) {
            case Faulty(var faults) -> throw faulty(fileName, new Payments(List.of(), faults));
            case Rolled done -> {
                store.saveLoans(to.book(), to.version(), done.months());
                progress.report(rows, rows, "rows");
                yield new PeriodRoll.Result(done.totals(), LoanStateHash.of(done.loans()), done.findings());
            }
        };
    }

    private PeriodRoll.Result roll(String fileName, Rolling to, Report report, OperationProgress progress) {
        var roll = new StoredRoll(
                store, to.book(), to.opening().version(), to.version(), to.currency(), ReportTerms.STANDARD);
        int rows = report.rows().size();
        progress.report(0, rows, "rows");
        var faults = roll.faults(report.rows());
        if (!faults.isEmpty()) {
            throw faulty(fileName, new Report(report.rows(), faults));
        }
        var result = roll.write(report.rows());
        progress.report(rows, rows, "rows");
        return result;
    }

    private static RejectedException outOfOrder(YearMonth period, YearMonth next, LoanVersions versions) {
        if (versions.fileHashes().containsKey(period)) {
            return refused(
                    LoanBookRejection.COLLECTION_PERIOD_CLOSED, "period " + period + " is closed with another file");
        }
        return period.isBefore(next)
                ? refused(LoanBookRejection.COLLECTION_PERIOD_NOT_FOUND, "period " + period + " is before the first")
                : refused(
                        LoanBookRejection.COLLECTION_PERIOD_NOT_NEXT,
                        "period " + next + " must be closed before " + period);
    }

    private static RejectedException refused(Rejection.Code code, String detail) {
        return new RejectedException(new Rejection(code, detail));
    }

    private static OperationFailedException faulty(String fileName, CollectionFile.Content content) {
        var faults = content.faults();
        var shown = faults.stream()
                .limit(MOST_FAULTS_SHOWN)
                .map(f -> new OperationError(
                        (long) f.line(), column(content, f.column()), f.code(), f.value(), f.detail()))
                .toList();
        boolean cut = faults.size() >= PeriodRoll.MOST_FAULTS && content instanceof Report;
        return new OperationFailedException(
                "COLLECTIONS_FAULTY",
                fileName + " has " + (cut ? "at least " : "") + faults.size()
                        + " faults and nothing of it was stored; correct it and send it again",
                shown);
    }

    private static @Nullable String column(CollectionFile.Content content, int column) {
        return switch (content) {
            case Report _ -> ReportColumn.at(column).map(ReportColumn::header).orElse(null);
            case Payments _ ->
                switch (column) {
                    case CollectionFault.LOAN_ID -> "loanId";
                    case CollectionFault.DATE -> "date";
                    case CollectionFault.TYPE -> "type";
                    case CollectionFault.AMOUNT -> "amount";
                    default -> null;
                };
        };
    }

    private static Map<String, Object> result(YearMonth period, String fileHash, PeriodRoll.Result rolled) {
        var totals = rolled.totals();
        var result = new LinkedHashMap<String, Object>();
        result.put("collectionPeriod", period.toString());
        result.put("fileHash", fileHash);
        result.put("rows", totals.rows());
        result.put("currency", totals.amount().currency().getCurrencyCode());
        result.put("amount", MajorUnits.of(totals.amount()));
        result.put("interestCollections", MajorUnits.of(totals.interestCollections()));
        result.put("principalCollections", MajorUnits.of(totals.principalCollections()));
        result.put("recoveries", MajorUnits.of(totals.recoveries()));
        result.put("grossLoss", MajorUnits.of(totals.grossLoss()));
        result.put("poolBalanceBegin", MajorUnits.of(totals.poolBalanceBegin()));
        result.put("poolBalanceEnd", MajorUnits.of(totals.poolBalanceEnd()));
        totals.scheduledPrincipal().ifPresent(scheduled -> result.put("scheduledPrincipal", MajorUnits.of(scheduled)));
        totals.prepaidPrincipal().ifPresent(prepaid -> result.put("prepaidPrincipal", MajorUnits.of(prepaid)));
        result.put("repurchases", MajorUnits.of(totals.repurchases()));
        result.put("fees", MajorUnits.of(totals.fees()));
        result.put("adjustments", MajorUnits.of(totals.adjustments()));
        result.put("findings", totals.findings());
        result.put(
                "firstFindings",
                rolled.findings().stream()
                        .limit(MOST_FAULTS_SHOWN)
                        .map(f -> Map.of(
                                "line",
                                f.line(),
                                "loanId",
                                f.loanId(),
                                "code",
                                f.code().name(),
                                "amount",
                                MajorUnits.of(totals.amount().currency(), f.amount()),
                                "detail",
                                f.detail()))
                        .toList());
        return result;
    }
}
