package io.penstock.deal;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a document.
 *
 * @param deal present if and only if no finding is an error
 * @param findings all of them, in the order of the checks
 */
public record ParsedDeal(Optional<ResolvedDeal> deal, List<Finding> findings) {

    public ParsedDeal {
        findings = List.copyOf(findings);
    }
}
