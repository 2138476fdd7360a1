package io.penstock.deal;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A deal as its document states it: names, not dates; formulas as text. {@link DealDocuments} reads and
 * checks it, {@link ResolvedDeal} is what can be run.
 *
 * @param groups named sets of classes, for formulas and orders
 * @param orders named orders of payment, so that priority and regular principal share one definition
 * @param modes the steps of each deal status; this version runs {@value #AMORTIZING}
 */
public record DealDocument(
        DealTerms deal,
        List<PartyTerms> parties,
        CalendarTerms calendar,
        RoundingTerms rounding,
        AccountTerms accounts,
        List<TrancheTerms> tranches,
        SortedMap<String, List<String>> groups,
        List<FeeTerms> fees,
        List<AmountTerms> amounts,
        SortedMap<String, Order> orders,
        SortedMap<String, List<Step>> modes) {

    /** The version of the grammar, first line of every document. */
    public static final String SCHEMA = "penstock/deal/1";

    /** The mode of a deal that collects and repays. */
    public static final String AMORTIZING = "amortizing";

    public DealDocument {
        parties = List.copyOf(parties);
        tranches = List.copyOf(tranches);
        fees = List.copyOf(fees);
        amounts = List.copyOf(amounts);
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
        modes = Collections.unmodifiableSortedMap(new TreeMap<>(modes));
    }
}
