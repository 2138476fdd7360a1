package io.penstock.waterfall;

import io.penstock.deal.InputValue;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Figure.Aggregate;
import io.penstock.deal.formula.Figure.Moment;
import io.penstock.deal.formula.Figure.PoolMoment;
import io.penstock.deal.formula.Figure.PoolProperty;
import io.penstock.deal.formula.Figure.TrancheProperty;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.kernel.DayCount;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The figures of one payment date, as they are when a formula asks. */
final class Figures {

    /** A figure with its kind; money in minor units, flags 1 or 0, dates days since 1 January 1970. */
    record Value(Kind kind, Fraction value) {}

    private final ResolvedDeal deal;
    private final WaterfallInput input;
    private final Books books;

    Figures(ResolvedDeal deal, WaterfallInput input, Books books) {
        this.deal = deal;
        this.input = input;
        this.books = books;
    }

    Value value(Figure figure) {
        return switch (figure) {
            case Figure.Pool(var property, var moment) -> pool(property, moment);
            case Figure.Tranche(var className, var property, var moment) -> tranche(className, property, moment);
            case Figure.Classes(var aggregate, var names, var property, var moment) ->
                classes(aggregate, names, property, moment);
            case Figure.Account(var name, var moment) ->
                money(moment == Moment.NOW ? books.accounts().balance(name) : books.openAccount(name));
            case Figure.Ledger(var name, var moment) ->
                money(
                        moment == Moment.NOW
                                ? books.ledgers().balance(name)
                                : input.opening().ledger(name));
            case Figure.Collected(var source, var moment) -> money(collected(source, moment == Moment.TOTAL));
            case Figure.Paid(var target, var kind) ->
                money(
                        switch (kind) {
                            case INTEREST -> books.claims().interestPaid(target);
                            case PRINCIPAL -> books.claims().principalPaid(target);
                            case FEE -> books.claims().feePaid(target);
                        });
            case Figure.FeeDue(var fee) -> money(books.claims().fee(fee));
            case Figure.Input(var name) -> input(name);
            case Figure.Test(var name, var moment) ->
                flag(
                        moment == Moment.NOW
                                ? books.tests().inCompliance(name)
                                : books.tests().wasInCompliance(name));
            case Figure.Index(var name) -> rate(Fraction.of(fixing(name)));
            case Figure.Payment(var property) -> payment(property);
            case Figure.Mode(var name) -> flag(books.mode().equals(name));
        };
    }

    private Value pool(PoolProperty property, PoolMoment moment) {
        var pool = input.pool();
        return switch (property) {
            case BALANCE ->
                money(
                        switch (moment) {
                            case BEGIN -> pool.begin();
                            case END, PERIOD -> books.poolEnd();
                            case CUT_OFF -> pool.cutOff();
                        });
            case DEFAULTED -> money(pool.defaulted());
            case CUMULATIVE_DEFAULTED ->
                money(input.opening().pool().cumulativeDefaulted().plus(pool.defaulted()));
            case DELINQUENT_30 -> money(pool.delinquent30());
            case DELINQUENT_60 -> money(pool.delinquent60());
            case DELINQUENT_90 -> money(pool.delinquent90());
            case COUNT -> count(pool.count());
        };
    }

    private Value tranche(String className, TrancheProperty property, Moment moment) {
        boolean now = moment == Moment.NOW;
        var opening = input.opening();
        var claims = books.claims();
        return switch (property) {
            case BALANCE -> money(now ? claims.balance(className) : opening.balance(className));
            case ORIGINAL_BALANCE -> money(opening.originalBalance(className));
            case INTEREST_DUE -> money(claims.interest(className));
            case DEFERRED_INTEREST -> money(opening.deferredInterest(className));
            case WRITTEN_DOWN -> money(now ? claims.writtenDown(className) : opening.writtenDown(className));
            case RATE -> rate(books.rates().of(className));
            case IS_FINAL ->
                flag(deal.tranche(className)
                        .scheduledFinalPaymentDate()
                        .filter(date -> !input.paymentDate().isBefore(date))
                        .isPresent());
        };
    }

    private Value classes(Aggregate aggregate, List<String> names, TrancheProperty property, Moment moment) {
        var values = names.stream()
                .flatMap(name -> deal.classesOf(name).stream())
                .map(className -> tranche(className, property, moment))
                .toList();
        if (values.isEmpty()) {
            return money(Money.zero(deal.currency()));
        }
        var fractions = values.stream().map(Value::value).toList();
        var sum = fractions.stream().reduce(Fraction.ZERO, Fraction::plus);
        return new Value(
                values.getFirst().kind(),
                switch (aggregate) {
                    case SUM -> sum;
                    case MIN -> fractions.stream().reduce(Fraction::min).orElseThrow();
                    case MAX -> fractions.stream().reduce(Fraction::max).orElseThrow();
                    case AVG -> sum.dividedBy(Fraction.of(fractions.size()));
                });
    }

    /** The income of the reserve is no collection: it never was with the pool. */
    private Money collected(String source, boolean sinceClosing) {
        if (!source.equals(Figure.Collected.TOTAL)) {
            return ofSource(source, sinceClosing);
        }
        return deal.sources().keySet().stream()
                .filter(name -> !name.equals(WaterfallInput.RESERVE_INCOME))
                .map(name -> ofSource(name, sinceClosing))
                .reduce(Money.zero(deal.currency()), Money::plus);
    }

    private Money ofSource(String source, boolean sinceClosing) {
        var now = input.collected(source);
        return sinceClosing ? now.plus(input.opening().collected(source)) : now;
    }

    private Value input(String name) {
        var terms = deal.inputs().stream()
                .filter(declared -> declared.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a checked deal declares no input " + name));
        var given = input.inputs().get(name);
        var text = given != null ? given : terms.defaultValue().orElseThrow();
        return new Value(terms.kind(), InputValue.parse(terms.kind(), deal.currency(), text));
    }

    private BigDecimal fixing(String index) {
        var fixing = input.fixings().get(index);
        if (fixing == null) {
            throw new IllegalStateException("a checked input has no fixing of " + index);
        }
        return fixing;
    }

    private Value payment(Figure.PaymentProperty property) {
        var from = input.previousPaymentDate();
        var to = input.paymentDate();
        return switch (property) {
            case NUMBER -> count(books.period().number());
            case DATE -> new Value(Kind.DATE, Fraction.of(to.toEpochDay()));
            case DAYS -> count(ChronoUnit.DAYS.between(from, to));
            case DAYS_360 -> count(DayCount.THIRTY_360.numerator(from, to));
        };
    }

    private static Value money(Money money) {
        return new Value(Kind.MONEY, Fraction.of(money.minorUnits()));
    }

    private static Value rate(Fraction rate) {
        return new Value(Kind.RATE, rate);
    }

    private static Value count(long count) {
        return new Value(Kind.COUNT, Fraction.of(count));
    }

    private static Value flag(boolean holds) {
        return new Value(Kind.FLAG, Fraction.of(holds ? 1 : 0));
    }
}
