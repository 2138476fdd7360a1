package io.penstock.servicing.distribution;

import java.time.LocalDate;

/** The day of today, in UTC: the earliest day on which a payment date may go on is held against it. */
@FunctionalInterface
public interface BusinessDay {

    LocalDate today();
}
