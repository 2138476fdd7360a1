package io.penstock.projection;

import java.util.List;

/** Days past due, in the steps in which loans roll from month to month. The order is the order of the matrix. */
public enum DelinquencyBucket {
    CURRENT("current"),
    DAYS_1_29("1-29"),
    DAYS_30_59("30-59"),
    DAYS_60_89("60-89"),
    DAYS_90_119("90-119"),
    DAYS_120_PLUS("120+");

    private static final List<DelinquencyBucket> ALL = List.of(values());

    private final String label;

    DelinquencyBucket(String label) {
        this.label = label;
    }

    /** As reports write it, for example {@code 30-59}. */
    public String label() {
        return label;
    }

    /** Row and column of the bucket in a matrix of roll rates. */
    @SuppressWarnings("EnumOrdinal") // the order is the order of the matrix
    int place() {
        return ordinal();
    }

    /** The bucket of a row. */
    static DelinquencyBucket at(int place) {
        return ALL.get(place);
    }
}
