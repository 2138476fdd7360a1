package io.penstock.servicing.loan;

import java.util.Optional;

/** Columns of a servicer report, in the order of its header. The last four are for a row that stands for many loans. */
@SuppressWarnings("EnumOrdinal") // the order is that of the header
public enum ReportColumn {
    LOAN_ID("loanId"),
    BEGIN_BALANCE("beginBalance"),
    INTEREST("interest"),
    SCHEDULED_PRINCIPAL("scheduledPrincipal"),
    PREPAID_PRINCIPAL("prepaidPrincipal"),
    PRINCIPAL_ADJUSTMENT("principalAdjustment"),
    CHARGED_OFF_PRINCIPAL("chargedOffPrincipal"),
    RECOVERY("recovery"),
    FEES("fees"),
    REPURCHASED_PRINCIPAL("repurchasedPrincipal"),
    TOTAL_PAID("totalPaid"),
    END_BALANCE("endBalance"),
    DAYS_PAST_DUE("daysPastDue"),
    ZERO_BALANCE_CODE("zeroBalanceCode"),
    FLAGS("flags"),
    LOANS("loans"),
    DELINQUENT_30("delinquent30"),
    DELINQUENT_60("delinquent60"),
    DELINQUENT_90("delinquent90");

    /** Columns of a report by loan. */
    public static final int BY_LOAN = 15;

    private final String header;

    ReportColumn(String header) {
        this.header = header;
    }

    /** As the header writes it. */
    public String header() {
        return header;
    }

    /** Its place in the header, the first being 1. */
    public int number() {
        return ordinal() + 1;
    }

    /** The column at this place, if there is one. */
    public static Optional<ReportColumn> at(int number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }
}
