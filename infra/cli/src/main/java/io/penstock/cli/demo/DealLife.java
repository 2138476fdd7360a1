package io.penstock.cli.demo;

import io.penstock.cli.rest.ServiceClient;
import io.penstock.launcher.RunningStack;
import io.penstock.onchain.ContractAddresses;
import java.io.IOException;
import java.io.PrintWriter;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/**
 * The life of one deal on a running stack: pool admission, tranche issuance, three collection periods with their
 * distributions. Each step may be repeated: called again after a failure, it goes on where it was.
 */
public final class DealLife {

    private static final long SEED = 20200731;

    private final RunningStack stack;
    private final Narrator narrator;

    DealLife(RunningStack stack, Narrator narrator) {
        this.stack = stack;
        this.narrator = narrator;
    }

    /** Of a stack that may be broken meanwhile. */
    public DealLife(RunningStack stack, PrintWriter out) {
        this(stack, new Narrator(out));
    }

    /**
     * Lives a deal on the sample tape.
     *
     * @param suffix of the ids of pool and deal, so that one stack can see many
     * @throws io.penstock.cli.rest.ServiceFault if a service refuses or does not answer; try again
     */
    public void live(String suffix) throws IOException {
        live(DemoTape.sample(suffix));
    }

    void live(DemoTape tape) throws IOException {
        var people = new People(
                new ServiceClient("issuance", stack.urls().issuance(), stack.token(People.ADMINISTRATOR, "spv-admin")),
                new ServiceClient(
                        "servicing", stack.urls().servicing(), stack.token(People.ADMINISTRATOR, "spv-admin")),
                (person, role) -> stack.token(person, role));
        var contracts = ContractAddresses.read(stack.contractsFile());
        var web3j = Web3j.build(new HttpService(stack.urls().chain().toString()));
        try {
            var wallets = new Wallets(web3j, contracts, stack.mnemonic());
            var pool = new PoolAdmission(people.issuance(), narrator).admit(tape.poolId(), tape.name(), tape.bytes());
            var deal = new SampleDeal(
                    tape.dealId(), Narrator.cents(pool.path("eligibleBalance").asText()));
            new TrancheIssuance(people, wallets, narrator).issue(deal, tape.poolId());
            var cycle = new MonthlyCycle(people, new SimulatedBorrowers(SEED), narrator);
            cycle.awaitBoarding(deal.dealId());
            int number = 1;
            for (var period : SampleDeal.COLLECTION_PERIODS) {
                cycle.collect(deal.dealId(), period, number++);
                cycle.distribute(deal.dealId(), period);
            }
        } finally {
            web3j.shutdown();
        }
    }
}
