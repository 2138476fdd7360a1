package io.penstock.issuance.pool.domain.eligibility;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a document.
 *
 * @param document empty if anything is wrong with it
 * @param findings in the order of the reading; empty if all is well
 */
public record ParsedRules(Optional<RuleDocument> document, List<RuleFinding> findings) {

    public ParsedRules {
        findings = List.copyOf(findings);
    }
}
