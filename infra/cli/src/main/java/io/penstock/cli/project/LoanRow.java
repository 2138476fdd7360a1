package io.penstock.cli.project;

import io.penstock.kernel.Money;
import io.penstock.projection.AmortizationKind;
import io.penstock.projection.DelinquencyBucket;
import io.penstock.projection.LoanTerms;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** A line of a pool file as the terms of a loan. What a cell does not say as it should becomes a fault. */
final class LoanRow {

    /** Takes what is wrong with a cell. */
    @FunctionalInterface
    interface Faults {
        void add(int column, String code, String detail);
    }

    private final Map<LoanColumn, Cell> cells;
    private final Currency currency;
    private final int lineNumber;
    private final Faults faults;

    LoanRow(Map<LoanColumn, Cell> cells, Currency currency, int lineNumber, Faults faults) {
        this.cells = cells;
        this.currency = currency;
        this.lineNumber = lineNumber;
        this.faults = faults;
    }

    /** The loan; without meaning if a fault was added. */
    LoanTerms terms() {
        return new LoanTerms(
                value(LoanColumn.ID, "a text", text -> text, "line " + lineNumber),
                value(LoanColumn.BALANCE, "an amount of " + currency + ", such as 15000.00", this::money, zero()),
                value(LoanColumn.RATE, "a rate: 0.045 or 4.5%, above 1 only with the sign", LoanRow::annualRate, "0"),
                months(LoanColumn.REMAINING_TERM),
                months(LoanColumn.AGE),
                value(
                        LoanColumn.KIND,
                        "one of " + List.of(AmortizationKind.values()),
                        text -> AmortizationKind.valueOf(text.toUpperCase(Locale.ROOT)),
                        AmortizationKind.LEVEL),
                months(LoanColumn.INTEREST_ONLY_MONTHS),
                months(LoanColumn.AMORTIZATION_TERM),
                value(LoanColumn.SCHEDULED_PRINCIPAL, "amounts with blanks between", this::amounts, List.of()),
                value(LoanColumn.FIRST_PERIOD_FACTOR, "a number of months", LoanRow::rate, "1"),
                value(LoanColumn.SEGMENT, "a text", text -> text, ""),
                value(LoanColumn.DELINQUENCY, "one of " + labels(), LoanRow::bucket, DelinquencyBucket.CURRENT),
                value(LoanColumn.COUNT, "a whole number", LoanRow::whole, 1));
    }

    private int months(LoanColumn column) {
        return value(column, "a whole number of months", LoanRow::whole, 0);
    }

    private <T> T value(LoanColumn column, String what, Function<String, T> parser, T otherwise) {
        var cell = cells.get(column);
        if (cell == null) {
            return otherwise;
        }
        try {
            return parser.apply(cell.text());
        } catch (IllegalArgumentException | ArithmeticException e) {
            faults.add(cell.column(), "VALUE_MALFORMED", column.title() + ": \"" + cell.text() + "\" is not " + what);
            return otherwise;
        }
    }

    private Money money(String text) {
        if (!text.matches("-?[0-9]{1,16}(\\.[0-9]+)?")) {
            throw new NumberFormatException(text);
        }
        return Money.of(currency.getCurrencyCode(), text);
    }

    private List<Money> amounts(String text) {
        return Stream.of(text.split("\\s+")).map(this::money).toList();
    }

    private Money zero() {
        return Money.zero(currency);
    }

    /** 5.99 is 5.99 % without its sign far more often than 599 %, which can be written with it. */
    private static String annualRate(String text) {
        var rate = rate(text);
        if (!text.endsWith("%") && new BigDecimal(rate).compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(text);
        }
        return rate;
    }

    /** 4.5% is 0.045, exactly. */
    private static String rate(String text) {
        boolean percent = text.endsWith("%");
        var digits = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (!digits.matches("-?[0-9]{1,9}(\\.[0-9]{1,12})?")) {
            throw new NumberFormatException(text);
        }
        return percent ? new BigDecimal(digits).movePointLeft(2).toPlainString() : digits;
    }

    private static int whole(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new NumberFormatException(text);
        }
        return Integer.parseInt(text);
    }

    private static DelinquencyBucket bucket(String text) {
        return Stream.of(DelinquencyBucket.values())
                .filter(bucket -> bucket.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static List<String> labels() {
        return Stream.of(DelinquencyBucket.values())
                .map(DelinquencyBucket::label)
                .toList();
    }
}
