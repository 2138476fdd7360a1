package io.penstock.servicing.loan.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.loan.LoanBookRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.kernel.Money;
import io.penstock.servicing.loan.LoanBookCommand.RecordReceipt;
import io.penstock.servicing.loan.LoanBookCommand.ReverseReceipt;
import io.penstock.servicing.loan.LoanBookEvent;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptRecorded;
import io.penstock.servicing.loan.LoanBookEvent.ReceiptReversed;
import io.penstock.servicing.loan.Receipt;
import io.penstock.servicing.loan.SourceCash;
import io.penstock.waterfall.WaterfallInput;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The cash of a deal that no borrower paid. Receipts of closed periods stay, so that one credit of the bank is never taken
 * twice.
 *
 * @param byReference receipts in force, by bank reference
 */
public record Receipts(Map<String, Receipt> byReference) {

    static final Receipts NONE = new Receipts(Map.of());

    /** Sources whose cash is told loan by loan; what a call brings, the engine computes. */
    public static final Set<String> OF_BORROWERS = Set.of(
            WaterfallInput.INTEREST,
            WaterfallInput.PRINCIPAL,
            WaterfallInput.RECOVERIES,
            "scheduledPrincipal",
            "prepayments",
            WaterfallInput.CALL);

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,34}");
    private static final int LONGEST_REASON = 500;

    public Receipts {
        byReference = Map.copyOf(byReference);
    }

    /** What receipts bring to a period, once a source, in order of its name. */
    List<SourceCash> of(YearMonth period) {
        var sums = new TreeMap<String, Money>();
        byReference.values().stream()
                .filter(receipt -> receipt.collectionPeriod().equals(period))
                .forEach(receipt -> sums.merge(receipt.source(), receipt.amount(), Money::plus));
        return sums.entrySet().stream()
                .map(each -> new SourceCash(each.getKey(), each.getValue()))
                .toList();
    }

    /** Borrowers' cash of a period and its receipts. */
    public Money cash(YearMonth period, Money borrowers) {
        return of(period).stream().map(SourceCash::amount).reduce(borrowers, Money::plus);
    }

    Receipts with(Receipt receipt) {
        var all = new HashMap<>(byReference);
        all.put(receipt.bankReference(), receipt);
        return new Receipts(all);
    }

    Receipts without(Receipt receipt) {
        var all = new HashMap<>(byReference);
        all.remove(receipt.bankReference());
        return new Receipts(all);
    }

    /** Cash arrives before the month before is closed, so the open period and the one after it take receipts. */
    Decision<LoanBookEvent> record(RecordReceipt command, YearMonth open, Money poolBalance) {
        var receipt = command.receipt();
        var known = byReference.get(receipt.bankReference());
        if (receipt.equals(known)) {
            return unchanged();
        }
        var period = receipt.collectionPeriod();
        if (period.isBefore(open)) {
            return reject(COLLECTION_PERIOD_CLOSED, "period " + period + " takes no cash; " + open + " is open");
        }
        if (period.isAfter(open.plusMonths(1))) {
            return reject(COLLECTION_PERIOD_NOT_NEXT, "period " + open + " must be closed before " + period);
        }
        if (known != null) {
            return reject(
                    RECEIPT_DIFFERS,
                    "reference " + known.bankReference() + " is " + known.amount() + " of source " + known.source()
                            + " in period " + known.collectionPeriod());
        }
        if (!command.declaredSources().contains(receipt.source())) {
            return reject(
                    SOURCE_UNKNOWN,
                    "the deal document has no source '" + receipt.source() + "', but "
                            + command.declaredSources().stream().sorted().toList());
        }
        if (OF_BORROWERS.contains(receipt.source())) {
            return reject(SOURCE_OF_BORROWERS, receipt.source() + " comes with the loans: send a collection file");
        }
        if (!receipt.amount().currency().equals(poolBalance.currency())) {
            return reject(CURRENCY_DIFFERS, "the pool is in " + poolBalance.currency());
        }
        if (receipt.amount().minorUnits() <= 0) {
            return reject(AMOUNT_NOT_POSITIVE, "a receipt of " + receipt.amount() + " brings nothing");
        }
        if (!REFERENCE.matcher(receipt.bankReference()).matches()) {
            return reject(
                    BANK_REFERENCE_MALFORMED, "a bank reference is 1 to 35 letters, digits, dots, dashes, colons");
        }
        return accept(new ReceiptRecorded(command.loanBookId(), receipt, command.recordedBy()));
    }

    Decision<LoanBookEvent> reverse(ReverseReceipt command, YearMonth open) {
        var known = byReference.get(command.bankReference());
        if (known == null) {
            return reject(RECEIPT_NOT_FOUND, "no receipt has reference " + command.bankReference());
        }
        if (known.collectionPeriod().isBefore(open)) {
            return reject(COLLECTION_PERIOD_CLOSED, "period " + known.collectionPeriod() + " is closed with it");
        }
        if (command.reason().isBlank() || command.reason().length() > LONGEST_REASON) {
            return reject(REASON_MALFORMED, "a reason is 1 to " + LONGEST_REASON + " characters");
        }
        return accept(new ReceiptReversed(command.loanBookId(), known, command.reason(), command.reversedBy()));
    }
}
