package io.penstock.deal;

/** What can be wrong with a deal document. Names are stable: programs decide on them. */
public enum FindingCode {
    /** Not JSON of texts, lists and objects. */
    JSON_MALFORMED("Correct the text at the line and column; every scalar is a text in quotes."),
    SCHEMA_UNKNOWN("Write schema: penstock/deal/1 first."),
    /** A key that this version does not know: an ignored clause would move cash. */
    KEY_UNKNOWN("Correct the spelling or remove the key; it would not be ignored silently."),
    KEY_MISSING("Add the key."),
    /** A text where a list or an object belongs, or the like. */
    SHAPE_UNEXPECTED("Write a text, list or object as the reference shows."),
    /** A text that cannot be read as what it should be: amount, date, name. */
    VALUE_MALFORMED("Write the value in the form that the message shows."),
    VALUE_OUT_OF_RANGE("Choose a value within the bounds that the message names."),
    CURRENCY_UNKNOWN("Use an ISO 4217 code that has minor units."),
    CALENDAR_UNKNOWN("Use USNY, TARGET, GBLO, WEEKENDS or NONE, several joined by +."),
    CALENDAR_WITHOUT_YEARS("Choose dates within the years of the calendar, or another calendar."),
    DATES_OUT_OF_ORDER("Correct one of the two dates of the message."),
    /** The first payment date is not the payment day as the convention moves it. */
    PAYMENT_DATE_NOT_ON_CALENDAR("Write the payment date that the message gives, or correct day or convention."),
    /** The cut-off date is not the day before the first collection period. */
    CUT_OFF_NOT_BEFORE_FIRST_PERIOD("Correct the cut-off date, or collectionPeriodsInFirst."),
    ACCRUAL_RULE_MISSING("State the rule for this day count under calendar.accrual, or for the class."),
    NAME_DUPLICATE("Rename one of the two, or remove what stands twice."),
    NAME_UNKNOWN("Correct the name, or define it."),
    /** A name that the formula language uses itself. */
    NAME_RESERVED("Choose another name."),
    CLAUSE_DUPLICATE("Give each step of a mode its own clause."),
    /** The original balance is no multiple of the denomination. */
    DENOMINATION_NOT_DIVIDING("Choose a denomination that divides the original balance."),
    ROUNDING_UNNAMED("Name one of the document's roundings, or add it under rounding."),
    FORMULA_MALFORMED("Correct the formula at the character that the message names."),
    TYPE_MISMATCH("Use a value of the kind that is needed: money, number, condition or date."),
    CURRENCY_MISMATCH("Write the amount in the currency of the deal."),
    TIME_MISSING("Add the moment, as in tranche.A.balance@open."),
    DIVISION_WITHOUT_DEFAULT("Write div(a, b, otherwise), with the value for b = 0."),
    PRECISION_TOO_DEEP("Round in between, by a named amount with round or by roundTo."),
    AMOUNT_CYCLE("Break the circle; previous(name, first) reads the last payment date instead."),
    AMOUNT_BEFORE_KNOWN("Read a figure of an earlier moment, or let the amount say at: use or an earlier clause."),
    /** A warning. */
    AMOUNT_UNUSED("Remove the amount, or use it."),
    GROUP_OVERLAP("Name each class once in a group."),
    ORDER_EMPTY("Name at least one target."),
    MODE_UNREACHABLE("Add a transition, a setMode step or a call that leads into the mode, or remove it."),
    MODE_WITHOUT_RESIDUAL("End the mode with a residual without upTo from collections, on every way."),
    STEP_UNREACHABLE("Remove the step, or move it before the one that leaves it nothing."),
    /** A warning: the steps say nothing for the case that no condition holds. */
    BRANCH_WITHOUT_ELSE("Add else, if only with a note step."),
    /** The weights of a source do not add up to 1. */
    SOURCE_WEIGHT_NOT_ONE("Correct the weights; thirds are 0.3333333333, 0.3333333333 and 0.3333333334."),
    SOURCE_UNMAPPED("Name the account that the source goes to."),
    /** The same cash would count twice. */
    CASH_PAID_TWICE("Name each account once."),
    /** A class is written down or up that does not say so, or says so and never is. */
    LOSS_WITHOUT_TREATMENT("Give the class its losses: WRITE_DOWN or WRITE_DOWN_AND_UP, and a writeDown step."),
    ACCRUED_NEVER_PAID("Add a step that pays it."),
    DUE_NEVER_ACCRUED("Give the class a coupon, or remove it from the step."),
    TRANCHE_NEVER_PAID("Add a step that pays principal or residual to the class."),
    ACCOUNT_NEVER_EMPTIED("Empty the account in each mode by a residual or a transfer of its balance, or say keeps."),
    /** A test that says {@code at: step}, and no step asks it. */
    TEST_NEVER_EVALUATED("Add an evaluate step, or ask the test at start or end."),
    CALL_PRICE_MISSING("Name the amount for which the call buys the assets.");

    private final String remedy;

    FindingCode(String remedy) {
        this.remedy = remedy;
    }

    /** What to do about it, in one sentence. */
    public String remedy() {
        return remedy;
    }

    /** Whether a document with this finding can still be run. */
    public boolean isWarning() {
        return this == AMOUNT_UNUSED || this == BRANCH_WITHOUT_ELSE;
    }
}
