/**
 * Payment dates: who is paid how much out of a closed collection period, and that it is paid once.
 *
 * <p>Aggregate: {@link io.penstock.servicing.distribution.domain.Distribution}, one for each payment date of a deal. It
 * decides when a waterfall may run, who may approve it, which holders are paid, and when all are. It does not decide the
 * amounts: the waterfall engine does, on inputs that the event records, so that an auditor can run it again.
 *
 * <p>This package is the context's API. Publishes {@code DistributionDeclaredV1} and {@code DistributionPaidV1} on topic
 * {@code servicing.distribution.v1}. On chain: {@code DistributionPool}.
 */
@NullMarked
package io.penstock.servicing.distribution;

import org.jspecify.annotations.NullMarked;
