package io.penstock.issuance.tranche.domain;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.kernel.Money;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who held a class at a block of the chain, from its events alone. A transfer counts from the block in which the chain made it,
 * however much later the register followed.
 */
public final class RegisterAt {

    private RegisterAt() {}

    /**
     * The holdings after the block.
     *
     * @param events of the class, in their order
     * @param issuedBlock in which the units were made
     * @return above zero, by investor and wallet; none before the issue
     */
    public static List<Holding> of(List<TrancheEvent> events, long issuedBlock, long block) {
        if (block < issuedBlock) {
            return List.of();
        }
        var holdings = new HashMap<String, Holding>();
        for (TrancheEvent event : events) {
            if (event instanceof TrancheIssued issued) {
                issued.holdings()
                        .forEach(each -> add(holdings, each.wallet(), each.investorId(), each.faceValue(), each));
            } else if (event instanceof HolderTransferMirrored moved
                    && moved.transfer().blockNumber() <= block) {
                var units = new Money(
                        moved.sender().faceValue().currency(), moved.transfer().units());
                add(
                        holdings,
                        moved.sender().wallet(),
                        moved.sender().investorId(),
                        Money.zero(units.currency()).minus(units),
                        moved.sender());
                add(holdings, moved.receiver().wallet(), moved.receiver().investorId(), units, moved.receiver());
            }
        }
        return holdings.values().stream()
                .filter(each -> !each.faceValue().isZero())
                .sorted(Comparator.comparing((Holding each) -> each.investorId().value())
                        .thenComparing(Holding::wallet))
                .toList();
    }

    private static void add(Map<String, Holding> holdings, String wallet, InvestorId owner, Money units, Holding like) {
        var key = wallet.toLowerCase(Locale.ROOT);
        var before = holdings.get(key);
        var sum = before == null ? units : before.faceValue().plus(units);
        holdings.put(key, new Holding(like.className(), owner, key, sum));
    }
}
