package io.penstock.servicing.notice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Money;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.distribution.DistributionEvent.RecordCut;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.report.ReportEvent.ReportPrepared;
import io.penstock.servicing.report.ReportEvent.ReportPublished;
import io.penstock.servicing.report.ReportId;
import io.penstock.servicing.report.domain.ReportCases;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.TestState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final LocalDate DATE = LocalDate.of(2020, 9, 15);
    private static final DistributionId PAYMENT = DistributionId.of("DEAL", DATE);
    private static final ReportId REPORT = ReportId.of("DEAL", DATE);
    private static final Instant AT = Instant.parse("2026-11-23T04:05:06Z");

    @Test
    void tellsWhatIsPublished() {
        assertThat(bodies(new ReportPublished(REPORT, 2, "ann", "c2")))
                .containsExactly("{\"data\":{\"contentHash\":\"c2\",\"deal\":\"DEAL\",\"paymentDate\":\"2020-09-15\","
                        + "\"version\":\"2\"},\"timestamp\":\"2026-11-23T04:05:06Z\",\"type\":\"report.published\"}");
        assertThat(bodies(new DistributionDeclared(PAYMENT, DATE, Money.of("USD", "25000.00"), "0x02", 2)))
                .containsExactly("{\"data\":{\"currency\":\"USD\",\"deal\":\"DEAL\",\"paymentDate\":\"2020-09-15\","
                        + "\"total\":\"25000.00\",\"transaction\":\"0x02\"},\"timestamp\":\"2026-11-23T04:05:06Z\","
                        + "\"type\":\"payment.declared\"}");
        assertThat(bodies(new DistributionPaid(PAYMENT, List.of(), "0x03"))).hasSize(1);
    }

    /** Who waits for cash, and for how much, is no matter of other subscribers. */
    @Test
    void namesNoHolder() {
        var waiting = new Payout(Payout.Kind.CLASS, "BIRCH", "A", "0xb1", Money.of("USD", "9488.22"), 1);
        assertThat(bodies(new PayoutReserved(PAYMENT, "k", List.of(waiting))))
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains("\"payments\":\"1\"")
                        .doesNotContain("BIRCH")
                        .doesNotContain("0xb1")
                        .doesNotContain("9488"));
    }

    @Test
    void tellsNothingThatIsNotForEverybody() {
        assertThat(Notices.of(new ReportPrepared(REPORT, 1, "olga", "c", "1:1", "h")))
                .isEmpty();
        assertThat(Notices.of(new RecordCut(PAYMENT, "0x01", 1))).isEmpty();
    }

    @Test
    void tellsOfATestThatWasNotBrokenBefore() {
        var report = ReportCases.facts().payments().getFirst();
        assertThat(Notices.breached(PAYMENT, report)).isEmpty();
        var broken = with(report, report.opening(), report.closing().withTest("oc", new TestState(true, 0)));
        assertThat(Notices.breached(PAYMENT, broken).orElseThrow().data()).containsEntry("tests", "oc");
        var stillBroken = with(report, report.opening().withTest("oc", new TestState(true, 0)), broken.closing());
        assertThat(Notices.breached(PAYMENT, stillBroken)).isEmpty();
    }

    private static PaymentReport with(PaymentReport r, DealState opening, DealState closing) {
        return new PaymentReport(
                r.engineVersion(),
                r.documentHash(),
                r.inputHash(),
                r.dealId(),
                r.currency(),
                r.collectionPeriod(),
                r.paymentDate(),
                r.mode(),
                r.sources(),
                r.accountsBefore(),
                r.totalPaidOut(),
                r.calls(),
                r.accruals(),
                r.fees(),
                r.tests(),
                r.changes(),
                r.amounts(),
                r.lines(),
                opening,
                closing,
                r.stateHash());
    }

    private static List<String> bodies(Object event) {
        return Notices.of(event).stream().map(notice -> notice.body(AT)).toList();
    }
}
