package io.penstock.issuance.tranche.domain.book;

import io.penstock.issuance.tranche.AllotmentRule;
import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a priced book gives to each order.
 *
 * @param shares above zero, class by class in the order of the deal, in each class by time
 * @param unsold by class: offered, and taken by nobody
 */
public record Allotment(List<Share> shares, Map<String, Money> unsold) {

    /** One order's part. */
    public record Share(BookOrder order, Money faceValue) {}

    public Allotment {
        shares = List.copyOf(shares);
        unsold = Map.copyOf(unsold);
    }

    /** Of this class. */
    public Money unsold(OfferedClass offered) {
        return Objects.requireNonNull(unsold.get(offered.className()), "every class is shared out");
    }

    /**
     * Shares out every class at its clearing quote. The parts of a class and what is unsold of it add up to what is offered.
     *
     * @throws IllegalStateException if the offering is not priced
     */
    public static Allotment of(OfferingFile file) {
        var priced = file.priced().orElseThrow(() -> new IllegalStateException("nothing is priced yet"));
        var shares = new ArrayList<Share>();
        var unsold = new TreeMap<String, Money>();
        for (OfferedClass each : file.terms().classes()) {
            var quote = priced.classes().stream()
                    .filter(c -> c.className().equals(each.className()))
                    .findFirst()
                    .orElseThrow()
                    .quote();
            var parts = share(file, each, quote);
            shares.addAll(parts);
            var sold = parts.stream()
                    .map(Share::faceValue)
                    .reduce(Money.zero(each.size().currency()), Money::plus);
            unsold.put(each.className(), each.offered().minus(sold));
        }
        return new Allotment(shares, unsold);
    }

    private static List<Share> share(OfferingFile file, OfferedClass offered, BigDecimal quote) {
        var byTime = Comparator.comparingInt(BookOrder::sequence);
        var order = offered.allotment() == AllotmentRule.PRIORITY
                ? Comparator.comparing((BookOrder each) -> Clearing.limit(each, offered), offered.basis()::compare)
                        .thenComparing(byTime)
                : byTime;
        var orders = file.live(offered.className()).stream()
                .filter(each -> Clearing.accepts(each, offered, quote))
                .sorted(order)
                .toList();
        var asked = orders.stream()
                .mapToLong(each -> Denominations.units(each.terms().amount(), offered.denomination()))
                .toArray();
        long units = Denominations.units(offered.offered(), offered.denomination());
        long minimum = Denominations.units(offered.minimum(), offered.denomination());
        var parts = switch (offered.allotment()) {
            case PRO_RATA -> Shares.proRata(units, asked, minimum);
            case PRIORITY -> Shares.priority(units, asked, minimum);
        };
        var shares = new ArrayList<Share>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                shares.add(new Share(
                        orders.get(i),
                        new Money(
                                offered.size().currency(),
                                Math.multiplyExact(
                                        parts[i], offered.denomination().minorUnits()))));
            }
        }
        shares.sort(Comparator.comparing(Share::order, byTime));
        return shares;
    }
}
