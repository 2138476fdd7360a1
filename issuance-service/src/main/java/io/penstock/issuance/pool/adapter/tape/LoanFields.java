package io.penstock.issuance.pool.adapter.tape;

import static io.penstock.issuance.pool.adapter.tape.LoanColumn.*;

import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.TapeFault.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns the texts of one loan into a {@link LoanRecord}, or into a fault for each text that is wrong.
 *
 * <p>Numbers are plain decimals with a dot: no thousands separator, no exponent. Amounts may have more decimals than the
 * currency only if these are zeros ({@code 207.10000000}), since no cent is invented; scheduled amounts are the issuer's
 * own projection and are rounded half up.
 */
public final class LoanFields {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");
    private static final Pattern LOAN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,39}");
    private static final Pattern STATE_CODE = Pattern.compile("[A-Z]{2}");
    private static final int LONGEST_TERM = 600;
    private static final int HIGHEST_SCORE = 999;

    private final Function<LoanColumn, String> names;
    private final DateTimeFormatter dates;
    private final String dateExample;
    private final int fractionDigits;
    private final FaultList faults;

    private EnumMap<LoanColumn, String> texts = new EnumMap<>(LoanColumn.class);
    private long line;
    private boolean faulty;

    /**
     * Reads loans of one format.
     *
     * @param names of the columns in this format, for the faults
     * @param dateExample a date as it should look
     * @param fractionDigits of the tape's currency
     */
    public LoanFields(
            Function<LoanColumn, String> names,
            DateTimeFormatter dates,
            String dateExample,
            int fractionDigits,
            FaultList faults) {
        this.names = names;
        this.dates = dates;
        this.dateExample = dateExample;
        this.fractionDigits = fractionDigits;
        this.faults = faults;
    }

    /**
     * Reads one loan.
     *
     * @return empty if a fault was found, which is then in the list
     */
    public Optional<LoanRecord> parse(long loanLine, EnumMap<LoanColumn, String> loanTexts) {
        line = loanLine;
        texts = loanTexts;
        faulty = false;
        var loan = new LoanRecord(
                line,
                text(LOAN_ID, LOAN, "letters, digits, dots, dashes, slashes, at most 40"),
                date(REPORTING_PERIOD_END),
                text(STATE, STATE_CODE, "two capital letters"),
                score(),
                amount(ORIGINAL_AMOUNT),
                whole(ORIGINAL_TERM, LONGEST_TERM).orElse(0),
                whole(REMAINING_TERM, LONGEST_TERM).orElse(0),
                rate(),
                whole(DAYS_PAST_DUE, 99_999),
                amount(BEGINNING_BALANCE),
                amount(CURRENT_BALANCE),
                amount(SCHEDULED_PAYMENT),
                rounded(SCHEDULED_INTEREST),
                rounded(SCHEDULED_PRINCIPAL),
                signed(INTEREST_COLLECTED),
                signed(PRINCIPAL_COLLECTED),
                signed(OTHER_COLLECTED),
                signed(TOTAL_PAID),
                signed(PRINCIPAL_ADJUSTMENT),
                signed(CHARGED_OFF_PRINCIPAL));
        return faulty ? Optional.empty() : Optional.of(loan);
    }

    private String given(LoanColumn column) {
        var text = texts.getOrDefault(column, "").strip();
        if (text.isEmpty() && column.required()) {
            fault(column, Code.MISSING_VALUE, "", "every loan needs a value here");
        }
        return text;
    }

    private String text(LoanColumn column, Pattern pattern, String expected) {
        var text = given(column);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            fault(column, Code.BAD_VALUE, text, "expected " + expected);
        }
        return text;
    }

    private LocalDate date(LoanColumn column) {
        var text = given(column);
        try {
            return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text, dates);
        } catch (DateTimeParseException _) {
            fault(column, Code.BAD_DATE, text, "expected a date like " + dateExample);
            return LocalDate.EPOCH;
        }
    }

    private OptionalInt score() {
        var text = texts.getOrDefault(CREDIT_SCORE, "").strip();
        // Issuers print NONE or 0 for an obligor without a score.
        return text.equalsIgnoreCase("NONE") || text.equals("0")
                ? OptionalInt.empty()
                : whole(CREDIT_SCORE, HIGHEST_SCORE);
    }

    private OptionalInt whole(LoanColumn column, int highest) {
        var text = given(column);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!WHOLE.matcher(text).matches()) {
            fault(column, Code.BAD_NUMBER, text, "expected a whole number, not negative");
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(text);
        if (value > highest) {
            fault(column, Code.OUT_OF_RANGE, text, "at most " + highest);
        }
        return OptionalInt.of(value);
    }

    private BigDecimal rate() {
        var value = decimal(INTEREST_RATE);
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            fault(INTEREST_RATE, Code.OUT_OF_RANGE, value.toPlainString(), "a decimal from 0 to 1: 0.0687 is 6.87 %");
        }
        return value.stripTrailingZeros();
    }

    private long amount(LoanColumn column) {
        long minorUnits = signed(column);
        if (minorUnits < 0) {
            fault(column, Code.OUT_OF_RANGE, texts.getOrDefault(column, ""), "not negative");
        }
        return minorUnits;
    }

    private long signed(LoanColumn column) {
        var value = decimal(column);
        try {
            return value.movePointRight(fractionDigits).longValueExact();
        } catch (ArithmeticException _) {
            fault(column, Code.BAD_NUMBER, value.toPlainString(), "more than " + fractionDigits + " decimals");
            return 0;
        }
    }

    private long rounded(LoanColumn column) {
        return decimal(column)
                .movePointRight(fractionDigits)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private BigDecimal decimal(LoanColumn column) {
        var text = given(column);
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!DECIMAL.matcher(text).matches()) {
            fault(column, Code.BAD_NUMBER, text, "expected a number like 1234.56");
            return BigDecimal.ZERO;
        }
        return new BigDecimal(text);
    }

    private void fault(LoanColumn column, Code code, String value, String detail) {
        faulty = true;
        faults.add(line, names.apply(column), code, value, detail);
    }
}
