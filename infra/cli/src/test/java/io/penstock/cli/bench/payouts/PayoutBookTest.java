package io.penstock.cli.bench.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Harness and service compute the same book from a seed; nobody shares a wallet, and every total is paid in full. */
class PayoutBookTest {

    @Test
    void aSeedGivesOneBook() {
        var one = new PayoutBook(4, 250);
        var other = new PayoutBook(4, 250);
        assertThat(one.deals()).isEqualTo(3);
        assertThat(one.holdersOf(2)).isEqualTo(50);
        for (int deal = 0; deal < 3; deal++) {
            assertThat(one.payout(deal, 2)).isEqualTo(other.payout(deal, 2));
        }
        assertThat(one.amounts(0, 1)).isNotEqualTo(new PayoutBook(5, 250).amounts(0, 1));
    }

    @Test
    void amountsAddUpToTheTotalAndWalletsDiffer() {
        var book = new PayoutBook(9, 330);
        var wallets = new HashSet<String>();
        for (int deal = 0; deal < book.deals(); deal++) {
            assertThat(book.amounts(deal, 7).stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(book.total(deal, 7));
            int at = deal;
            IntStream.range(0, book.holdersOf(deal)).forEach(i -> wallets.add(book.wallet(at, i)));
        }
        assertThat(wallets).hasSize(330);
    }

    @Test
    void aPlanOfKillsMeetsEachKind() {
        var plan = new KillPlan(1);
        var again = new KillPlan(1);
        var victims = new HashSet<KillPlan.Victim>();
        for (int i = 0; i < 3; i++) {
            var blow = plan.next();
            assertThat(blow).isEqualTo(again.next());
            victims.add(blow.victim());
        }
        assertThat(victims).containsExactlyInAnyOrder(KillPlan.Victim.values());
    }
}
