package io.penstock.simulation.people;

import io.penstock.deal.ResolvedDeal;
import io.penstock.servicing.distribution.DeclaredInputs;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.domain.Distribution;
import io.penstock.simulation.service.ServicingSide;
import io.penstock.simulation.world.World;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Brings payment dates on their way, one after the other; and, as another person, approves them. */
public final class PayDesk extends Person {

    private final ServicingSide servicing;
    private final String dealId;
    private final int periods;
    private final boolean approves;

    private PayDesk(
            World world,
            String name,
            ServicingSide servicing,
            Scenario scenario,
            int periods,
            boolean approves,
            Acknowledgements acknowledged,
            LongSupplier changes) {
        super(world, servicing.service(), name, acknowledged, changes);
        this.servicing = servicing;
        this.dealId = scenario.dealId().name();
        this.periods = periods;
        this.approves = approves;
    }

    /** Orders calculation, record and declaration. */
    public static PayDesk orders(
            World world,
            ServicingSide servicing,
            Scenario scenario,
            int periods,
            Acknowledgements acknowledged,
            LongSupplier changes) {
        return new PayDesk(world, "pay desk", servicing, scenario, periods, false, acknowledged, changes);
    }

    /** Approves what was calculated. */
    public static PayDesk approves(
            World world,
            String name,
            ServicingSide servicing,
            Scenario scenario,
            int periods,
            Acknowledgements acknowledged,
            LongSupplier changes) {
        return new PayDesk(world, name, servicing, scenario, periods, true, acknowledged, changes);
    }

    /** The first payment date that is not paid, of those that this life has. */
    private Optional<DistributionId> current(ResolvedDeal deal) {
        for (int number = 1; number <= periods; number++) {
            var id = DistributionId.of(dealId, deal.paymentDate(number));
            if (!(state(servicing, id) instanceof Distribution.Paid)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** A payment date as it stands in the log. */
    public static Distribution state(ServicingSide servicing, DistributionId id) {
        return servicing
                .service()
                .streams()
                .fold(
                        id.value(),
                        Distribution.INITIAL,
                        (state, event) -> Distribution.evolve(state, (DistributionEvent) event));
    }

    @Override
    @Nullable
    Wish look() {
        return servicing
                .deals()
                .find(dealId)
                .flatMap(this::current)
                .map(this::next)
                .orElse(null);
    }

    private @Nullable Wish next(DistributionId id) {
        var book = servicing.service().streams().fold(dealId + "/loans", BookView.NONE, BookView::evolve);
        return switch (state(servicing, id)) {
            case Distribution.Absent _ -> !approves && isDue(id, book) ? calculate(id) : null;
            case Distribution.Calculated c ->
                approves && !c.approvers().contains(name())
                        ? approve(id, c.calculation().stateHash())
                        : null;
            case Distribution.Approved _ -> approves ? null : record(id);
            case Distribution.Recorded _ -> approves ? null : declare(id);
            case Distribution.TakenOver _, Distribution.Paying _, Distribution.Paid _ -> null;
        };
    }

    private boolean isDue(DistributionId id, BookView book) {
        return servicing
                .deals()
                .find(dealId)
                .flatMap(deal -> deal.periodPaidOn(id.paymentDate()))
                .filter(period -> period.number() <= book.closed())
                .isPresent();
    }

    private Wish calculate(DistributionId id) {
        return new Wish(
                "calculate " + id,
                () -> servicing.distributions().calculate(id, Administrator.ADA, DeclaredInputs.NONE));
    }

    private Wish approve(DistributionId id, String stateHash) {
        return new Wish(
                name() + " approves " + id + " " + stateHash,
                () -> servicing.distributions().approve(id, name(), stateHash));
    }

    private Wish record(DistributionId id) {
        return new Wish("record holders " + id, () -> servicing.distributions().recordHolders(id, Administrator.ADA));
    }

    private Wish declare(DistributionId id) {
        return new Wish("declare " + id, () -> servicing.distributions().declare(id, Administrator.ADA));
    }

    @Override
    @Nullable
    Wish blunder() {
        var deal = servicing.deals().find(dealId);
        if (deal.isEmpty()) {
            return null;
        }
        var id = DistributionId.of(dealId, deal.get().paymentDate(world().dice().between(1, periods + 1)));
        return switch (world().dice().below(6)) {
            case 0 -> calculate(id);
            case 1 -> approve(id, "0".repeat(64));
            case 2 -> record(id);
            case 3 -> declare(id);
            case 4 ->
                state(servicing, id) instanceof Distribution.Calculated c
                        ? new Wish(
                                "own approval of " + id,
                                () -> servicing
                                        .distributions()
                                        .approve(
                                                id,
                                                Administrator.ADA,
                                                c.calculation().stateHash()))
                        : null;
            default -> calculate(DistributionId.of(dealId, Scenario.CUT_OFF));
        };
    }
}
