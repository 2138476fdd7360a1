package io.penstock.simulation;

import io.penstock.issuance.tranche.DealEvent.ApprovalGiven;
import io.penstock.kernel.Money;
import io.penstock.onchain.Effects;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.simulation.chain.ChainView;
import io.penstock.simulation.chain.RelayKey;
import io.penstock.simulation.chain.SimulatedChain;
import io.penstock.simulation.invariant.Invariants;
import io.penstock.simulation.people.Acknowledgements;
import io.penstock.simulation.people.Administrator;
import io.penstock.simulation.people.Approver;
import io.penstock.simulation.people.BookView;
import io.penstock.simulation.people.Holder;
import io.penstock.simulation.people.PayDesk;
import io.penstock.simulation.people.Scenario;
import io.penstock.simulation.people.Servicer;
import io.penstock.simulation.service.Broker;
import io.penstock.simulation.service.IssuanceSide;
import io.penstock.simulation.service.ServicingSide;
import io.penstock.simulation.service.SimulatedService;
import io.penstock.simulation.world.PlantedBug;
import io.penstock.simulation.world.Trace;
import io.penstock.simulation.world.Violation;
import io.penstock.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The life of a deal from its pool to its last payment date, on one thread and from one seed: both services with their
 * own rules, a broker, a chain and people, and all that goes wrong between them. What must hold is checked after each
 * step; at the end faults stop, and everything that was begun must come to its end, once.
 */
public final class DealLifeSimulation {

    /** More than the slowest life takes without faults; beyond it, something does not come to its end. */
    private static final int MOST_CALM_STEPS = 6_000;

    private static final int MOST_PERIODS = 3;

    private final Plan plan;
    private final Trace trace;
    private final World world;
    private final Scenario scenario;
    private final int periods;
    private final Broker broker = new Broker();
    private final SimulatedChain chain;
    private final IssuanceSide issuance;
    private final ServicingSide servicing;
    private final Invariants invariants;

    /** @param lines takes the trace */
    private DealLifeSimulation(Plan plan, Consumer<String> lines) {
        this.plan = plan;
        trace = new Trace(lines);
        world = new World(plan.seed(), plan.faults(), plan.bugs(), trace, this::afterStep);
        scenario = Scenario.draw(world.dice());
        periods = world.dice().between(1, MOST_PERIODS);
        chain = new SimulatedChain(world);
        var effects = new Effects();
        var reader = ChainView.reader(chain);
        issuance = new IssuanceSide(
                new SimulatedService(world, "issuance", IssuanceSide.SCHEMA, this::spoil),
                broker,
                new RelayKey(world, chain, Scenario.wallet(100)),
                effects,
                reader);
        servicing = new ServicingSide(
                new SimulatedService(world, "servicing", ServicingSide.SCHEMA, this::spoil),
                broker,
                new RelayKey(world, chain, Scenario.wallet(101)),
                effects,
                reader);
        world.add(chain);
        var acknowledged = new Acknowledgements();
        people(acknowledged);
        invariants = new Invariants(issuance.service(), servicing.service(), chain, acknowledged);
    }

    /** Runs a plan. */
    public static Outcome run(Plan plan) {
        return run(plan, _ -> {});
    }

    /** Runs a plan and tells what happens, line by line. */
    public static Outcome run(Plan plan, Consumer<String> lines) {
        return new DealLifeSimulation(plan, lines).live();
    }

    private void people(Acknowledgements acknowledged) {
        world.add(new Administrator(world, issuance, scenario, acknowledged, this::changes));
        world.add(new Servicer(world, servicing, scenario, periods, acknowledged, this::changes));
        world.add(PayDesk.orders(world, servicing, scenario, periods, acknowledged, this::changes));
        for (var name : List.of("bo", "cy", "di")) {
            world.add(new Approver(world, name, issuance, scenario, acknowledged, this::changes));
            world.add(PayDesk.approves(world, name, servicing, scenario, periods, acknowledged, this::changes));
        }
        for (var investor : Scenario.INVESTORS) {
            world.add(new Holder(
                    world,
                    chain,
                    investor,
                    Effects.idOf(scenario.dealId().name()).substring(2),
                    scenario.cashOf(investor)));
        }
    }

    private long changes() {
        return (long) issuance.service().log().inOrderOfCommit().size()
                + servicing.service().log().inOrderOfCommit().size()
                + servicing.deals().ids().size();
    }

    private void afterStep() {
        invariants.check();
    }

    private Outcome live() {
        try {
            while (world.steps() < plan.steps() && world.step()) {
                // each step checks what must hold
            }
            world.calmDown();
            int end = world.steps() + MOST_CALM_STEPS;
            while (world.step()) {
                Violation.unless(world.steps() < end, "NEVER_ENDS", "%s", unfinished());
            }
            Violation.unless(isComplete(), "STUCK", "%s", unfinished());
            invariants.complete();
            Invariants.once(broker.ids());
            return outcome(Optional.empty());
        } catch (Violation e) {
            return outcome(
                    Optional.of(new Outcome.Failure(e.invariant(), world.steps(), String.valueOf(e.getMessage()))));
        } catch (RuntimeException e) {
            return outcome(Optional.of(new Outcome.Failure("EXCEPTION", world.steps(), Failures.describe(e))));
        }
    }

    private Outcome outcome(Optional<Outcome.Failure> failure) {
        return new Outcome(plan, world.steps(), trace.checksum(), invariants.events(), invariants.paidCents(), failure);
    }

    private boolean isComplete() {
        return unfinished().isEmpty();
    }

    /** What has not come to its end. */
    private List<String> unfinished() {
        var left = new ArrayList<String>();
        var book = servicing
                .service()
                .streams()
                .fold(scenario.dealId().name() + "/loans", BookView.NONE, BookView::evolve);
        if (book.closed() < periods || book.uncredited() > 0) {
            left.add("%d of %d periods closed, %d not credited".formatted(book.closed(), periods, book.uncredited()));
        }
        var deal = servicing.deals().find(scenario.dealId().name());
        if (deal.isEmpty()) {
            left.add("deal is "
                    + issuance.deals().get(scenario.dealId()).getClass().getSimpleName());
        } else {
            for (int number = 1; number <= periods; number++) {
                var id = DistributionId.of(scenario.dealId().name(), deal.get().paymentDate(number));
                var state = PayDesk.state(servicing, id);
                if (!(state instanceof Distribution.Paid)) {
                    left.add(id + " is " + state.getClass().getSimpleName() + Failures.onChain(state));
                }
            }
        }
        for (var service : List.of(issuance.service(), servicing.service())) {
            var open = service.unfinished();
            if (open != null) {
                left.add(open);
            }
        }
        return left;
    }

    private Object spoil(Object event) {
        return switch (event) {
            case DeclarationOrdered order when world.has(PlantedBug.CENT_LOST) -> Spoiling.withoutACent(order);
            case ApprovalGiven given
            when world.has(PlantedBug.APPROVAL_DOUBLED) ->
                new ApprovalGiven(given.dealId(), given.documentHash(), Administrator.ADA, given.approvedAt());
            default -> event;
        };
    }

    /** What planted bugs do to events. */
    private static final class Spoiling {

        private Spoiling() {}

        static DeclarationOrdered withoutACent(DeclarationOrdered order) {
            var payouts = new ArrayList<>(order.payouts());
            var first = payouts.removeFirst();
            var less = first.amount().minus(new Money(first.amount().currency(), 1));
            payouts.addFirst(
                    new Payout(first.kind(), first.payee(), first.className(), first.wallet(), less, first.batch()));
            return new DeclarationOrdered(
                    order.distributionId(),
                    order.declaredBy(),
                    order.recordNumber(),
                    order.total(),
                    List.copyOf(payouts),
                    order.steps());
        }
    }
}
