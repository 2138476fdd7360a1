package io.penstock.cli.audit.recompute;

import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.PaymentReport;

/**
 * A waterfall that was run again.
 *
 * @param place of the event, {@code "servicing:17"}
 * @param calculatedBy the person who ordered it
 * @param stateHash as recorded; this is what was approved
 * @param engine that computed what was recorded
 */
record Recomputed(
        String place, ResolvedDeal deal, PaymentReport report, String calculatedBy, String stateHash, String engine) {}
