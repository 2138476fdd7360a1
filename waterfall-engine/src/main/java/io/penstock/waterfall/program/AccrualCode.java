package io.penstock.waterfall.program;

import io.penstock.deal.RoundingTerms;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import io.penstock.waterfall.AccrualPeriod;
import io.penstock.waterfall.FeeAccrual;
import io.penstock.waterfall.InterestAccrual;
import java.math.RoundingMode;

/** Compiles how interest and fees of a payment date become due. */
final class AccrualCode {

    private final Books books;
    private final Assembler code;
    private final Calculator calculator;
    private final RoundingMode rounding;

    AccrualCode(Books books) {
        this.books = books;
        this.code = books.code;
        this.calculator = books.calculator;
        this.rounding =
                books.deal.document().rounding().modes().getOrDefault(RoundingTerms.INTEREST, RoundingMode.UNNECESSARY);
    }

    /** Every class with a coupon, then every fee, both in document order. */
    void run() {
        for (var book : books.classes.values()) {
            var dayCount = book.terms().dayCount();
            if (book.terms().coupon().isPresent() && dayCount.isPresent()) {
                accrue(book, dayCount.get());
            }
        }
        var always = code.constant(Val.TRUE);
        for (var fee : books.deal.document().fees()) {
            var accrued = books.amounts().limit(fee.amount(), always);
            var owed = Books.found(books.fees, fee.name());
            var keptAccrued = books.recorder.keep(accrued);
            var keptBefore = books.recorder.keep(owed.value());
            books.recorder.fact(
                    always,
                    (outputs, _, facts) -> facts.accrued(
                            new FeeAccrual(fee.name(), money(keptAccrued.of(outputs)), money(keptBefore.of(outputs)))));
            code.set(owed, code.add(owed.value(), accrued));
        }
    }

    private void accrue(ClassBook book, DayCount dayCount) {
        var terms = book.terms();
        var always = code.constant(Val.TRUE);
        var balance = terms.interestBalance()
                .map(name -> books.amounts().limit(name, always))
                .orElse(book.open);
        books.rates().need(book.name(), always);
        books.calculator.begin("interest of " + book.name());
        var days = books.layout.input(
                Days.input(books.deal, book.terms()), 0, books.bounds.days() * (Days.over(dayCount) / 360));
        var years = calculator.over(days, Days.over(dayCount));
        var rate = book.rate;
        var accrued = interest(balance, rate, years);
        var uncapped =
                terms.netRateCap().isPresent() ? interest(balance, books.rates().coupon(book.name()), years) : accrued;
        var onDeferred = terms.interestOnInterest()
                .map(spread -> interest(
                        book.openDeferred, calculator.plus(rate, calculator.constant(Fraction.of(spread))), years))
                .orElse(code.constant(0));
        var overCap = code.rest(uncapped, code.min(uncapped, accrued));
        code.set(book.current, accrued);
        code.set(book.onDeferred, onDeferred);
        book.due = code.add(code.add(book.openDeferred, onDeferred), accrued);
        terms.capCarryOver().ifPresent(ledger -> new LedgerCode(books).debit(ledger, overCap));
        tell(terms, rate, balance, accrued, book.openDeferred, onDeferred, overCap);
    }

    private void tell(
            TrancheTerms terms, Quantity rate, Val balance, Val accrued, Val deferred, Val onDeferred, Val overCap) {
        var recorder = books.recorder;
        var keptRate = recorder.keep(rate);
        var keptBalance = recorder.keep(balance);
        var keptAccrued = recorder.keep(accrued);
        var keptDeferred = recorder.keep(deferred);
        var keptOnDeferred = recorder.keep(onDeferred);
        var keptOverCap = recorder.keep(overCap);
        recorder.fact(code.constant(Val.TRUE), (outputs, input, facts) -> {
            var period = AccrualPeriod.of(books.deal, terms, input);
            facts.accrued(new InterestAccrual(
                    terms.className(),
                    keptRate.of(outputs),
                    period.start(),
                    period.end(),
                    money(keptBalance.of(outputs)),
                    money(keptAccrued.of(outputs)),
                    money(keptDeferred.of(outputs)),
                    money(keptOnDeferred.of(outputs)),
                    money(keptOverCap.of(outputs))));
        });
    }

    /** {@code balance × rate × years}, rounded once. */
    private Val interest(Val balance, Quantity rate, Quantity years) {
        return code.checked(
                calculator.roundProduct(calculator.whole(balance), calculator.times(rate, years), rounding));
    }

    private Money money(long minorUnits) {
        return new Money(books.deal.currency(), minorUnits);
    }
}
