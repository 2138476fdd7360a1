package io.penstock.cli.deal;

import io.penstock.deal.FindingCode;
import java.util.EnumMap;
import java.util.Map;

/** What to do about a finding, in one sentence. */
final class Advice {

    private static final Map<FindingCode, String> BY_CODE = new EnumMap<>(FindingCode.class);

    static {
        BY_CODE.put(FindingCode.JSON_MALFORMED, "Write the document as YAML or JSON of texts, lists and maps");
        BY_CODE.put(FindingCode.SCHEMA_UNKNOWN, "Write schema: penstock/deal/1");
        BY_CODE.put(FindingCode.KEY_UNKNOWN, "Correct its spelling or remove it; docs/reference lists the keys");
        BY_CODE.put(FindingCode.KEY_MISSING, "Add the key");
        BY_CODE.put(FindingCode.SHAPE_UNEXPECTED, "See the reference page for what belongs here");
        BY_CODE.put(FindingCode.VALUE_MALFORMED, "Write it in the form that is named; amounts and rates in quotes");
        BY_CODE.put(FindingCode.VALUE_OUT_OF_RANGE, "Choose a value within the limits that are named");
        BY_CODE.put(FindingCode.CURRENCY_UNKNOWN, "Use an ISO 4217 code, such as USD");
        BY_CODE.put(FindingCode.CALENDAR_UNKNOWN, "Use one of the calendars that are named");
        BY_CODE.put(FindingCode.CALENDAR_WITHOUT_YEARS, "Choose dates that the calendar covers");
        BY_CODE.put(
                FindingCode.DATES_OUT_OF_ORDER,
                "Put the dates in order: cut-off, closing, first payment, legal final maturity");
        BY_CODE.put(
                FindingCode.PAYMENT_DATE_NOT_ON_CALENDAR, "Write the first payment date as the convention moves it");
        BY_CODE.put(
                FindingCode.CUT_OFF_NOT_BEFORE_FIRST_PERIOD,
                "Put the cut-off on the day before the first collection period, or set collectionPeriodsInFirst");
        BY_CODE.put(FindingCode.ACCRUAL_RULE_MISSING, "Name the accrual rule of this day count under calendar.accrual");
        BY_CODE.put(FindingCode.NAME_DUPLICATE, "Give it another name");
        BY_CODE.put(FindingCode.NAME_UNKNOWN, "Correct the name, or define what it names");
        BY_CODE.put(FindingCode.NAME_RESERVED, "Choose a name that the formula language does not use");
        BY_CODE.put(FindingCode.CLAUSE_DUPLICATE, "Number each step by its own clause, for example 3(a) and 3(b)");
        BY_CODE.put(FindingCode.DENOMINATION_NOT_DIVIDING, "Change the denomination or the original balance");
        BY_CODE.put(FindingCode.ROUNDING_UNNAMED, "Name the rounding under rounding");
        BY_CODE.put(FindingCode.FORMULA_MALFORMED, "Correct the formula at the character that is named");
        BY_CODE.put(FindingCode.TYPE_MISMATCH, "Make both sides the same kind: money, rate, count, flag or date");
        BY_CODE.put(FindingCode.CURRENCY_MISMATCH, "Write the amount in the currency of the deal");
        BY_CODE.put(FindingCode.TIME_MISSING, "Say when the figure is read, for example @open, @now or @end");
        BY_CODE.put(
                FindingCode.DIVISION_WITHOUT_DEFAULT,
                "Write div(a, b, otherwise); otherwise is the value when b is zero");
        BY_CODE.put(FindingCode.PRECISION_TOO_DEEP, "Shorten the figure to the decimals that are allowed");
        BY_CODE.put(FindingCode.AMOUNT_CYCLE, "Break the circle: one of these amounts must not read the others");
        BY_CODE.put(
                FindingCode.AMOUNT_BEFORE_KNOWN,
                "Write at: use, or read a figure that is known at the start of the payment date");
        BY_CODE.put(FindingCode.AMOUNT_UNUSED, "Remove it, or report it with a note step");
        BY_CODE.put(FindingCode.GROUP_OVERLAP, "Let each class stand once");
        BY_CODE.put(FindingCode.ORDER_EMPTY, "Name at least one class");
        BY_CODE.put(FindingCode.MODE_UNREACHABLE, "Remove the mode, or add a transition to it");
        BY_CODE.put(
                FindingCode.MODE_WITHOUT_RESIDUAL, "End the mode with a residual step, so that no cash stays behind");
        BY_CODE.put(FindingCode.STEP_UNREACHABLE, "Move the step before the one that takes all cash, or remove it");
        BY_CODE.put(FindingCode.BRANCH_WITHOUT_ELSE, "Add an else branch if something has to happen in the other case");
        BY_CODE.put(FindingCode.SOURCE_WEIGHT_NOT_ONE, "Let the weights of the source add up to 1");
        BY_CODE.put(FindingCode.SOURCE_UNMAPPED, "Send the source to an account under sources");
        BY_CODE.put(FindingCode.CASH_PAID_TWICE, "Pay it in one of these steps only");
        BY_CODE.put(
                FindingCode.LOSS_WITHOUT_TREATMENT, "Give the class losses: WRITE_DOWN, or leave it out of the step");
        BY_CODE.put(FindingCode.ACCRUED_NEVER_PAID, "Add a step that pays it");
        BY_CODE.put(FindingCode.DUE_NEVER_ACCRUED, "Give the class a coupon, or remove the step");
        BY_CODE.put(FindingCode.TRANCHE_NEVER_PAID, "Add a step that repays the class");
        BY_CODE.put(
                FindingCode.ACCOUNT_NEVER_EMPTIED,
                "Add a residual or transfer step from the account, or write keeps: \"true\"");
        BY_CODE.put(FindingCode.TEST_NEVER_EVALUATED, "Add an evaluate step, or set at: start or end");
        BY_CODE.put(FindingCode.CALL_PRICE_MISSING, "Name the amount that is paid for the pool under price");
    }

    private Advice() {}

    static String on(FindingCode code) {
        return BY_CODE.getOrDefault(code, "");
    }
}
