package io.penstock.servicing.distribution.domain;

import io.penstock.servicing.distribution.DistributionEvent.PayoutClaimed;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.Payout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Payments of a date that wait in escrow for their holders.
 *
 * @param reserved in the order in which they were passed over
 * @param releases ordered and without an answer of the chain, by effect key
 * @param orders of release so far
 * @param claims positions of all claims ever noted: each is one fact, however often it is told
 */
public record Withheld(List<Payout> reserved, Map<String, Payout> releases, int orders, Set<String> claims) {

    static final Withheld NOTHING = new Withheld(List.of(), Map.of(), 0, Set.of());

    public Withheld {
        reserved = List.copyOf(reserved);
        releases = Map.copyOf(releases);
        claims = Set.copyOf(claims);
    }

    /** Whether this is one of the payments that wait, whichever batch passed it over. */
    boolean holds(Payout payout) {
        return reserved.stream().anyMatch(each -> isSame(each, payout));
    }

    private static boolean isSame(Payout one, Payout other) {
        return one.className().equals(other.className()) && one.wallet().equals(other.wallet());
    }

    Withheld reserve(List<Payout> payouts) {
        var all = new ArrayList<>(reserved);
        all.addAll(payouts);
        return new Withheld(all, releases, orders, claims);
    }

    Withheld order(ReleaseOrdered event) {
        var open = new HashMap<>(releases);
        event.releases().forEach(each -> open.put(each.effectKey(), each.payout()));
        return new Withheld(reserved, open, event.number(), claims);
    }

    Withheld refuse(String effectKey) {
        var open = new HashMap<>(releases);
        open.remove(effectKey);
        return new Withheld(reserved, open, orders, claims);
    }

    Withheld paid(Payout payout) {
        var open = new HashMap<>(releases);
        open.values().removeIf(each -> isSame(each, payout));
        return new Withheld(
                reserved.stream().filter(each -> !isSame(each, payout)).toList(), open, orders, claims);
    }

    Withheld claim(PayoutClaimed event) {
        var all = new HashSet<>(claims);
        all.add(event.position());
        var after = paid(event.payout());
        return new Withheld(after.reserved(), after.releases(), orders, all);
    }
}
