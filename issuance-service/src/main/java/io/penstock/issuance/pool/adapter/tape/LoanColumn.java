package io.penstock.issuance.pool.adapter.tape;

/**
 * The figures of a loan that are read, with their name in each format. What else a tape holds is left where it is.
 *
 * <p>Source of the element names: {@code ABS_AutoLoanAssetData.xsd} of the SEC's EDGAR ABS XML specification.
 */
public enum LoanColumn {
    LOAN_ID("loanId", "assetNumber", true),
    REPORTING_PERIOD_END("reportingPeriodEnd", "reportingPeriodEndingDate", true),
    STATE("state", "obligorGeographicLocation", true),
    CREDIT_SCORE("creditScore", "obligorCreditScore", false),
    ORIGINAL_AMOUNT("originalAmount", "originalLoanAmount", true),
    ORIGINAL_TERM("originalTerm", "originalLoanTerm", true),
    REMAINING_TERM("remainingTerm", "remainingTermToMaturityNumber", true),
    INTEREST_RATE("interestRate", "reportingPeriodInterestRatePercentage", true),
    DAYS_PAST_DUE("daysPastDue", "currentDelinquencyStatus", false),
    BEGINNING_BALANCE("beginningBalance", "reportingPeriodBeginningLoanBalanceAmount", true),
    CURRENT_BALANCE("currentBalance", "reportingPeriodActualEndBalanceAmount", true),
    SCHEDULED_PAYMENT("scheduledPayment", "reportingPeriodScheduledPaymentAmount", true),
    SCHEDULED_INTEREST("scheduledInterest", "scheduledInterestAmount", true),
    SCHEDULED_PRINCIPAL("scheduledPrincipal", "scheduledPrincipalAmount", true),
    INTEREST_COLLECTED("interestCollected", "actualInterestCollectedAmount", true),
    PRINCIPAL_COLLECTED("principalCollected", "actualPrincipalCollectedAmount", true),
    OTHER_COLLECTED("otherCollected", "actualOtherCollectedAmount", true),
    TOTAL_PAID("totalPaid", "totalActualAmountPaid", true),
    PRINCIPAL_ADJUSTMENT("principalAdjustment", "otherPrincipalAdjustmentAmount", true),
    CHARGED_OFF_PRINCIPAL("chargedOffPrincipal", "chargedoffPrincipalAmount", false);

    private final String csvName;
    private final String elementName;
    private final boolean required;

    LoanColumn(String csvName, String elementName, boolean required) {
        this.csvName = csvName;
        this.elementName = elementName;
        this.required = required;
    }

    /** Name in the header of a CSV tape. */
    public String csvName() {
        return csvName;
    }

    /** Name of the element in an ABS-EE tape. */
    public String elementName() {
        return elementName;
    }

    /** Whether every loan must have a value. The header of a CSV tape names every column, required or not. */
    public boolean required() {
        return required;
    }
}
