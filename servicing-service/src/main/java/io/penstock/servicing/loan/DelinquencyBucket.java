package io.penstock.servicing.loan;

/** Days past due as delinquency tables count them. */
public enum DelinquencyBucket {
    CURRENT("Current to 29 days", 0),
    DAYS_30("30 to 59 days", 30),
    DAYS_60("60 to 89 days", 60),
    DAYS_90("90 to 119 days", 90),
    DAYS_120("120 days and more", 120);

    private final String title;
    private final int from;

    DelinquencyBucket(String title, int from) {
        this.title = title;
        this.from = from;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** The fewest days past due that are in it. */
    public int from() {
        return from;
    }

    /** The bucket of a loan. */
    public static DelinquencyBucket of(int daysPastDue) {
        var found = CURRENT;
        for (var each : values()) {
            if (daysPastDue >= each.from) {
                found = each;
            }
        }
        return found;
    }
}
