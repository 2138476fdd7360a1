package io.penstock.servicing.loan.adapter.csv;

import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.CollectionFault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one row, and keeps the first thing that is wrong with it. */
final class CollectionRow {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,10})?");

    private final int line;
    private final String[] fields;
    private final YearMonth collectionPeriod;
    private final int currencyDecimals;
    private @Nullable CollectionFault fault;

    CollectionRow(int line, String[] fields, YearMonth collectionPeriod, int currencyDecimals) {
        this.line = line;
        this.fields = fields;
        this.collectionPeriod = collectionPeriod;
        this.currencyDecimals = currencyDecimals;
    }

    /** The first fault, after {@link #read} has given none. */
    CollectionFault fault() {
        return Objects.requireNonNull(fault, "the row has no fault");
    }

    /** The entry, or null if the row has a fault. */
    @Nullable
    CollectionEntry read() {
        if (fields[0].isBlank()) {
            return wrong(CollectionFault.LOAN_ID, "LOAN_ID_EMPTY", "name the loan");
        }
        var date = date();
        if (date == null) {
            return wrong(CollectionFault.DATE, "DATE_INVALID", "write the date as 2020-08-31");
        }
        if (!YearMonth.from(date).equals(collectionPeriod)) {
            return wrong(
                    CollectionFault.DATE,
                    "DATE_OUTSIDE_PERIOD",
                    "this file is for " + collectionPeriod + ": send the row with the file of its own month");
        }
        var type = Arrays.stream(CollectionEntry.Type.values())
                .filter(t -> t.name().equals(fields[2]))
                .findFirst();
        if (type.isEmpty()) {
            return wrong(
                    CollectionFault.TYPE,
                    "TYPE_UNKNOWN",
                    "use one of " + Arrays.toString(CollectionEntry.Type.values()));
        }
        return type.get() == CollectionEntry.Type.DEFAULT ? unpaid(date) : paid(date, type.get());
    }

    private @Nullable CollectionEntry unpaid(LocalDate date) {
        return fields[3].isEmpty()
                ? new CollectionEntry(line, fields[0], date, CollectionEntry.Type.DEFAULT, 0)
                : wrong(CollectionFault.AMOUNT, "AMOUNT_NOT_EMPTY", "a DEFAULT moves no cash: leave the amount empty");
    }

    private @Nullable CollectionEntry paid(LocalDate date, CollectionEntry.Type type) {
        var amount = amount();
        if (amount.isEmpty()) {
            return wrong(
                    CollectionFault.AMOUNT,
                    "AMOUNT_INVALID",
                    "write the amount as 1234.56, with at most " + currencyDecimals + " decimals");
        }
        return amount.get() > 0
                ? new CollectionEntry(line, fields[0], date, type, amount.get())
                : wrong(CollectionFault.AMOUNT, "AMOUNT_NOT_POSITIVE", "a row is cash received, above zero");
    }

    private Optional<Long> amount() {
        if (!AMOUNT.matcher(fields[3]).matches()) {
            return Optional.empty();
        }
        var minor = new BigDecimal(fields[3]).movePointRight(currencyDecimals);
        return minor.stripTrailingZeros().scale() > 0 ? Optional.empty() : Optional.of(minor.longValueExact());
    }

    private @Nullable LocalDate date() {
        try {
            return LocalDate.parse(fields[1]);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private @Nullable CollectionEntry wrong(int column, String code, String whatToDo) {
        fault = new CollectionFault(line, column, code, fields[column - 1], whatToDo);
        return null;
    }
}
