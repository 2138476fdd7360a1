package io.penstock.simulation.service;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.Effects;
import io.penstock.platform.chain.ChainSubmission;
import io.penstock.platform.state.EventPayloads;
import io.penstock.servicing.ServicingLog;
import io.penstock.servicing.deal.adapter.kafka.DealListener;
import io.penstock.servicing.distribution.DistributionCommand;
import io.penstock.servicing.distribution.adapter.chain.DistributionPoolContract;
import io.penstock.servicing.distribution.application.DistributionMessages;
import io.penstock.servicing.distribution.application.DistributionOrders;
import io.penstock.servicing.distribution.application.WhenDeclarationOrderedThenPay;
import io.penstock.servicing.distribution.application.WhenHoldersRecordedThenCutRecord;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.servicing.loan.LoanBookCommand;
import io.penstock.servicing.loan.adapter.chain.CollectionsAccountContract;
import io.penstock.servicing.loan.adapter.csv.CollectionsCsv;
import io.penstock.servicing.loan.adapter.kafka.PoolListener;
import io.penstock.servicing.loan.application.BoardLoansOfClosedDeals;
import io.penstock.servicing.loan.application.CloseCollectionPeriods;
import io.penstock.servicing.loan.application.CollectionFile;
import io.penstock.servicing.loan.application.ImportCollections;
import io.penstock.servicing.loan.application.LoanMessages;
import io.penstock.servicing.loan.application.WhenCollectionPeriodClosedThenCredit;
import io.penstock.servicing.loan.domain.LoanBook;
import io.penstock.simulation.chain.RelayKey;
import io.penstock.simulation.service.SimulatedService.Schema;
import io.penstock.simulation.store.CopiedDeals;
import io.penstock.simulation.store.StoredLoans;
import java.time.LocalDate;
import java.util.List;

/** The servicing service put together by hand: its own rules, reactions, translators, listeners and reader of files. */
public final class ServicingSide {

    /** Of all runs. */
    public static final Schema SCHEMA = schema();

    private final SimulatedService service;
    private final CopiedDeals deals = new CopiedDeals();
    private final StoredLoans loans = new StoredLoans();
    private final ImportCollections imports;
    private final CloseCollectionPeriods closing;
    private final DistributionOrders distributions;

    public ServicingSide(SimulatedService service, Broker broker, RelayKey node, Effects effects, ChainReader chain) {
        this.service = service;
        var commands = service.commands();
        var streams = service.streams();
        var channel = new DistributionPoolContract(effects, chain);
        imports = new ImportCollections(
                streams,
                loans,
                (bytes, period, decimals) -> {
                    var content = CollectionsCsv.read(bytes, period, decimals);
                    return new CollectionFile.Content.Payments(content.entries(), content.faults());
                },
                commands);
        closing = new CloseCollectionPeriods(streams, loans, commands);
        distributions = new DistributionOrders(
                deals,
                streams,
                channel,
                _ -> List.of(), // the run itself compares log and chain
                () -> LocalDate.MAX, // its months are over when they begin
                commands);
        var credit = new WhenCollectionPeriodClosedThenCredit(new CollectionsAccountContract(effects), commands);
        var record = new WhenHoldersRecordedThenCutRecord(channel, commands);
        var payout = new WhenDeclarationOrderedThenPay(channel, streams, commands);
        service.start(
                broker,
                node,
                List.of(new ChainSubmission(service.outbox(), List.of(credit, record, payout))),
                List.of(credit, record, payout),
                List.of(new LoanMessages(), new DistributionMessages()));
        service.listen(broker, new DealListener(deals));
        service.listen(broker, new PoolListener(loans, new BoardLoansOfClosedDeals(loans, commands)));
    }

    private static Schema schema() {
        var events = ServicingLog.events();
        var states = ServicingLog.states();
        return new Schema(
                events,
                states,
                new EventPayloads(events),
                List.of(
                        new AggregateKind<>(
                                LoanBookCommand.class,
                                IssuanceSide.type(
                                        states.byStreamType("loan-book").orElseThrow(), LoanBook.class),
                                command -> command.loanBookId().value(),
                                LoanBook::decide),
                        new AggregateKind<>(
                                DistributionCommand.class,
                                IssuanceSide.type(
                                        states.byStreamType("distribution").orElseThrow(), Distribution.class),
                                command -> command.distributionId().value(),
                                Distribution::decide)));
    }

    public SimulatedService service() {
        return service;
    }

    public CopiedDeals deals() {
        return deals;
    }

    public StoredLoans loans() {
        return loans;
    }

    public ImportCollections imports() {
        return imports;
    }

    public CloseCollectionPeriods closing() {
        return closing;
    }

    public DistributionOrders distributions() {
        return distributions;
    }
}
