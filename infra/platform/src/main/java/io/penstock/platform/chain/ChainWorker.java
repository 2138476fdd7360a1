package io.penstock.platform.chain;

import io.penstock.onchain.ContractAddresses;
import io.penstock.platform.chain.signer.TransactionSigner;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.start.Worker;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.protocol.Web3j;

/** Runs {@link ChainRound} for this service's key, again and again, in one instance at a time. */
public final class ChainWorker extends Worker {

    static final String NAME = "chain-worker";

    private final PlatformProperties.Chain settings;
    private final ChainRound round;
    private final Semaphore news = new Semaphore(0);

    /** @param service whose effects these are: {@code "issuance"} */
    public ChainWorker(
            Web3j web3,
            ContractAddresses contracts,
            TransactionSigner signer,
            String service,
            PlatformProperties.Chain settings,
            JdbcTemplate jdbc,
            Leases leases) {
        super(NAME, leases);
        this.settings = settings;
        this.round = new ChainRound(
                new JdbcChainStore(jdbc, leases, contracts, signer.address(), NAME),
                new Web3ChainNode(web3, signer, contracts, service),
                new ChainRound.Limits(
                        settings.window(), settings.gasWindow(), settings.resendAfter(), settings.confirmations()));
    }

    /** There is something new to send. */
    public void wake() {
        news.release();
    }

    @Override
    protected void work() throws Exception {
        round.resume();
        long looked = System.nanoTime();
        while (active()) {
            if (System.nanoTime() - looked >= settings.resendAfter().toNanos()) {
                round.resume();
                looked = System.nanoTime();
            }
            boolean moved = round.run(this::active);
            healthy();
            if (!moved && news.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }
    }
}
