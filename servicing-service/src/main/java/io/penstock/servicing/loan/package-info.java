/**
 * The loans of a closed deal: what borrowers pay, what is in arrears, what is lost, period by period.
 *
 * <p>Aggregate: {@link io.penstock.servicing.loan.domain.LoanBook}, one for each deal. It decides whether the loans that
 * arrived are those of the frozen pool, in which order collection periods are imported and closed, and that the pool
 * rolls: begin − principal − charged off = end. The figures of single loans are bulk data, kept by period in columns and
 * bound to the events by their hash. It does not decide who is paid: that is context {@code distribution}.
 *
 * <p>This package is the context's API. Publishes {@code CollectionPeriodClosedV1} on topic {@code servicing.loan.v1}.
 * On chain: the cash of a closed period is tokenised into the collections account of {@code DistributionPool}.
 */
@NullMarked
package io.penstock.servicing.loan;

import org.jspecify.annotations.NullMarked;
