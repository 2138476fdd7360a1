package io.penstock.cli.project;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.stream.Stream;

/** The columns of a pool file. */
enum LoanColumn {
    ID("id", "id", false),
    BALANCE("balance", "balance", true),
    RATE("rate", "annualRate", true),
    REMAINING_TERM("remainingTerm", "remainingTerm", true),
    AGE("age", "age", true),
    KIND("kind", "kind", false),
    AMORTIZATION_TERM("amortizationTerm", "amortizationTerm", false),
    INTEREST_ONLY_MONTHS("interestOnlyMonths", "interestOnlyMonths", false),
    SCHEDULED_PRINCIPAL("scheduledPrincipal", "scheduledPrincipal", false),
    FIRST_PERIOD_FACTOR("firstPeriodFactor", "firstPeriodFactor", false),
    SEGMENT("segment", "segment", false),
    DELINQUENCY("delinquency", "bucket", false),
    COUNT("count", "loans", false);

    private final String title;
    private final String field;
    private final boolean required;

    LoanColumn(String title, String field, boolean required) {
        this.title = title;
        this.field = field;
        this.required = required;
    }

    /** As the first line of the file writes it. */
    String title() {
        return title;
    }

    boolean isRequired() {
        return required;
    }

    static Optional<LoanColumn> named(String title) {
        return Stream.of(values()).filter(c -> c.title.equals(title)).findFirst();
    }

    /** The column of a field of the engine's loan. */
    static Optional<LoanColumn> ofField(String field) {
        return Stream.of(values()).filter(c -> c.field.equals(field)).findFirst();
    }

    static String names() {
        return Stream.of(values()).map(LoanColumn::title).collect(joining(", "));
    }
}
