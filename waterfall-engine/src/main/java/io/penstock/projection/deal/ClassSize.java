package io.penstock.projection.deal;

import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.deal.TrancheTerms.Rank;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a class stands above the losses of the pool, as fractions of the pool's balance with eight decimals, half even.
 *
 * <p>Classes stand by rank, those of a rank in the order of the document; senior classes stand beside each other, since
 * who of them is paid first says nothing of who loses first. The payment steps alone decide what is really lost: the
 * break-even of a class tells that.
 *
 * @param balance original
 * @param attachment the loss that classes below and any collateral beyond the classes bear; below zero if the classes are
 *     more than the pool
 * @param detachment the loss at which the class has nothing left
 * @param enhancement the attachment and the reserve's first deposit
 */
public record ClassSize(
        String className, Money balance, BigDecimal attachment, BigDecimal detachment, BigDecimal enhancement) {

    private static final int DECIMALS = 8;

    /**
     * All classes that have a principal of their own, most senior first.
     *
     * @param pool balance at the cut-off date, above zero, in the deal's currency
     * @throws IllegalArgumentException for another pool
     */
    public static List<ClassSize> of(ResolvedDeal deal, Money pool) {
        if (pool.minorUnits() <= 0 || !pool.currency().equals(deal.currency())) {
            throw new IllegalArgumentException("a pool of " + pool + " for a deal in " + deal.currency());
        }
        var classes = deal.tranches().stream()
                .filter(each -> !deal.isNotional(each.className()))
                .sorted(Comparator.comparing(TrancheTerms::rank))
                .toList();
        long seniors = classes.stream()
                .filter(each -> each.rank() == Rank.SENIOR)
                .mapToLong(each -> each.originalBalance().minorUnits())
                .sum();
        long reserve = deal.reserveDeposit().minorUnits();
        var sizes = new ArrayList<ClassSize>();
        long above = 0;
        for (var each : classes) {
            boolean isSenior = each.rank() == Rank.SENIOR;
            long layer = isSenior ? seniors : each.originalBalance().minorUnits();
            long begin = isSenior ? 0 : above;
            long below = pool.minorUnits() - begin - layer;
            sizes.add(new ClassSize(
                    each.className(),
                    each.originalBalance(),
                    fraction(below, pool),
                    fraction(pool.minorUnits() - begin, pool),
                    fraction(below + reserve, pool)));
            above = Math.addExact(above, each.originalBalance().minorUnits());
        }
        return List.copyOf(sizes);
    }

    private static BigDecimal fraction(long part, Money pool) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(pool.minorUnits()), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
