package io.penstock.servicing.loan.view.loans;

/** Days past due as delinquency tables count them; the lower bound is included. */
enum DelinquencyBucket {
    /** 0 to 29 days. */
    CURRENT,
    DAYS_30,
    DAYS_60,
    DAYS_90,
    /** 120 days and more. */
    DAYS_120;

    /** In SQL, of a column with days past due. */
    static String sql(String days) {
        return "case when " + days + " >= 120 then 'DAYS_120' when " + days + " >= 90 then 'DAYS_90' when " + days
                + " >= 60 then 'DAYS_60' when " + days + " >= 30 then 'DAYS_30' else 'CURRENT' end";
    }
}
