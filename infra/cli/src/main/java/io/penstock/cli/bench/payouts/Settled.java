package io.penstock.cli.bench.payouts;

import io.penstock.cli.bench.faults.Findings;
import io.penstock.cli.bench.faults.Findings.Kind;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.WalletKey;
import io.penstock.platform.chain.MirrorBooks;
import io.penstock.platform.chain.signer.LocalSigner;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.protocol.Web3j;

/** When a payout is over: everything is confirmed and told, and the writer's own books say the same as the chain. */
final class Settled {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(15);
    private static final long LOOK_MILLIS = 250;

    private final JdbcTemplate jdbc;
    private final MirrorBooks books;
    private final PayoutBook book;
    private final Victims victims;
    private String difference = "nothing was compared";

    Settled(
            JdbcTemplate jdbc,
            Web3j web3,
            ContractAddresses contracts,
            WalletKey key,
            PayoutBook book,
            Victims victims) {
        this.jdbc = jdbc;
        this.books = new MirrorBooks(jdbc, web3, contracts, LocalSigner.ofKey(key.privateKey()), PayoutService.SERVICE);
        this.book = book;
        this.victims = victims;
    }

    /** Effects up to this date that nobody was told of yet. */
    long open(int date) {
        return date * book.effectsOfADate() - number("select count(*) from chain_effect where reported");
    }

    long transactions() {
        return number("select count(*) from chain_transaction");
    }

    /** Waits until all of it holds. @return false with a finding if it does not in a quarter of an hour */
    boolean await(int date, Findings findings) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            if (open(date) == 0 && unconfirmed() == 0 && agrees()) {
                return true;
            }
            victims.mendDeath();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        findings.add(
                Kind.LOST,
                "payout " + date + " did not end: " + open(date) + " effects not told, " + unconfirmed()
                        + " not confirmed; " + difference);
        return false;
    }

    private boolean agrees() {
        try {
            var sides = books.atRest();
            if (sides.isEmpty()) {
                difference = "the writer is not at rest: " + jdbc.queryForList("select state, reason from chain_link");
                return false;
            }
            difference = sides.get().log() + " in the log, " + sides.get().chain() + " on chain";
            return sides.get().log().equals(sides.get().chain());
        } catch (IOException e) {
            difference = String.valueOf(e.getMessage());
            return false;
        }
    }

    private long unconfirmed() {
        return number("""
                select count(*) from chain_effect e left join chain_transaction t on t.id = e.transaction_id
                where t.state is distinct from 'CONFIRMED'
                """);
    }

    private long number(String query) {
        return Objects.requireNonNull(jdbc.queryForObject(query, Long.class));
    }
}
