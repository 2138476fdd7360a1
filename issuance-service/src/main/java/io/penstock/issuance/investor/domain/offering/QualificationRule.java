package io.penstock.issuance.investor.domain.offering;

import io.penstock.issuance.investor.InvestorKind;
import java.util.List;
import java.util.Set;

/**
 * One way to a qualification.
 *
 * @param id for example {@code US-ACC-2}
 * @param grants the qualification, for example {@code US_ACCREDITED}; several rules may grant one
 * @param kinds of investors it is for
 * @param currency ISO 4217, of its amounts; empty if it has none
 * @param atLeast how many of the tests must be met
 * @param months for which evidence is good
 */
public record QualificationRule(
        String id,
        String grants,
        Set<InvestorKind> kinds,
        String currency,
        List<FactTest> tests,
        int atLeast,
        int months,
        InForce inForce,
        Evidence evidence) {

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if it can never or always be met
     */
    public QualificationRule {
        kinds = Set.copyOf(kinds);
        tests = List.copyOf(tests);
        if (kinds.isEmpty() || atLeast < 1 || atLeast > tests.size() || months < 1) {
            throw new IllegalArgumentException("rule " + id + " asks for " + atLeast + " of " + tests.size()
                    + " tests of " + kinds + ", for " + months + " months");
        }
    }
}
