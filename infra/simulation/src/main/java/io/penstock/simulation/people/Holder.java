package io.penstock.simulation.people;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.simulation.chain.Ledger;
import io.penstock.simulation.chain.SimulatedChain;
import io.penstock.simulation.world.Actor;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.World;

/** An investor with a wallet: once its cash is there, allows the closing to take it; not always enough at first. */
public final class Holder implements Actor {

    private final World world;
    private final SimulatedChain chain;
    private final InvestorId investor;
    private final String deal;
    private final long cents;

    /**
     * An investor of the scenario.
     *
     * @param deal its id as the chain has it
     */
    public Holder(World world, SimulatedChain chain, InvestorId investor, String deal, long cents) {
        this.world = world;
        this.chain = chain;
        this.investor = investor;
        this.deal = deal;
        this.cents = cents;
    }

    @Override
    public String name() {
        return "wallet of " + investor;
    }

    @Override
    public boolean ready() {
        var ledger = chain.ledger();
        var wallet = Scenario.walletOf(investor);
        return !ledger.isIssued(deal) && ledger.cashOf(wallet) >= due() && ledger.allowanceOf(wallet) < due();
    }

    private long due() {
        return cents * Ledger.CASH_PER_MINOR_UNIT;
    }

    @Override
    public void act() {
        boolean forgets = world.happens(Fault.MISTAKE);
        chain.allow(Scenario.walletOf(investor), forgets ? due() - 1 : due());
        world.say(name(), forgets ? "allows too little" : "allows the closing");
    }
}
