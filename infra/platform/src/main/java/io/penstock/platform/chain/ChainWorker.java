package io.penstock.platform.chain;

import io.penstock.onchain.ChainIdentity;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.FirstTransaction;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.start.Worker;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3j;

/** Runs {@link ChainRound} for this service's key, again and again, in one instance at a time. */
public final class ChainWorker extends Worker {

    private final Web3j web3;
    private final ContractAddresses addresses;
    private final PlatformProperties.Chain settings;
    private final ChainRound round;
    private final Semaphore news = new Semaphore(0);

    public ChainWorker(
            Web3j web3,
            ContractAddresses addresses,
            PlatformProperties.Chain settings,
            JdbcTemplate jdbc,
            Leases leases) {
        super("chain-worker", leases);
        this.web3 = web3;
        this.addresses = addresses;
        this.settings = settings;
        this.round = new ChainRound(
                new JdbcChainTransactions(jdbc, leases),
                new Web3ChainNode(web3, Credentials.create(settings.key()), addresses.chainId()),
                new ChainRound.Limits(settings.window(), settings.gasWindow(), settings.resendAfter()));
    }

    /** There is something new to send. */
    public void wake() {
        news.release();
    }

    @Override
    protected void work() throws Exception {
        recognise();
        long looked = System.nanoTime();
        while (active()) {
            if (System.nanoTime() - looked >= settings.resendAfter().toNanos()) {
                round.resume();
                looked = System.nanoTime();
            }
            round.run(this::active);
            healthy();
            if (news.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }
    }

    private void recognise() throws IOException {
        var mismatch = ChainIdentity.check(web3, addresses);
        if (mismatch.isPresent()) {
            throw new IllegalStateException("this is not the chain of the deployment: " + mismatch.get());
        }
        if (!round.resume()) {
            FirstTransaction.ensure(web3, settings.key(), addresses.chainId());
        }
    }
}
