package io.penstock.servicing.notice.domain;

import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.notice.NoticeTopic;
import io.penstock.servicing.report.ReportEvent.ReportPublished;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.TestState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which events are told, and as what. */
public final class Notices {

    private Notices() {}

    /** The notices of one event; none of most. */
    public static List<Notice> of(Object event) {
        return switch (event) {
            case ReportPublished e ->
                List.of(new Notice(
                        NoticeTopic.REPORT_PUBLISHED,
                        e.reportId().dealId(),
                        e.reportId().paymentDate(),
                        Map.of("version", Integer.toString(e.version()), "contentHash", e.contentHash())));
            case DistributionDeclared e ->
                List.of(ofPayment(
                        NoticeTopic.PAYMENT_DECLARED,
                        e.distributionId(),
                        Map.of(
                                "total", e.total().majorUnits().toPlainString(),
                                "currency", e.total().currency().getCurrencyCode(),
                                "transaction", e.transactionHash())));
            case DistributionPaid e ->
                List.of(ofPayment(
                        NoticeTopic.PAYMENT_MADE, e.distributionId(), Map.of("transaction", e.transactionHash())));
            case PayoutReserved e ->
                List.of(ofPayment(
                        NoticeTopic.PAYMENT_RESERVED,
                        e.distributionId(),
                        Map.of("payments", Integer.toString(e.payouts().size()))));
            default -> List.of();
        };
    }

    /** The tests that this payment date found broken and that were not before; empty if there is none. */
    public static Optional<Notice> breached(DistributionId id, PaymentReport report) {
        var tests = report.closing().tests().entrySet().stream()
                .filter(entry -> entry.getValue().failed()
                        && !report.opening()
                                .tests()
                                .getOrDefault(entry.getKey(), TestState.UNTESTED)
                                .failed())
                .map(Map.Entry::getKey)
                .toList();
        return tests.isEmpty()
                ? Optional.empty()
                : Optional.of(ofPayment(
                        NoticeTopic.TRIGGER_BREACHED,
                        id,
                        Map.of(
                                "tests",
                                String.join(",", tests),
                                "mode",
                                report.closing().mode())));
    }

    private static Notice ofPayment(NoticeTopic topic, DistributionId id, Map<String, String> data) {
        return new Notice(topic, id.dealId(), id.paymentDate(), data);
    }
}
