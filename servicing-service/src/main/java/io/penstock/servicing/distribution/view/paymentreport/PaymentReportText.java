package io.penstock.servicing.distribution.view.paymentreport;

import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReport.Accounts;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReport.Approval;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReport.ClassLine;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReport.Holder;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReport.Line;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReport.PayoutLine;
import io.penstock.servicing.text.MajorUnits;
import io.penstock.waterfall.PaymentLine;
import io.penstock.waterfall.WaterfallJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the history of a payment date as it is served. */
final class PaymentReportText {

    private PaymentReportText() {}

    static PaymentReport of(WaterfallCalculated c, PaymentHistory history) {
        var record = history.record();
        return new PaymentReport(
                c.distributionId().value(),
                c.distributionId().dealId(),
                history.state(),
                c.distributionId().paymentDate(),
                c.recordDate(),
                c.collectionPeriod().toString(),
                c.availableFunds().currency().getCurrencyCode(),
                c.documentHash(),
                c.engineVersion(),
                c.stateHash(),
                c.calculatedBy(),
                MajorUnits.of(c.availableFunds()),
                new Accounts(MajorUnits.of(c.reserveBefore()), MajorUnits.of(c.reserveAfter())),
                WaterfallJson.parseReport(c.report()).lines().stream()
                        .map(PaymentReportText::line)
                        .toList(),
                c.classes().stream().map(PaymentReportText::line).toList(),
                history.approvers().stream().map(Approval::new).toList(),
                record == null
                        ? List.of()
                        : record.holdings().stream()
                                .map(h -> new Holder(
                                        h.className(),
                                        h.investorId(),
                                        h.wallet(),
                                        MajorUnits.of(c.availableFunds().currency(), h.units())))
                                .toList(),
                payouts(history),
                history.transactions(),
                history.failure());
    }

    private static Line line(PaymentLine line) {
        return new Line(
                line.clause(),
                line.kind().name(),
                line.target(),
                MajorUnits.of(line.due()),
                MajorUnits.of(line.paid()),
                MajorUnits.of(line.shortfall()));
    }

    private static ClassLine line(ClassAmount paid) {
        return new ClassLine(
                paid.className(),
                MajorUnits.of(paid.interest()),
                MajorUnits.of(paid.principal()),
                MajorUnits.of(paid.residual()),
                MajorUnits.of(paid.openingBalance()),
                MajorUnits.of(paid.closingBalance()));
    }

    private static List<PayoutLine> payouts(PaymentHistory history) {
        DeclarationOrdered order = history.order();
        return order == null
                ? List.of()
                : order.payouts().stream()
                        .map(payout -> new PayoutLine(
                                payout.payee(),
                                payout.className(),
                                payout.wallet(),
                                MajorUnits.of(payout.amount()),
                                payout.kind().name(),
                                transaction(payout, order, history),
                                isReserved(payout, history) ? Boolean.TRUE : null))
                        .toList();
    }

    private static @Nullable String transaction(Payout payout, DeclarationOrdered order, PaymentHistory history) {
        return order.steps().stream()
                .filter(step -> step.kind() == PayoutStep.Kind.PAY)
                .filter(step -> step.subject().equals(Integer.toString(payout.batch())))
                .findFirst()
                .map(step -> history.payTransactions().get(step.effectKey()))
                .orElse(null);
    }

    private static boolean isReserved(Payout payout, PaymentHistory history) {
        return history.reserved().stream()
                .anyMatch(r -> r.className().equals(payout.className())
                        && r.wallet().equals(payout.wallet())
                        && r.kind() == payout.kind());
    }
}
