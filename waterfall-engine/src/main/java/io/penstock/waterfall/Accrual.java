package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.RoundingTerms;
import io.penstock.deal.TrancheTerms;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.RoundingMode;

/** Interest and fees of one payment date become due. */
final class Accrual {

    private final ResolvedDeal deal;
    private final WaterfallInput input;
    private final Books books;
    private final PaymentFacts facts;

    Accrual(ResolvedDeal deal, WaterfallInput input, Books books, PaymentFacts facts) {
        this.deal = deal;
        this.input = input;
        this.books = books;
        this.facts = facts;
    }

    /** Every class with a coupon, then every fee, both in document order. */
    void run() {
        for (var tranche : deal.tranches()) {
            if (tranche.coupon().isPresent()) {
                var accrual = accrual(tranche);
                books.claims().accrue(accrual);
                tranche.capCarryOver().ifPresent(ledger -> books.ledgers().debit(ledger, accrual.overCap()));
                facts.accrued(accrual);
            }
        }
        for (var fee : deal.document().fees()) {
            var accrued = books.amounts().limit(fee.amount());
            facts.accrued(new FeeAccrual(fee.name(), accrued, books.claims().fee(fee.name())));
            books.claims().accrueFee(fee.name(), accrued);
        }
    }

    private InterestAccrual accrual(TrancheTerms tranche) {
        var className = tranche.className();
        var period = AccrualPeriod.of(deal, tranche, input);
        var balance = tranche.interestBalance()
                .map(books.amounts()::limit)
                .orElseGet(() -> input.opening().balance(className));
        var rate = books.rates().of(className);
        var accrued = interest(balance, rate, period.years());
        var uncapped = interest(balance, books.rates().coupon(className), period.years());
        var deferred = input.opening().deferredInterest(className);
        var onDeferred = tranche.interestOnInterest()
                .map(spread -> interest(deferred, rate.plus(Fraction.of(spread)), period.years()))
                .orElse(Money.zero(deal.currency()));
        return new InterestAccrual(
                className,
                rate,
                period.start(),
                period.end(),
                balance,
                accrued,
                deferred,
                onDeferred,
                uncapped.minus(accrued));
    }

    /** {@code balance × rate × years}, rounded once. */
    private Money interest(Money balance, Fraction rate, Fraction years) {
        var rounding =
                deal.document().rounding().modes().getOrDefault(RoundingTerms.INTEREST, RoundingMode.UNNECESSARY);
        var exact = Fraction.of(balance.minorUnits()).times(rate).times(years);
        return new Money(balance.currency(), exact.round(rounding));
    }
}
