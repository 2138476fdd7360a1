package io.penstock.simulation.people;

import io.penstock.issuance.investor.InvestorCommand.ReceiveCash;
import io.penstock.issuance.investor.InvestorCommand.RegisterInvestor;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.domain.CashAccount;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.issuance.pool.AssetPoolCommand.OpenPool;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.issuance.tranche.DealCommand.ApproveDeal;
import io.penstock.issuance.tranche.application.DealPreparation.Asked;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.kernel.Money;
import io.penstock.simulation.service.IssuanceSide;
import io.penstock.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The SPV's administrator: investors and their cash, the pool, terms, allocation and closing. */
public final class Administrator extends Person {

    /** Who prepares deals and orders calculations, and so approves nothing. */
    public static final String ADA = "ada";

    private static final String REFERENCE = "SUBSCRIPTION";

    private final IssuanceSide issuance;
    private final Scenario scenario;

    public Administrator(
            World world,
            IssuanceSide issuance,
            Scenario scenario,
            Acknowledgements acknowledged,
            LongSupplier changes) {
        super(world, issuance.service(), ADA, acknowledged, changes);
        this.issuance = issuance;
        this.scenario = scenario;
    }

    @Override
    @Nullable
    Wish look() {
        var wishes = new ArrayList<Wish>();
        Scenario.INVESTORS.forEach(investor -> add(wishes, ofInvestor(investor)));
        add(wishes, ofPool());
        add(wishes, ofDeal());
        return wishes.isEmpty() ? null : world().dice().pick(wishes);
    }

    private static void add(List<Wish> wishes, @Nullable Wish wish) {
        if (wish != null) {
            wishes.add(wish);
        }
    }

    private @Nullable Wish ofInvestor(InvestorId investor) {
        return switch (issuance.investors().get(investor)) {
            case Investor.Absent _ -> register(investor);
            case Investor.Applicant(var _, boolean waiting) -> waiting ? null : register(investor);
            case Investor.Registered registered ->
                registered
                                .cash()
                                .transfer(REFERENCE)
                                .filter(transfer -> transfer.state() != CashAccount.State.REVERTED)
                                .isPresent()
                        ? null
                        : receiveCash(investor, scenario.cashOf(investor));
        };
    }

    private Wish register(InvestorId investor) {
        return new Wish(
                "register " + investor,
                () -> issuance.service()
                        .commands()
                        .send(new RegisterInvestor(investor, "US", true, Scenario.walletOf(investor))));
    }

    private Wish receiveCash(InvestorId investor, long cents) {
        var cash = new Money(Scenario.DOLLAR, cents);
        return new Wish(
                "cash of " + investor + " " + cash,
                () -> issuance.service().commands().send(new ReceiveCash(investor, REFERENCE, cash)));
    }

    private @Nullable Wish ofPool() {
        return switch (issuance.pools().get(scenario.poolId())) {
            case AssetPool.Absent _ -> open();
            case AssetPool.Open _ -> importTape();
            case AssetPool.TapeImported _ -> freeze();
            case AssetPool.Frozen frozen -> frozen.waiting() ? null : freeze();
            case AssetPool.Anchored _, AssetPool.Cancelled _ -> null;
        };
    }

    private Wish open() {
        return new Wish(
                "open " + scenario.poolId(),
                () -> issuance.service()
                        .commands()
                        .send(new OpenPool(
                                scenario.poolId(), "Pool", Scenario.DOLLAR, Scenario.CUT_OFF, scenario.criteria())));
    }

    private Wish importTape() {
        return new Wish(
                "import " + scenario.tape().hash(), () -> issuance.importTape(scenario.poolId(), scenario.tape()));
    }

    private Wish freeze() {
        return new Wish("freeze " + scenario.poolId(), () -> issuance.freeze().run(scenario.poolId()));
    }

    private @Nullable Wish ofDeal() {
        boolean anchored = issuance.pools().get(scenario.poolId()) instanceof AssetPool.Anchored;
        return switch (issuance.deals().get(scenario.dealId())) {
            case Deal.Absent _ -> issuance.pools().frozen(scenario.poolId()).isPresent() ? structure(false) : null;
            case Deal.Structured _, Deal.Reopened _ -> everybodyIsRegistered() ? allocate(scenario.asked()) : null;
            case Deal.Allocated allocated ->
                allocated
                                .structured()
                                .terms()
                                .documentHash()
                                .equals(scenario.deal().documentHash())
                        ? null
                        : structure(false);
            case Deal.Approved _ -> anchored ? close() : null;
            case Deal.Closing _, Deal.Closed _ -> null;
        };
    }

    private boolean everybodyIsRegistered() {
        return Scenario.INVESTORS.stream()
                .allMatch(investor -> issuance.investors().registered(investor).isPresent());
    }

    private Wish structure(boolean draft) {
        var document = draft ? scenario.draft() : scenario.deal();
        return new Wish(
                "structure " + document.documentHash(),
                () -> issuance.preparation().structure(scenario.dealId(), scenario.poolId(), document, ADA));
    }

    private Wish allocate(List<Asked> asked) {
        return new Wish(
                "allocate " + asked.size(), () -> issuance.preparation().allocate(scenario.dealId(), asked, ADA));
    }

    private Wish close() {
        return new Wish(
                "close " + scenario.dealId(), () -> issuance.preparation().startClosing(scenario.dealId()));
    }

    @Override
    @Nullable
    Wish blunder() {
        var investor = world().dice().pick(Scenario.INVESTORS);
        return switch (world().dice().below(10)) {
            case 0 -> close();
            case 1 -> freeze();
            case 2 -> allocate(scenario.asked().subList(1, scenario.asked().size()));
            case 3 -> structure(true);
            case 4 -> receiveCash(investor, scenario.cashOf(investor) + 1);
            case 5 -> register(investor);
            case 6 -> importTape();
            case 7 -> open();
            case 8 -> receiveCash(investor, scenario.cashOf(investor));
            default -> approveOwn();
        };
    }

    private Wish approveOwn() {
        var now = world().now();
        return new Wish(
                "approve own " + scenario.dealId(),
                () -> issuance.service()
                        .commands()
                        .send(new ApproveDeal(scenario.dealId(), scenario.deal().documentHash(), ADA, now)));
    }
}
