package io.penstock.tape;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The row at hand as a loan of a pool: what a pool needs of a row of any form, and its figures by what they mean. A pool needs a
 * number, a day, a region, amounts, terms, a rate and a balance; figures of the period's cash flow are needed if the tape
 * has their columns. A tape without an opening balance has nothing to roll forward: its opening is what its figures give.
 */
public final class PoolLoans {

    private static final Pattern LOAN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,39}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}[A-Z0-9-]{0,8}");
    private static final int LONGEST_TERM = 600;
    private static final int HIGHEST_SCORE = 999;
    private static final int MOST_DAYS = 99_999;
    private static final int RATE_DECIMALS = 10;
    private static final int CENT_DECIMALS = 2;

    /** Without one of these there is no loan of a pool. */
    private static final List<Role> NEEDED = List.of(
            Role.LOAN_ID,
            Role.PERIOD_END,
            Role.REGION,
            Role.ORIGINAL_AMOUNT,
            Role.ORIGINAL_TERM,
            Role.REMAINING_TERM,
            Role.RATE,
            Role.CLOSING_BALANCE,
            Role.SCHEDULED_PAYMENT);

    /** These have a value on each row if the tape has the column. */
    private static final List<Role> FLOWS = List.of(
            Role.OPENING_BALANCE,
            Role.SCHEDULED_INTEREST,
            Role.SCHEDULED_PRINCIPAL,
            Role.INTEREST_PAID,
            Role.PRINCIPAL_PAID,
            Role.OTHER_PAID,
            Role.TOTAL_PAID,
            Role.ADJUSTMENT);

    private static final Map<Role, Long> HIGHEST = highest();

    private final RoleView view;
    private final RowFindings found;
    private final String currency;
    private final int fractionDigits;

    PoolLoans(RoleView view, RowFindings found, Currency currency) {
        this.view = view;
        this.found = found;
        this.currency = currency.getCurrencyCode();
        this.fractionDigits = currency.getDefaultFractionDigits();
    }

    private static Map<Role, Long> highest() {
        var map = new EnumMap<Role, Long>(Role.class);
        map.put(Role.ORIGINAL_TERM, (long) LONGEST_TERM);
        map.put(Role.REMAINING_TERM, (long) LONGEST_TERM);
        map.put(Role.DAYS_LATE, (long) MOST_DAYS);
        map.put(Role.SCORE, (long) HIGHEST_SCORE);
        map.put(Role.ORIGINAL_AMOUNT, Long.MAX_VALUE);
        map.put(Role.OPENING_BALANCE, Long.MAX_VALUE);
        map.put(Role.CLOSING_BALANCE, Long.MAX_VALUE);
        map.put(Role.SCHEDULED_PAYMENT, Long.MAX_VALUE);
        return map;
    }

    /** Columns that the tape lacks, or why its rows are no loans of a pool. */
    void columns(TapeForm form, FindingSink sink) {
        for (var role : NEEDED) {
            if (!view.isOnTape(role)) {
                var name = form.of(role).map(TapeField::name).orElse(role.name());
                sink.found(new Finding(Rule.POOL_COLUMN_MISSING, 1, name, "", "", "role " + role));
            }
        }
        if (form.history() || view.isOnTape(Role.ITEM_ID)) {
            sink.found(Finding.ofFile(
                    Rule.POOL_ROWS_REPEAT, form.history() ? "several periods of a loan" : "several objects of a loan"));
        }
    }

    /** What of the row is no loan of a pool. What is wrong with a cell by itself was found before and is not repeated. */
    void check() {
        for (var role : NEEDED) {
            needed(role);
        }
        for (var role : FLOWS) {
            if (view.isOnTape(role)) {
                needed(role);
            }
        }
        text(Role.LOAN_ID, LOAN, "letters, digits, dots, dashes, slashes, at most 40");
        text(Role.REGION, REGION, "two capital letters, and what parts of a country add: VT, DE-BY, DE212");
        HIGHEST.forEach((role, most) -> {
            if (view.has(role) && (view.value(role) < 0 || view.value(role) > most)) {
                found.add(
                        Rule.POOL_VALUE_OUT_OF_RANGE,
                        view.column(role),
                        view.row(),
                        most == Long.MAX_VALUE ? "not negative" : "from 0 to " + most);
            }
        });
        if (view.isFilled(Role.CURRENCY) && !view.text(Role.CURRENCY).equals(currency)) {
            found.add(
                    Rule.POOL_VALUE_OUT_OF_RANGE, view.column(Role.CURRENCY), view.row(), "the pool is in " + currency);
        }
        if (fractionDigits < CENT_DECIMALS) {
            wholeUnits();
        }
    }

    private void needed(Role role) {
        if (view.isOnTape(role) && !view.isFilled(role)) {
            found.add(Rule.POOL_VALUE_MISSING, view.column(role), view.row(), "role " + role);
        }
    }

    private void text(Role role, Pattern pattern, String expected) {
        if (view.isFilled(role) && !pattern.matcher(view.text(role)).matches()) {
            found.add(Rule.POOL_VALUE_OUT_OF_RANGE, view.column(role), view.row(), "expected " + expected);
        }
    }

    /** Amounts are read with two decimals; a currency without any may not have had them. */
    private void wholeUnits() {
        for (var role : Role.values()) {
            if (role.type() == CellType.AMOUNT && view.has(role) && view.value(role) % unit() != 0) {
                found.add(
                        Rule.POOL_VALUE_OUT_OF_RANGE,
                        view.column(role),
                        view.row(),
                        "the pool's currency has " + fractionDigits + " decimals");
            }
        }
    }

    private long unit() {
        long unit = 1;
        for (int i = fractionDigits; i < CENT_DECIMALS; i++) {
            unit *= 10;
        }
        return unit;
    }

    /** Where the row starts in the file, from 1. */
    public long line() {
        return view.row().line();
    }

    /** Text without blanks at its ends; empty if the tape has no such column. */
    public String text(Role role) {
        return view.text(role);
    }

    /** The day, if the row has one here. */
    public Optional<LocalDate> day(Role role) {
        return view.has(role) ? Optional.of(LocalDate.ofEpochDay(view.value(role))) : Optional.empty();
    }

    /** Whether the tape has a column for this. */
    public boolean isOnTape(Role role) {
        return view.isOnTape(role);
    }

    /** Minor units of the pool's currency; zero where the row has no figure. */
    public long amount(Role role) {
        return view.orZero(role) / unit();
    }

    /** A whole number, such as months or days. */
    public OptionalInt whole(Role role) {
        return view.has(role) ? OptionalInt.of((int) view.value(role)) : OptionalInt.empty();
    }

    /** A rate per annum as a decimal without trailing zeros: {@code 0.0687} is 6.87 %. */
    public Optional<BigDecimal> rate(Role role) {
        return view.has(role)
                ? Optional.of(
                        BigDecimal.valueOf(view.value(role), RATE_DECIMALS).stripTrailingZeros())
                : Optional.empty();
    }

    /** Whether the row has a figure or a day here; where it has none, the loan shows zero. */
    public boolean isReported(Role role) {
        return view.has(role);
    }
}
