package io.penstock.deal;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A deal as its document states it: names, not dates; formulas as text. {@link DealDocuments} reads and
 * checks it, {@link ResolvedDeal} is what can be run.
 *
 * @param mode the mode at closing
 * @param inputs figures that each payment date brings from outside
 * @param sources where cash comes from and goes to, by source; empty for the usual ones
 * @param accounts by name
 * @param ledgers memorandum books
 * @param groups named sets of classes, for formulas and orders
 * @param orders named orders of payment, so that priority and regular principal share one definition
 * @param tests in the order in which they are asked
 * @param transitions in the order in which they are looked at
 * @param modes the steps of each deal status
 * @param calls rights to end the deal
 */
public record DealDocument(
        DealTerms deal,
        List<PartyTerms> parties,
        CalendarTerms calendar,
        RoundingTerms rounding,
        String mode,
        List<InputTerms> inputs,
        SortedMap<String, SourceTerms> sources,
        SortedMap<String, AccountTerms> accounts,
        List<LedgerTerms> ledgers,
        List<TrancheTerms> tranches,
        SortedMap<String, List<String>> groups,
        List<FeeTerms> fees,
        List<AmountTerms> amounts,
        List<TestTerms> tests,
        List<TransitionTerms> transitions,
        SortedMap<String, Order> orders,
        SortedMap<String, List<Step>> modes,
        List<CallTerms> calls) {

    /** The version of the grammar, first line of every document. */
    public static final String SCHEMA = "penstock/deal/1";

    /** The mode of a deal that collects and repays; the one at closing unless the document says otherwise. */
    public static final String AMORTIZING = "amortizing";

    public DealDocument {
        parties = List.copyOf(parties);
        inputs = List.copyOf(inputs);
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        ledgers = List.copyOf(ledgers);
        tranches = List.copyOf(tranches);
        fees = List.copyOf(fees);
        amounts = List.copyOf(amounts);
        tests = List.copyOf(tests);
        transitions = List.copyOf(transitions);
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
        modes = Collections.unmodifiableSortedMap(new TreeMap<>(modes));
        calls = List.copyOf(calls);
    }
}
