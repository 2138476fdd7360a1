package io.penstock.servicing.report.application;

import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.report.ReportCommand.Basis;
import io.penstock.servicing.report.ReportCommand.PrepareReport;
import io.penstock.servicing.report.ReportCommand.PublishReport;
import io.penstock.servicing.report.ReportDocument;
import io.penstock.servicing.report.ReportId;
import io.penstock.servicing.report.domain.HolderStatement;
import io.penstock.servicing.report.domain.InvestorReport;
import io.penstock.servicing.report.domain.ReportFacts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.stereotype.Service;

/** Drafts, publishes and finds reports of payment dates, and makes the statements of holders. */
@Service
public class InvestorReports {

    private final ServicedDeals deals;
    private final DealFacts facts;
    private final ReportStore store;
    private final Streams streams;
    private final Commands commands;

    public InvestorReports(
            ServicedDeals deals, DealFacts facts, ReportStore store, Streams streams, Commands commands) {
        this.deals = deals;
        this.facts = facts;
        this.store = store;
        this.streams = streams;
        this.commands = commands;
    }

    /** Drafts the report from what the log has now; the same log gives the same draft. */
    public void prepare(ReportId id, String person) {
        var payments = facts.payments(DistributionId.of(id.dealId(), id.paymentDate()));
        Optional<ReportFacts> found = payments.isApproved()
                ? deals.find(id.dealId()).flatMap(deal -> facts.of(deal, id.paymentDate()))
                : Optional.empty();
        if (found.isEmpty()) {
            var basis = payments.calculation().isEmpty() ? Basis.NONE : Basis.PROVISIONAL;
            commands.send(new PrepareReport(id, person, basis, "", "", ""));
            return;
        }
        var report = InvestorReport.of(found.get());
        var text = report.text();
        store.keep(DocumentHash.of(text), text); // before the event that names it
        commands.send(new PrepareReport(
                id,
                person,
                Basis.FINAL,
                DocumentHash.of(text),
                found.get().position(),
                found.get().calculation().stateHash()));
    }

    /** Shows the draft to investors. */
    public void publish(ReportId id, String person, String contentHash) {
        commands.send(new PublishReport(id, person, contentHash));
    }

    /** All versions of a payment date's report. */
    public ReportHistory history(ReportId id) {
        return streams.fold(id.value(), ReportHistory.NONE, ReportHistory::evolve);
    }

    /** Every payment date up to the first that nothing was calculated for, with its versions. */
    public SequencedMap<LocalDate, ReportHistory> ofDeal(String dealId) {
        var all = new LinkedHashMap<LocalDate, ReportHistory>();
        deals.find(dealId).ifPresent(deal -> collect(deal, all));
        return all;
    }

    private void collect(ResolvedDeal deal, SequencedMap<LocalDate, ReportHistory> all) {
        for (int number = 1; ; number++) {
            var date = deal.paymentDate(number);
            if (facts.payments(DistributionId.of(deal.dealId(), date))
                    .calculation()
                    .isEmpty()) {
                return;
            }
            all.put(date, history(ReportId.of(deal.dealId(), date)));
        }
    }

    /**
     * The text of a version, as it was hashed.
     *
     * @throws IllegalStateException if what is kept under the hash is not what was hashed
     */
    public ReportDocument content(ReportHistory.Version version) {
        var text = store.find(version.contentHash())
                .orElseThrow(() -> new IllegalStateException("no text is kept of report " + version.contentHash()));
        if (!DocumentHash.of(text).equals(version.contentHash())) {
            throw new IllegalStateException("the text kept of report " + version.contentHash() + " was changed");
        }
        return ReportDocument.parse(text);
    }

    /** The statement of an investor as the payment date stands now; empty if it held nothing on the record date. */
    public Optional<ReportDocument> statement(DistributionId id, String investorId) {
        return HolderStatement.of(facts.payments(id), investorId);
    }
}
