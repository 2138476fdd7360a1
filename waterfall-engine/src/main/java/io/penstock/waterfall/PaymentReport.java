package io.penstock.waterfall;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import io.penstock.deal.AccountTerms;
import io.penstock.kernel.Money;
import io.penstock.waterfall.PaymentLine.Kind;
import io.penstock.waterfall.PaymentLine.PayeeType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a payment date, line by line.
 *
 * <p>{@code keptBefore() + received() = totalPaidOut + keptAfter()}; the constructor holds to it.
 *
 * @param inputHash SHA-256 of the canonical JSON of the input
 * @param mode whose steps ran; that of the next payment date is in {@code closing}
 * @param sources cash that came in, by source; the price of a call is {@value WaterfallInput#CALL}
 * @param accountsBefore cash before the first step, with what came in
 * @param calls every call of the deal, exercised or not
 * @param tests in the order in which they were evaluated
 * @param changes of the mode, in the order in which they were decided
 * @param amounts in the order in which they were computed
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
        String mode,
        SortedMap<String, Money> sources,
        SortedMap<String, Money> accountsBefore,
        Money totalPaidOut,
        List<CallResult> calls,
        List<InterestAccrual> accruals,
        List<FeeAccrual> fees,
        List<TestResult> tests,
        List<ModeChange> changes,
        List<EvaluatedAmount> amounts,
        List<PaymentLine> lines,
        DealState opening,
        DealState closing,
        String stateHash) {

    /** Copies what it is given and counts the cash. */
    public PaymentReport {
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        accountsBefore = Collections.unmodifiableSortedMap(new TreeMap<>(accountsBefore));
        calls = List.copyOf(calls);
        accruals = List.copyOf(accruals);
        fees = List.copyOf(fees);
        tests = List.copyOf(tests);
        changes = List.copyOf(changes);
        amounts = List.copyOf(amounts);
        lines = List.copyOf(lines);
        var in = total(currency, sources.values()).plus(opening.cash());
        var atStart = total(currency, accountsBefore.values());
        var out = totalPaidOut.plus(closing.cash());
        if (!in.equals(atStart) || !in.equals(out)) {
            throw new IllegalStateException("payment date " + paymentDate + " of " + dealId + " has " + in
                    + ", starts its steps with " + atStart + " and places " + out + "; nothing is paid");
        }
    }

    /** Cash that came in, all sources together. */
    public Money received() {
        return total(currency, sources.values());
    }

    /** Cash that the last payment date left in the accounts. */
    public Money keptBefore() {
        return opening.cash();
    }

    /** Cash that this payment date leaves in the accounts. */
    public Money keptAfter() {
        return closing.cash();
    }

    /** Cash in the accounts after the last step. */
    public SortedMap<String, Money> accountsAfter() {
        return closing.accounts();
    }

    /** The reserve account before the first step, its income credited; zero if the deal has none. */
    public Money reserveBefore() {
        return accountsBefore.getOrDefault(AccountTerms.RESERVE, Money.zero(currency));
    }

    /** The reserve account after the last step; zero if the deal has none. */
    public Money reserveAfter() {
        return accountsAfter().getOrDefault(AccountTerms.RESERVE, Money.zero(currency));
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

    /** The test of this name as it was last evaluated on this payment date, if it was. */
    public Optional<TestResult> test(String name) {
        return tests.stream().filter(t -> t.name().equals(name)).reduce((earlier, later) -> later);
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
                mode,
                sources,
                accountsBefore,
                totalPaidOut,
                calls,
                accruals,
                fees,
                tests,
                changes,
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

    private static Money total(Currency currency, Collection<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
