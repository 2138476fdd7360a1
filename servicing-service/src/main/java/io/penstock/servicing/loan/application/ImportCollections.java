package io.penstock.servicing.loan.application;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.rest.OperationError;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.platform.rest.OperationProgress;
import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanBookCommand;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanBookRejection;
import io.penstock.servicing.loan.domain.LoanLedger;
import io.penstock.servicing.loan.domain.LoanLedger.Roll.Faulty;
import io.penstock.servicing.loan.domain.LoanLedger.Roll.Rolled;
import io.penstock.servicing.loan.domain.LoanStateHash;
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
        refuseIfFaulty(fileName, content.faults());
        progress.report(0, content.entries().size(), "rows");
        var rolled = switch (LoanLedger.roll(currency, store.loans(book, versions.version()), content.entries())) {
            case Faulty(var faults) -> throw faulty(fileName, faults);
            case Rolled done -> done;
        };
        store.saveFile(fileHash, fileName, bytes);
        store.saveLoans(book, LoanVersions.of(period, fileHash), rolled.loans());
        commands.send(new LoanBookCommand.ImportCollections(
                book,
                period,
                fileName,
                fileHash,
                versions.stateHash(),
                rolled.totals(),
                LoanStateHash.of(rolled.loans()),
                person));
        progress.report(content.entries().size(), content.entries().size(), "rows");
        return result(period, fileHash, rolled.totals());
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

    private static void refuseIfFaulty(String fileName, List<CollectionFault> faults) {
        if (!faults.isEmpty()) {
            throw faulty(fileName, faults);
        }
    }

    private static OperationFailedException faulty(String fileName, List<CollectionFault> faults) {
        var shown = faults.stream()
                .limit(MOST_FAULTS_SHOWN)
                .map(f -> new OperationError((long) f.line(), column(f.column()), f.code(), f.value(), f.detail()))
                .toList();
        return new OperationFailedException(
                "COLLECTIONS_FAULTY",
                fileName + " has " + faults.size()
                        + " faults and nothing of it was stored; correct it and send it again",
                shown);
    }

    private static @Nullable String column(int column) {
        return switch (column) {
            case CollectionFault.LOAN_ID -> "loanId";
            case CollectionFault.DATE -> "date";
            case CollectionFault.TYPE -> "type";
            case CollectionFault.AMOUNT -> "amount";
            default -> null;
        };
    }

    private static Map<String, Object> result(YearMonth period, String fileHash, CollectionTotals totals) {
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
        return result;
    }
}
