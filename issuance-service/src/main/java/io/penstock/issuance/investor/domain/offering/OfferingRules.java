package io.penstock.issuance.investor.domain.offering;

import io.penstock.issuance.investor.InvestorKind;
import io.penstock.issuance.investor.QualificationAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All rules of who may be offered what, as one version of a document.
 *
 * @param hash SHA-256 of the document's canonical text, 64 hexadecimal digits: stands in every event that rests on it
 */
public record OfferingRules(String hash, List<QualificationRule> qualifications, List<OfferingRegime> regimes) {

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if one rule or regime is in force twice on a day, or a regime asks for a
     *     qualification that no rule grants
     */
    public OfferingRules {
        qualifications = List.copyOf(qualifications);
        regimes = List.copyOf(regimes);
        for (int i = 0; i < qualifications.size(); i++) {
            for (int j = 0; j < i; j++) {
                var one = qualifications.get(i);
                var other = qualifications.get(j);
                require(!one.id().equals(other.id()) || !one.inForce().overlaps(other.inForce()), one.id());
            }
        }
        for (int i = 0; i < regimes.size(); i++) {
            for (int j = 0; j < i; j++) {
                var one = regimes.get(i);
                var other = regimes.get(j);
                require(!one.code().equals(other.code()) || !one.inForce().overlaps(other.inForce()), one.code());
            }
        }
        for (OfferingRegime regime : regimes) {
            for (String needed : regime.anyOf()) {
                if (qualifications.stream().noneMatch(rule -> rule.grants().equals(needed))) {
                    throw new IllegalArgumentException(
                            "regime " + regime.code() + " asks for " + needed + ", which no rule grants");
                }
            }
        }
    }

    private static void require(boolean once, String id) {
        if (!once) {
            throw new IllegalArgumentException(id + " is in force twice on one day");
        }
    }

    /** The regime as it is on the day; empty if there is none of this code, or not on that day. */
    public Optional<OfferingRegime> regime(String code, LocalDate on) {
        return regimes.stream()
                .filter(regime -> regime.code().equals(code) && regime.inForce().on(on))
                .findFirst();
    }

    /**
     * Whether an investor may be granted a qualification, by the first rule that the facts meet.
     *
     * @param currency of amounts among the facts, ISO 4217: amounts are never converted here
     * @param evidenceDate from which the evidence is good for the rule's months
     * @param on the day of the answer
     */
    public QualificationAnswer qualify(
            String qualification,
            InvestorKind kind,
            String currency,
            Map<String, BigDecimal> facts,
            LocalDate evidenceDate,
            LocalDate on) {
        var reasons = new ArrayList<String>();
        for (QualificationRule rule : qualifications) {
            if (!rule.grants().equals(qualification) || !rule.inForce().on(on)) {
                continue;
            }
            var objection = objection(rule, kind, currency, facts, evidenceDate, on);
            if (objection.isEmpty()) {
                return new QualificationAnswer.Met(
                        rule.id(),
                        evidenceDate.plusMonths(rule.months()),
                        rule.evidence().isProvisional());
            }
            reasons.add(rule.id() + ": " + objection.get());
        }
        if (reasons.isEmpty()) {
            reasons.add("no rule grants " + qualification + " on " + on);
        }
        return new QualificationAnswer.NotMet(reasons);
    }

    private static Optional<String> objection(
            QualificationRule rule,
            InvestorKind kind,
            String currency,
            Map<String, BigDecimal> facts,
            LocalDate evidenceDate,
            LocalDate on) {
        if (!rule.kinds().contains(kind)) {
            return Optional.of("not for " + kind);
        }
        if (!rule.currency().isEmpty() && !rule.currency().equals(currency)) {
            return Optional.of("amounts are in " + currency + ", needed is " + rule.currency());
        }
        var until = evidenceDate.plusMonths(rule.months());
        if (evidenceDate.isAfter(on) || until.isBefore(on)) {
            return Optional.of("evidence of " + evidenceDate + " is good up to " + until + ", asked on " + on);
        }
        var missing = rule.tests().stream()
                .map(test -> test.objection(facts).orElse(""))
                .filter(text -> !text.isEmpty())
                .toList();
        int met = rule.tests().size() - missing.size();
        return met >= rule.atLeast()
                ? Optional.empty()
                : Optional.of(met + " of " + rule.atLeast() + " conditions met: " + String.join("; ", missing));
    }
}
