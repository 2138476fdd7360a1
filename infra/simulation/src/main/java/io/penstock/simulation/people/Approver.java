package io.penstock.simulation.people;

import io.penstock.issuance.tranche.DealCommand.ApproveDeal;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.simulation.service.IssuanceSide;
import io.penstock.simulation.world.World;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads what was prepared and agrees to the closing; now and then to what was never prepared. */
public final class Approver extends Person {

    private final IssuanceSide issuance;
    private final Scenario scenario;

    public Approver(
            World world,
            String name,
            IssuanceSide issuance,
            Scenario scenario,
            Acknowledgements acknowledged,
            LongSupplier changes) {
        super(world, issuance.service(), name, acknowledged, changes);
        this.issuance = issuance;
        this.scenario = scenario;
    }

    @Override
    @Nullable
    Wish look() {
        if (!(issuance.deals().get(scenario.dealId()) instanceof Deal.Allocated allocated)) {
            return null;
        }
        boolean mine = allocated.approvals().stream()
                .anyMatch(given -> given.approvedBy().equals(name()));
        var hash = allocated.structured().terms().documentHash();
        return mine || !hash.equals(scenario.deal().documentHash()) ? null : approve(hash);
    }

    private Wish approve(String hash) {
        var now = world().now();
        return new Wish(
                name() + " approves " + hash,
                () -> issuance.service().commands().send(new ApproveDeal(scenario.dealId(), hash, name(), now)));
    }

    @Override
    Wish blunder() {
        return approve(
                world().dice().perMille(500)
                        ? scenario.draft().documentHash()
                        : scenario.deal().documentHash());
    }
}
