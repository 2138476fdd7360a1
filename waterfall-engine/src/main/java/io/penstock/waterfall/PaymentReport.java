package io.penstock.waterfall;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The result of a payment date, line by line.
 *
 * <p>{@code availableCollections + reserveBefore = totalPaidOut + reserveAfter}; the constructor holds to
 * it.
 *
 * @param inputHash SHA-256 of the canonical JSON of the input
 * @param reserveBefore with the income credited to the reserve account
 * @param lines in the order of the steps
 * @param opening the state before, from the input
 * @param closing the state with which the next payment date starts
 * @param stateHash SHA-256 of the canonical JSON of this report without the key itself: who approves it
 *     approves every line, and through {@code inputHash} the input
 */
public record PaymentReport(
        String engineVersion,
        String documentHash,
        String inputHash,
        String dealId,
        Currency currency,
        YearMonth collectionPeriod,
        LocalDate paymentDate,
        Money availableCollections,
        Money reserveBefore,
        Money reserveAfter,
        Money totalPaidOut,
        List<InterestAccrual> accruals,
        List<EvaluatedAmount> amounts,
        List<PaymentLine> lines,
        DealState opening,
        DealState closing,
        String stateHash) {

    public PaymentReport {
        accruals = List.copyOf(accruals);
        amounts = List.copyOf(amounts);
        lines = List.copyOf(lines);
        var in = availableCollections.plus(reserveBefore);
        var out = totalPaidOut.plus(reserveAfter);
        if (!in.equals(out)) {
            throw new IllegalStateException("payment date " + paymentDate + " of " + dealId + " has " + in
                    + " and places " + out + "; nothing is paid");
        }
    }

    /** Every class, also where it receives nothing. */
    public List<ClassPayment> classPayments() {
        return opening.classes().entrySet().stream()
                .map(entry -> new ClassPayment(
                        entry.getKey(),
                        paid(entry.getKey(), Kind.INTEREST),
                        paid(entry.getKey(), Kind.PRINCIPAL),
                        paid(entry.getKey(), Kind.RESIDUAL),
                        entry.getValue().balance(),
                        closing.balance(entry.getKey())))
                .toList();
    }

    /** The parties that receive something, by role. */
    public List<PartyPayment> partyPayments() {
        var byRole = lines.stream()
                .filter(line -> line.payeeType() == PayeeType.PARTY)
                .collect(groupingBy(
                        PaymentLine::payee,
                        TreeMap::new,
                        reducing(Money.zero(currency), PaymentLine::paid, Money::plus)));
        return byRole.entrySet().stream()
                .filter(entry -> !entry.getValue().isZero())
                .map(entry -> new PartyPayment(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The amount of this name, if it was computed on this payment date. */
    public Optional<EvaluatedAmount> named(String amount) {
        return amounts.stream().filter(a -> a.name().equals(amount)).findFirst();
    }

    PaymentReport withStateHash(String hash) {
        return new PaymentReport(
                engineVersion,
                documentHash,
                inputHash,
                dealId,
                currency,
                collectionPeriod,
                paymentDate,
                availableCollections,
                reserveBefore,
                reserveAfter,
                totalPaidOut,
                accruals,
                amounts,
                lines,
                opening,
                closing,
                hash);
    }

    private Money paid(String className, Kind kind) {
        return lines.stream()
                .filter(line -> line.payeeType() == PayeeType.TRANCHE && line.kind() == kind)
                .filter(line -> line.payee().equals(className))
                .map(PaymentLine::paid)
                .reduce(Money.zero(currency), Money::plus);
    }
}
