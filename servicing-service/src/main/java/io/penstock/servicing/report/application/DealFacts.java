package io.penstock.servicing.report.application;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.eventstore.LoggedEvent;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.LoanPeriods;
import io.penstock.servicing.loan.SourceCash;
import io.penstock.servicing.report.domain.HolderPayments;
import io.penstock.servicing.report.domain.ReportFacts;
import io.penstock.waterfall.PaymentReport;
import io.penstock.waterfall.WaterfallJson;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from the log what a report is made of, and remembers how far it has read. */
@Component
class DealFacts {

    private static final int BATCH = 500;

    private final EventLog log;
    private final EventDecoder decoder;
    private final LoanPeriods loans;

    DealFacts(EventLog log, EventDecoder decoder, LoanPeriods loans) {
        this.log = log;
        this.decoder = decoder;
        this.loans = loans;
    }

    /** The payment date as its events tell it to holders. */
    HolderPayments payments(DistributionId id) {
        var reading = new Reading();
        reading.payments(id);
        return reading.payments;
    }

    /** What the report of the payment date is made of; empty if nothing was calculated for it. */
    Optional<ReportFacts> of(ResolvedDeal deal, LocalDate paymentDate) {
        var period = deal.periodPaidOn(paymentDate);
        if (period.isEmpty()) {
            return Optional.empty();
        }
        var reading = new Reading();
        reading.book(deal.dealId(), period.get().collectionPeriod());
        var reports = new ArrayList<PaymentReport>();
        for (int number = 1; number <= period.get().number(); number++) {
            reading.payments(DistributionId.of(deal.dealId(), deal.paymentDate(number)));
            var calculation = reading.payments.calculation();
            if (calculation.isEmpty()) {
                return Optional.empty();
            }
            reports.add(WaterfallJson.parseReport(calculation.get().report()));
        }
        var cutOff = reading.cutOff;
        var calculation = reading.payments.calculation();
        return cutOff == null || calculation.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportFacts(
                        deal,
                        cutOff,
                        reading.periods,
                        reading.receipts,
                        calculation.get(),
                        reports,
                        loans.of(deal.dealId(), period.get().collectionPeriod()),
                        reading.last.toString()));
    }

    /** One pass over the streams of a deal. */
    private final class Reading {

        private final TreeMap<YearMonth, CollectionTotals> periods = new TreeMap<>();
        private List<SourceCash> receipts = List.of();
        private @Nullable Money cutOff;
        private HolderPayments payments = HolderPayments.NONE;
        private HorizonToken last = HorizonToken.START;

        void book(String dealId, YearMonth upTo) {
            read(LoanBookId.ofDeal(dealId).value(), (event, position) -> {
                switch (event) {
                    case LoansBoarded boarded -> {
                        cutOff = boarded.poolBalance();
                        seen(position);
                    }
                    case CollectionPeriodClosed closed
                    when !closed.collectionPeriod().isAfter(upTo) -> {
                        periods.put(closed.collectionPeriod(), closed.totals());
                        receipts = closed.receipts(); // of the last one in the end
                        seen(position);
                    }
                    default -> {
                        // Later periods, and what does not change a closed one.
                    }
                }
            });
        }

        /** Positions up to the last approval count: what comes after it moves cash and changes no figure of a report. */
        void payments(DistributionId id) {
            payments = HolderPayments.NONE;
            read(id.value(), (event, position) -> {
                int approvals = payments.approvals();
                payments = payments.evolve(event);
                if (payments.approvals() != approvals || payments.record().isEmpty()) {
                    seen(position);
                }
            });
        }

        private void seen(HorizonToken position) {
            if (position.compareTo(last) > 0) {
                last = position;
            }
        }

        private void read(String stream, BiConsumer<Object, HorizonToken> each) {
            long next = 0;
            while (true) {
                var events = log.stream(stream, next, BATCH);
                for (LoggedEvent event : events) {
                    each.accept(decoder.payload(event), event.position());
                    next = event.record().sequence() + 1;
                }
                if (events.size() < BATCH) {
                    return;
                }
            }
        }
    }
}
