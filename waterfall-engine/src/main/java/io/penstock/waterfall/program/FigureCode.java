package io.penstock.waterfall.program;

import io.penstock.deal.InputTerms;
import io.penstock.deal.formula.Figure;
import io.penstock.deal.formula.Figure.Aggregate;
import io.penstock.deal.formula.Figure.Moment;
import io.penstock.deal.formula.Figure.PoolMoment;
import io.penstock.deal.formula.Figure.TrancheProperty;
import io.penstock.deal.formula.FormulaType.Kind;
import io.penstock.kernel.Fraction;
import java.util.List;

/** Compiles the figures of a payment date to the slots that hold them at this point of the program. */
final class FigureCode {

    private static final long FIRST_DAY = -1L << 20;
    private static final long LAST_DAY = 1L << 22;
    private static final long DATES = 1L << 20;

    private final Books books;
    private final Assembler code;
    private final Calculator calculator;

    FigureCode(Books books) {
        this.books = books;
        this.code = books.code;
        this.calculator = books.calculator;
    }

    boolean isFlag(Figure figure) {
        return switch (figure) {
            case Figure.Test _, Figure.Mode _ -> true;
            case Figure.Tranche(var _, var property, var _) -> property == TrancheProperty.IS_FINAL;
            case Figure.Input(var name) -> terms(name).kind() == Kind.FLAG;
            default -> false;
        };
    }

    /** The mask of a figure that is a flag. */
    Val flag(Figure figure) {
        return switch (figure) {
            case Figure.Test(var name, var moment) -> {
                var test = Books.found(books.tests, name);
                yield code.not(moment == Moment.PREVIOUS ? test.failedBefore : test.failed.value());
            }
            case Figure.Mode(var name) -> books.isMode(books.mode.value(), name);
            case Figure.Tranche(var name, var _, var _) -> isFinal(name);
            case Figure.Input(var name) ->
                code.subtract(code.constant(0), books.layout.input(Input.declared(name), 0, 1));
            default -> throw new IllegalStateException(figure.path() + " is no flag");
        };
    }

    Val isFinal(String className) {
        if (books.named(className).terms().scheduledFinalPaymentDate().isEmpty()) {
            return code.constant(Val.FALSE);
        }
        return code.subtract(code.constant(0), books.layout.input(new Input(Input.Kind.IS_FINAL, className), 0, 1));
    }

    /** The value of a figure that is no flag. */
    Quantity number(Figure figure) {
        return switch (figure) {
            case Figure.Tranche(var name, var property, var moment) -> property(name, property, moment);
            case Figure.Classes(var aggregate, var names, var property, var moment) ->
                aggregate(
                        aggregate,
                        names.stream()
                                .flatMap(name -> books.deal.classesOf(name).stream())
                                .map(name -> property(name, property, moment))
                                .toList());
            case Figure.Index(var name) -> calculator.over(fixing(name), books.bounds.rateUnit());
            case Figure.Input(var name) -> declared(terms(name));
            case Figure.Payment(var property) ->
                calculator.whole(
                        switch (property) {
                            case NUMBER -> paymentNumber();
                            case DATE -> books.layout.input(calendar(Input.Kind.PAYMENT_DATE), FIRST_DAY, LAST_DAY);
                            case DAYS -> books.layout.input(calendar(Input.Kind.PAYMENT_DAYS), 0, books.bounds.days());
                            case DAYS_360 ->
                                books.layout.input(calendar(Input.Kind.PAYMENT_DAYS_360), 0, books.bounds.days());
                        });
            default -> calculator.whole(money(figure));
        };
    }

    Val paymentNumber() {
        return books.layout.input(calendar(Input.Kind.PAYMENT_NUMBER), 1, DATES);
    }

    Val fixing(String index) {
        return books.layout.input(Input.fixing(index), -books.bounds.rate(), books.bounds.rate());
    }

    private static Input calendar(Input.Kind kind) {
        return new Input(kind, "");
    }

    private Val money(Figure figure) {
        return switch (figure) {
            case Figure.Pool(var property, var moment) ->
                switch (property) {
                    case BALANCE ->
                        moment == PoolMoment.BEGIN
                                ? books.money(Input.POOL_BEGIN)
                                : moment == PoolMoment.END ? books.poolEnd : books.money(Input.POOL_CUT_OFF);
                    case DEFAULTED -> books.money(Input.POOL_DEFAULTED);
                    case CUMULATIVE_DEFAULTED -> books.cumulativeDefaulted();
                    case DELINQUENT_30 -> books.money(Input.POOL_DELINQUENT_30);
                    case DELINQUENT_60 -> books.money(Input.POOL_DELINQUENT_60);
                    case DELINQUENT_90 -> books.money(Input.POOL_DELINQUENT_90);
                    case COUNT -> books.layout.input(Input.POOL_COUNT, 0, Limits.WIDEST_MONEY);
                };
            case Figure.Account(var name, var moment) ->
                moment == Moment.OPEN
                        ? Books.found(books.accountsOpen, name)
                        : books.account(name).value();
            case Figure.Ledger(var name, var moment) ->
                moment == Moment.OPEN
                        ? Books.found(books.ledgersOpen, name)
                        : Books.found(books.ledgers, name).value();
            case Figure.Collected(var source, var moment) -> collected(source, moment);
            case Figure.Paid(var target, var kind) ->
                switch (kind) {
                    case INTEREST -> books.named(target).interestPaid.value();
                    case PRINCIPAL -> books.named(target).principalPaid.value();
                    case FEE -> Books.found(books.feesPaid, target).value();
                };
            case Figure.FeeDue(var fee) -> Books.found(books.fees, fee).value();
            default -> throw new IllegalStateException(figure.path() + " is no amount of money");
        };
    }

    private Val collected(String source, Moment moment) {
        boolean total = source.equals(Figure.Collected.TOTAL);
        if (moment == Moment.PERIOD) {
            return total ? books.collectedTotal : Books.found(books.collected, source);
        }
        return total ? books.collectedTotalSinceClosing : Books.found(books.collectedSinceClosing, source);
    }

    private Quantity property(String className, TrancheProperty property, Moment moment) {
        var book = books.named(className);
        return switch (property) {
            case BALANCE -> calculator.whole(moment == Moment.OPEN ? book.open : book.balance.value());
            case ORIGINAL_BALANCE ->
                calculator.whole(code.constant(book.terms().originalBalance().minorUnits()));
            case INTEREST_DUE -> calculator.whole(interestDue(book));
            case DEFERRED_INTEREST -> calculator.whole(book.openDeferred);
            case WRITTEN_DOWN ->
                calculator.whole(moment == Moment.OPEN ? book.openWrittenDown : book.writtenDown.value());
            case RATE -> book.rate;
            case IS_FINAL -> calculator.flag(isFinal(className));
        };
    }

    Val interestDue(ClassBook book) {
        return code.add(code.add(book.deferred.value(), book.onDeferred.value()), book.current.value());
    }

    private Quantity aggregate(Aggregate aggregate, List<Quantity> values) {
        var zero = calculator.whole(code.constant(0));
        return switch (aggregate) {
            case SUM -> values.stream().reduce(zero, calculator::plus);
            case MIN -> values.stream().reduce(calculator::min).orElse(zero);
            case MAX -> values.stream().reduce(calculator::max).orElse(zero);
            case AVG ->
                values.isEmpty()
                        ? zero
                        : calculator.times(
                                values.stream().reduce(zero, calculator::plus),
                                calculator.constant(Fraction.of(1).dividedBy(Fraction.of(values.size()))));
        };
    }

    private Quantity declared(InputTerms terms) {
        var input = Input.declared(terms.name());
        return switch (terms.kind()) {
            case MONEY -> calculator.whole(books.layout.input(input, 0, books.bounds.money()));
            case RATE -> calculator.over(books.layout.input(input, 0, books.bounds.rate()), books.bounds.rateUnit());
            case COUNT -> calculator.whole(books.layout.input(input, 0, Limits.WIDEST_MONEY));
            case FLAG, DATE -> throw new IllegalStateException("no number: input " + terms.name());
        };
    }

    private InputTerms terms(String name) {
        return books.deal.inputs().stream()
                .filter(terms -> terms.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a checked deal names no input " + name));
    }
}
