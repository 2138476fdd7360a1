package io.penstock.simulation.service;

import io.penstock.issuance.IssuanceLog;
import io.penstock.issuance.investor.InvestorCommand;
import io.penstock.issuance.investor.application.Investors;
import io.penstock.issuance.investor.application.WhenCashReceivedThenIssue;
import io.penstock.issuance.investor.application.WhenRegistrationRequestedThenSubmit;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.issuance.pool.AssetPoolCommand;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.application.AssetPools;
import io.penstock.issuance.pool.application.PoolFreeze;
import io.penstock.issuance.pool.application.PoolMessages;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.application.WhenAnchorRequestedThenSubmit;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.issuance.pool.domain.PoolEligibility;
import io.penstock.issuance.pool.domain.eligibility.CriteriaRules;
import io.penstock.issuance.tranche.DealCommand;
import io.penstock.issuance.tranche.TrancheCommand;
import io.penstock.issuance.tranche.adapter.kafka.DistributionListener;
import io.penstock.issuance.tranche.application.DealPreparation;
import io.penstock.issuance.tranche.application.Deals;
import io.penstock.issuance.tranche.application.HolderTransfers;
import io.penstock.issuance.tranche.application.TrancheMessages;
import io.penstock.issuance.tranche.application.WhenClosingStartedThenSettle;
import io.penstock.issuance.tranche.application.WhenDealAdvancesThenIssue;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.Effects;
import io.penstock.platform.chain.ChainSubmission;
import io.penstock.platform.state.EventPayloads;
import io.penstock.platform.state.StateType;
import io.penstock.simulation.chain.RelayKey;
import io.penstock.simulation.service.SimulatedService.Schema;
import io.penstock.simulation.store.StoredTapes;
import java.util.List;
import java.util.Set;

/** The issuance service put together by hand: its own rules, reactions, translators and listener. */
public final class IssuanceSide {

    /** Of all runs. */
    public static final Schema SCHEMA = schema();

    private final SimulatedService service;
    private final AssetPools pools;
    private final Investors investors;
    private final Deals deals;
    private final PoolFreeze freeze;
    private final StoredTapes store;
    private final TapeImport tapes;
    private final DealPreparation preparation;

    public IssuanceSide(SimulatedService service, Broker broker, RelayKey node, Effects effects, ChainReader chain) {
        this.service = service;
        var commands = service.commands();
        store = new StoredTapes();
        pools = new AssetPools(service.streams());
        investors = new Investors(service.streams());
        deals = new Deals(service.streams());
        freeze = new PoolFreeze(pools, store, _ -> 0, commands);
        tapes = new TapeImport(pools, commands);
        preparation = new DealPreparation(pools, investors, deals, commands);
        var anchor = new WhenAnchorRequestedThenSubmit(effects, commands);
        var cash = new WhenCashReceivedThenIssue(effects, commands);
        var registration = new WhenRegistrationRequestedThenSubmit(effects, commands);
        var closing = new WhenClosingStartedThenSettle(effects, chain, commands, new HolderTransfers(Set.of()), deals);
        service.start(
                broker,
                node,
                List.of(
                        new ChainSubmission(service.outbox(), List.of(anchor, cash, registration, closing)),
                        new WhenDealAdvancesThenIssue(commands, chain)),
                List.of(anchor, cash, registration, closing),
                List.of(new PoolMessages(store), new TrancheMessages()));
        service.listen(broker, new DistributionListener(commands));
    }

    private static Schema schema() {
        var events = IssuanceLog.events();
        var states = IssuanceLog.states();
        return new Schema(
                events,
                states,
                new EventPayloads(events),
                List.of(
                        new AggregateKind<>(
                                AssetPoolCommand.class,
                                type(states.byStreamType("asset-pool").orElseThrow(), AssetPool.class),
                                command -> command.poolId().value(),
                                AssetPool::decide),
                        new AggregateKind<>(
                                InvestorCommand.class,
                                type(states.byStreamType("investor").orElseThrow(), Investor.class),
                                command -> command.investorId().value(),
                                Investor::decide),
                        new AggregateKind<>(
                                DealCommand.class,
                                type(states.byStreamType("deal").orElseThrow(), Deal.class),
                                command -> command.dealId().value(),
                                Deal::decide),
                        new AggregateKind<>(
                                TrancheCommand.class,
                                type(states.byStreamType("tranche").orElseThrow(), Tranche.class),
                                command -> command.trancheId().value(),
                                Tranche::decide)));
    }

    @SuppressWarnings("unchecked") // compared on the line before
    static <S> StateType<S> type(StateType<?> found, Class<S> state) {
        if (!found.stateClass().equals(state)) {
            throw new IllegalStateException(found.streamType() + " folds to " + found.stateClass());
        }
        return (StateType<S>) found;
    }

    public SimulatedService service() {
        return service;
    }

    public AssetPools pools() {
        return pools;
    }

    public Investors investors() {
        return investors;
    }

    public Deals deals() {
        return deals;
    }

    public PoolFreeze freeze() {
        return freeze;
    }

    /** Stores the loans of a tape and tells the pool, as the import does once a file is read. */
    public void importTape(AssetPoolId poolId, LoanTape tape) {
        var terms = tapes.terms(poolId);
        var rules = CriteriaRules.of(terms);
        var report = new PoolEligibility(rules, terms.cutOffDate()).check(tape.loans());
        store.keep(poolId, tape, report);
        tapes.accept(poolId, tape.summary(), report.summary(), rules.reference());
    }

    public DealPreparation preparation() {
        return preparation;
    }
}
