package io.penstock.tape.workbook;

import io.penstock.tape.CellType;
import io.penstock.tape.DateForm;
import io.penstock.tape.TapeField;
import io.penstock.tape.Unit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A stored value as the text that the field's form expects, so that a workbook is judged by the rules of any other file: a
 * day in the form of the field's days, a percentage in its unit, a number without exponent. Nothing goes through binary
 * floating point again: the digits are those that the workbook stores.
 */
final class CellText {

    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_EXPONENT = 60;
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(2_958_465);

    /** Days between 1970 and the day before the first of 1900, as spreadsheets count: they have a 29 February 1900. */
    private static final long SINCE_1900 = 25_569;

    private static final long SINCE_1904 = 24_107;
    private static final long NO_SUCH_DAY = 60;

    private final boolean from1904;

    /** @param from1904 whether the workbook counts days from 1904 */
    CellText(boolean from1904) {
        this.from1904 = from1904;
    }

    /** The text of a cell for a field; for no field in plain. */
    String of(SheetCells cell, @Nullable TapeField field) {
        var stored = cell.value().toString();
        return switch (cell.type()) {
            case TEXT, ERROR -> stored;
            case FLAG -> flag(stored.strip(), field);
            case DAY -> isoDay(stored.strip(), field);
            case NUMBER -> number(stored.strip(), cell.style(), field);
        };
    }

    private static String flag(String stored, @Nullable TapeField field) {
        boolean yes = stored.equals("1") || stored.equals("true");
        return field != null && field.type() == CellType.YES_NO ? yes ? "Y" : "N" : yes ? "true" : "false";
    }

    private static String isoDay(String stored, @Nullable TapeField field) {
        var day = stored.length() > 10 && stored.charAt(10) == 'T' ? stored.substring(0, 10) : stored;
        long parsed = DateForm.ISO.parse(day.toCharArray(), 0, day.length());
        return parsed == DateForm.WRONG_FORM || parsed == DateForm.NO_SUCH_DAY
                ? stored
                : datesOf(field).text(parsed);
    }

    private String number(String stored, CellStyles.Kind style, @Nullable TapeField field) {
        if (!isNumber(stored)) {
            return stored;
        }
        if (field != null && field.type() == CellType.TEXT && stored.indexOf('E') >= 0) {
            return stored; // a number of a loan that lost its digits must look like one
        }
        BigDecimal value;
        try {
            value = new BigDecimal(stored);
        } catch (NumberFormatException _) {
            return stored;
        }
        if (Math.abs((long) value.scale()) > MOST_EXPONENT) {
            return stored;
        }
        if (style == CellStyles.Kind.DATE) {
            return day(value, field);
        }
        if (style == CellStyles.Kind.PERCENT && field != null && field.type() == CellType.RATE) {
            // The workbook says what it means: 6.87 % is stored as 0.0687, whatever unit the column has elsewhere.
            return plain(value.movePointRight(unitOf(field)));
        }
        return stored.indexOf('E') >= 0 || stored.indexOf('e') >= 0 ? plain(value) : stored;
    }

    private static int unitOf(TapeField field) {
        return field.unit() == Unit.PERCENT || field.unit() == Unit.BASIS_POINTS
                ? -field.unit().shift()
                : 0;
    }

    private String day(BigDecimal serial, @Nullable TapeField field) {
        if (serial.signum() < 0 || serial.compareTo(MOST_DAYS) > 0) {
            return plain(serial);
        }
        long days = serial.longValue(); // what is left over is the time of day
        if (days == 0 && !from1904) {
            return plain(serial);
        }
        if (from1904) {
            return datesOf(field).text(days - SINCE_1904);
        }
        return days == NO_SUCH_DAY
                ? datesOf(field).text(1900, 2, 29)
                : datesOf(field).text(days - SINCE_1900 + (days < NO_SUCH_DAY ? 1 : 0));
    }

    private static DateForm datesOf(@Nullable TapeField field) {
        return field != null && field.type() == CellType.DATE ? field.dates() : DateForm.ISO;
    }

    private static String plain(BigDecimal value) {
        return (value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros()).toPlainString();
    }

    private static boolean isNumber(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'E' && c != 'e') {
                return false;
            }
        }
        return true;
    }
}
