package io.penstock.deal;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sources of a document that states none. */
final class Sources {

    /** What every pool of loans brings; a document that states sources maps them all. */
    static final List<String> OF_EVERY_POOL = List.of("interest", "principal", "recoveries");

    static final String INVESTMENT_INCOME = "investmentIncome";
    static final String RESERVE_INCOME = "reserveIncome";

    private Sources() {}

    /** The sources as stated, or the usual ones: all to collections, income of the reserve to the reserve. */
    static SortedMap<String, SourceTerms> of(DealDocument document) {
        if (!document.sources().isEmpty()) {
            return document.sources();
        }
        var sources = new TreeMap<String, SourceTerms>();
        OF_EVERY_POOL.forEach(name -> sources.put(name, SourceTerms.all(AccountTerms.COLLECTIONS)));
        sources.put(INVESTMENT_INCOME, SourceTerms.all(AccountTerms.COLLECTIONS));
        if (document.accounts().containsKey(AccountTerms.RESERVE)) {
            sources.put(RESERVE_INCOME, SourceTerms.all(AccountTerms.RESERVE));
        }
        return sources;
    }
}
