package io.penstock.tape;

import io.penstock.tape.TapeRow.Kind;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the text of one cell as its field says, and finds what breaks the field by itself. An instance reads one tape.
 */
final class CellReader {

    private static final int LONGEST_CELL = 10_000;
    private static final int SCORE_LOWEST = 250;
    private static final int SCORE_HIGHEST = 950;
    private static final long EARLIEST = LocalDate.of(1950, 1, 1).toEpochDay();
    private static final long LATEST = LocalDate.of(2150, 12, 31).toEpochDay();
    private static final Set<String> NO_VALUE = Set.of("-", "--", "NA", "N/A", "NONE", "NULL", "NAN", "N.A.", "#N/A");

    private final TapeForm form;
    private final RowFindings findings;
    private final NumberReader numbers = new NumberReader();
    private final boolean hasNamedBlanks;

    CellReader(TapeForm form, RowFindings findings) {
        this.form = form;
        this.findings = findings;
        this.hasNamedBlanks = !form.missing().isEmpty();
    }

    /** Reads a cell and sets its kind and value in the row. */
    void read(TapeRow row, int column, TapeField field) {
        char[] text = row.chars();
        int from = row.startOf(column);
        int to = row.endOf(column);
        while (from < to && text[from] <= ' ') {
            from++;
        }
        while (to > from && text[to - 1] <= ' ') {
            to--;
        }
        if (to - from > LONGEST_CELL) {
            wrong(Rule.CELL_TOO_LONG, row, column, (to - from) + " characters");
            return;
        }
        if (from == to || (hasNamedBlanks && isNamedBlank(text, from, to))) {
            blank(row, column, field);
            return;
        }
        if (to - from == 3 && text[from] == 'N' && text[from + 1] == 'D' && field.noData() != NoData.UNUSED) {
            noData(row, column, field, text[from + 2]);
            return;
        }
        if (field.repeats() && hasSeparator(text, from, to)) {
            several(row, column, field, from, to);
            return;
        }
        one(row, column, field, from, to);
    }

    private boolean isNamedBlank(char[] text, int from, int to) {
        return to - from <= 12 && form.missing().contains(new String(text, from, to - from));
    }

    private void blank(TapeRow row, int column, TapeField field) {
        row.set(column, Kind.BLANK, 0);
        if (field.need() == Need.ESSENTIAL) {
            findings.add(Rule.VALUE_ESSENTIAL_MISSING, column, "", "");
        } else if (field.need() == Need.MANDATORY) {
            findings.add(Rule.VALUE_MISSING, column, "", "");
        }
    }

    private void noData(TapeRow row, int column, TapeField field, char digit) {
        row.set(column, Kind.NO_DATA, digit - '0');
        if (digit < '1' || digit > '5') {
            findings.add(Rule.NO_DATA_UNKNOWN, column, row, "");
        } else if (!field.noData().allows(digit - '0')) {
            findings.add(
                    field.need() == Need.ESSENTIAL ? Rule.VALUE_ESSENTIAL_MISSING : Rule.NO_DATA_NOT_ALLOWED,
                    column,
                    row,
                    "");
        }
    }

    private static boolean hasSeparator(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == ';' || text[i] == ',') {
                return true;
            }
        }
        return false;
    }

    /** Each part by itself; the row keeps the text and no value, since there are several. */
    private void several(TapeRow row, int column, TapeField field, int from, int to) {
        char[] text = row.chars();
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || text[i] == ';' || text[i] == ',') {
                int left = start;
                int right = i;
                while (left < right && text[left] <= ' ') {
                    left++;
                }
                while (right > left && text[right - 1] <= ' ') {
                    right--;
                }
                if (left < right) {
                    one(row, column, field, left, right);
                }
                start = i + 1;
            }
        }
        row.set(column, Kind.TEXT, 0);
    }

    private void one(TapeRow row, int column, TapeField field, int from, int to) {
        switch (field.type()) {
            case TEXT -> text(row, column, field, from, to);
            case INTEGER -> integer(row, column, field, from, to);
            case DECIMAL, AMOUNT, RATE -> number(row, column, field, from, to);
            case DATE -> date(row, column, field, from, to);
            case FLAG -> flag(row, column, field, from, to, "true", "false");
            case YES_NO -> flag(row, column, field, from, to, "Y", "N");
            case CODE -> code(row, column, field, from, to);
            case SCORE -> score(row, column, from, to);
            case CURRENCY -> coded(row, column, Rule.CURRENCY_UNKNOWN, IsoCodes.isCurrency(row.chars(), from, to));
            case COUNTRY -> coded(row, column, Rule.COUNTRY_UNKNOWN, IsoCodes.isCountry(row.chars(), from, to));
            case LEI -> coded(row, column, Rule.LEI_WRONG, IsoCodes.isLei(row.chars(), from, to));
        }
    }

    private void text(TapeRow row, int column, TapeField field, int from, int to) {
        row.set(column, Kind.TEXT, 0);
        char[] text = row.chars();
        for (int i = from; i < to; i++) {
            if ((text[i] < ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') || text[i] == 0x7F) {
                findings.add(Rule.TEXT_CONTROL_CHARACTER, column, "", "character " + (int) text[i]);
                break;
            }
        }
        char first = text[from];
        if (first == '='
                || first == '@'
                || ((first == '+' || first == '-') && to - from > 1 && !isDigit(text[from + 1]))) {
            findings.add(Rule.TEXT_FORMULA, column, row, "");
        }
        if (field.length() > 0 && to - from > field.length()) {
            findings.add(Rule.TEXT_TOO_LONG, column, row, (to - from) + " characters, at most " + field.length());
        }
        if (field.role().isEmpty()) {
            return;
        }
        var role = field.role().get();
        if (role == Role.LOAN_ID && isDamaged(text, from, to)) {
            wrong(Rule.ID_DAMAGED, row, column, "");
        } else if (role == Role.STATUS && PrefixedStatus.hasPrefix(text, from, to)) {
            findings.add(Rule.STATUS_PREFIXED, column, row, "status " + PrefixedStatus.status(text, from, to));
        }
    }

    /** {@code 1.23457E+11} and {@code 123456789012.0} were loan numbers once. */
    private static boolean isDamaged(char[] text, int from, int to) {
        if (!isDigit(text[from])) {
            return false;
        }
        return new String(text, from, Math.min(to - from, 40))
                .matches("[0-9]+([.,][0-9]+)?[eE]\\+?[0-9]+|[0-9]{5,}\\.0+");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean refused(TapeRow row, int column, int from, int to, NumberReader.Outcome outcome, TapeField field) {
        switch (outcome) {
            case EXACT -> {
                return false;
            }
            case ROUNDED -> {
                if (field.type() == CellType.AMOUNT) {
                    findings.add(Rule.AMOUNT_FRACTION_OF_CENT, column, row, "");
                }
                return false;
            }
            case FLOAT_NOISE -> {
                findings.add(Rule.NUMBER_FLOAT_NOISE, column, row, "");
                return false;
            }
            case EXPONENT -> {
                findings.add(Rule.NUMBER_EXPONENT, column, row, "");
                return false;
            }
            case SEPARATED -> wrong(Rule.NUMBER_SEPARATED, row, column, "");
            case TOO_LARGE -> wrong(Rule.NUMBER_TOO_LARGE, row, column, "");
            case MALFORMED -> malformed(row, column, from, to);
        }
        return true;
    }

    private void malformed(TapeRow row, int column, int from, int to) {
        if (isNoValue(row.chars(), from, to)) {
            row.set(column, Kind.BLANK, 0);
            findings.add(Rule.VALUE_MISSING_AS_TEXT, column, row, "");
        } else {
            wrong(Rule.NUMBER_MALFORMED, row, column, "");
        }
    }

    private static boolean isNoValue(char[] text, int from, int to) {
        return to - from <= 5 && NO_VALUE.contains(new String(text, from, to - from).toUpperCase(Locale.ROOT));
    }

    private void number(TapeRow row, int column, TapeField field, int from, int to) {
        int decimals = Math.max(0, field.type().decimals() + field.unit().shift());
        if (!refused(row, column, from, to, numbers.read(row.chars(), from, to, decimals), field)) {
            row.set(column, Kind.NUMBER, numbers.value());
        }
    }

    private void integer(TapeRow row, int column, TapeField field, int from, int to) {
        var outcome = numbers.read(row.chars(), from, to, 0);
        if (outcome == NumberReader.Outcome.ROUNDED || outcome == NumberReader.Outcome.FLOAT_NOISE) {
            wrong(Rule.NUMBER_NOT_WHOLE, row, column, "");
        } else if (!refused(row, column, from, to, outcome, field)) {
            row.set(column, Kind.NUMBER, numbers.value());
            if (field.length() > 0 && field.length() < 18 && Math.abs(numbers.value()) >= power(field.length())) {
                wrong(Rule.NUMBER_TOO_LARGE, row, column, "at most " + field.length() + " digits");
            }
        }
    }

    private static long power(int digits) {
        long ten = 1;
        for (int i = 0; i < digits; i++) {
            ten *= 10;
        }
        return ten;
    }

    private void date(TapeRow row, int column, TapeField field, int from, int to) {
        long day = field.dates().parse(row.chars(), from, to);
        if (day == DateForm.WRONG_FORM) {
            if (isNoValue(row.chars(), from, to)) {
                row.set(column, Kind.BLANK, 0);
                findings.add(Rule.VALUE_MISSING_AS_TEXT, column, row, "");
            } else {
                wrong(
                        Rule.DATE_MALFORMED,
                        row,
                        column,
                        "expected a date like " + field.dates().example());
            }
        } else if (day == DateForm.NO_SUCH_DAY) {
            wrong(Rule.DATE_IMPOSSIBLE, row, column, "");
        } else {
            row.set(column, Kind.DAY, day);
            if (day < EARLIEST || day > LATEST) {
                findings.add(Rule.DATE_FAR_OFF, column, row, "");
            }
        }
    }

    private void flag(TapeRow row, int column, TapeField field, int from, int to, String yes, String no) {
        // Programs write True where the schema says true; the letters of Y/N are those of the regulation.
        boolean anyCase = field.type() == CellType.FLAG;
        if (Chars.equal(row.chars(), from, to, yes, anyCase)) {
            row.set(column, Kind.NUMBER, 1);
        } else if (Chars.equal(row.chars(), from, to, no, anyCase)) {
            row.set(column, Kind.NUMBER, 0);
        } else if (isNoValue(row.chars(), from, to)) {
            row.set(column, Kind.BLANK, 0);
            findings.add(Rule.VALUE_MISSING_AS_TEXT, column, row, "");
        } else {
            row.set(column, Kind.WRONG, 0);
            findings.add(Rule.FLAG_MALFORMED, column, row, "expected " + yes + " or " + no);
        }
    }

    private void code(TapeRow row, int column, TapeField field, int from, int to) {
        row.set(column, Kind.TEXT, 0);
        if (field.role().filter(r -> r == Role.STATUS).isPresent() && PrefixedStatus.hasPrefix(row.chars(), from, to)) {
            findings.add(Rule.STATUS_PREFIXED, column, row, "status " + PrefixedStatus.status(row.chars(), from, to));
            return;
        }
        if (!field.codes().isEmpty() && !field.codes().contains(new String(row.chars(), from, to - from))) {
            if (isNoValue(row.chars(), from, to)) {
                row.set(column, Kind.BLANK, 0);
                findings.add(Rule.VALUE_MISSING_AS_TEXT, column, row, "");
            } else {
                findings.add(Rule.CODE_UNKNOWN, column, row, field.codes().size() > 12 ? "" : "known: " + known(field));
            }
        }
    }

    private static String known(TapeField field) {
        return String.join(", ", field.codes().stream().sorted().toList());
    }

    private void score(TapeRow row, int column, int from, int to) {
        var outcome = numbers.read(row.chars(), from, to, 0);
        if (outcome != NumberReader.Outcome.EXACT || numbers.value() == 0) {
            row.set(column, Kind.BLANK, 0);
            findings.add(Rule.SCORE_AS_TEXT, column, row, "");
        } else {
            row.set(column, Kind.NUMBER, numbers.value());
            if (numbers.value() < SCORE_LOWEST || numbers.value() > SCORE_HIGHEST) {
                findings.add(Rule.SCORE_OUT_OF_RANGE, column, row, "");
            }
        }
    }

    private void coded(TapeRow row, int column, Rule rule, boolean known) {
        row.set(column, Kind.TEXT, 0);
        if (!known) {
            findings.add(rule, column, row, "");
        }
    }

    private void wrong(Rule rule, TapeRow row, int column, String detail) {
        row.set(column, Kind.WRONG, 0);
        findings.add(rule, column, row, detail);
    }
}
