package io.penstock.servicing.distribution;

import java.time.LocalDate;

/** Identifies a payment date of a deal: {@code "ATLAS-2020-1/2020-09-15"}. */
public record DistributionId(String value) {

    private static final int DATE_LENGTH = "/2020-09-15".length();

    /**
     * Checks the shape; the date itself is checked when it is asked for.
     *
     * @throws IllegalArgumentException if the text does not end in a date; the date is checked when it is asked for
     */
    public DistributionId {
        if (value.length() <= DATE_LENGTH || value.charAt(value.length() - DATE_LENGTH) != '/') {
            throw new IllegalArgumentException("'" + value + "' does not name a payment date of a deal");
        }
    }

    public static DistributionId of(String dealId, LocalDate paymentDate) {
        return new DistributionId(dealId + "/" + paymentDate);
    }

    public String dealId() {
        return value.substring(0, value.length() - DATE_LENGTH);
    }

    public LocalDate paymentDate() {
        return LocalDate.parse(value.substring(value.length() - DATE_LENGTH + 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
