package io.penstock.servicing.loan;

import java.util.Optional;
import java.util.stream.Stream;

/** A figure of a collection period that a servicer certifies. Amounts are in major units of the pool's currency. */
public enum PeriodFigure {
    /** Interest from borrowers. */
    INTEREST("interestCollections"),
    /** Principal from borrowers, all kinds. */
    PRINCIPAL("principalCollections"),
    /** Principal that was due. */
    SCHEDULED_PRINCIPAL("scheduledPrincipal"),
    /** Principal before it was due. */
    PREPAID_PRINCIPAL("prepaidPrincipal"),
    /** Cash on loans charged off before. */
    RECOVERIES("recoveries"),
    /** Balances charged off. */
    CHARGE_OFFS("chargeOffs"),
    /** Cash of loans that were bought back. */
    REPURCHASES("repurchases"),
    POOL_BEGIN("poolBalanceBegin"),
    POOL_END("poolBalanceEnd"),
    /** Loans with a balance at the end; a count. */
    LOAN_COUNT("loanCount"),
    /** End balance of loans 30 to 59 days past due. */
    DELINQUENT_30("delinquent30"),
    DELINQUENT_60("delinquent60"),
    /** 90 days and more. */
    DELINQUENT_90("delinquent90"),
    /** All cash: borrowers' and receipts. */
    CASH("cash");

    private final String field;

    PeriodFigure(String field) {
        this.field = field;
    }

    /** As the API writes it. */
    public String field() {
        return field;
    }

    /** The figure of a name; empty if there is none. */
    public static Optional<PeriodFigure> named(String field) {
        return Stream.of(values()).filter(each -> each.field.equals(field)).findFirst();
    }
}
