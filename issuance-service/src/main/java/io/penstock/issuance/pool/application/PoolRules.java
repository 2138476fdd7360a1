package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolEvent.PoolOpened;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.PoolEligibility;
import io.penstock.issuance.pool.domain.eligibility.ClauseText;
import io.penstock.issuance.pool.domain.eligibility.CriteriaRules;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.selection.Candidates;
import io.penstock.issuance.pool.domain.selection.LimitTrim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** The rules that pools were opened with, and what they say of stored loans. */
@Service
public class PoolRules {

    private final RuleRegister register;

    public PoolRules(RuleRegister register) {
        this.register = register;
    }

    /** A loan that has to stay out for a limit of the pool. */
    public record Trimmed(String loanId, Reason reason) {}

    /**
     * The document by which the loans of a pool are judged.
     *
     * @throws IllegalStateException if the register has another one than the pool was opened with
     */
    public RuleDocument of(PoolOpened terms) {
        if (terms.rules().isEmpty()) {
            return CriteriaRules.of(terms);
        }
        var reference = terms.rules().get();
        return register.find(reference.id(), reference.version())
                .map(RuleRegister.Registered::document)
                .filter(document -> document.reference().equals(reference))
                .orElseThrow(() -> new IllegalStateException("the register has no " + reference));
    }

    /** What the clauses say that reasons name, by their codes. */
    public Map<String, String> clauses(PoolOpened terms) {
        var clauses = new LinkedHashMap<>(PoolEligibility.ALWAYS);
        clauses.putAll(ClauseText.of(of(terms)));
        return clauses;
    }

    /** The stored loans that may enter one by one, and that the limits of the pool keep out. */
    public List<Trimmed> trimmed(AssetPoolId poolId, String tapeHash, PoolOpened terms) {
        var document = of(terms);
        if (document.limits().isEmpty()) {
            return List.of();
        }
        var eligible = new LoanSet.Eligible();
        var ids = new ArrayList<String>();
        register.eachLoan(poolId, tapeHash, eligible, facts -> ids.add(facts.text(LoanField.LOAN_ID)));
        var candidates = new Candidates.Builder(document, terms.cutOffDate(), ids.size());
        register.eachLoan(poolId, tapeHash, eligible, candidates::add);
        return LimitTrim.of(candidates.build()).stream()
                .map(trimmed -> new Trimmed(ids.get(trimmed.loan()), trimmed.reason()))
                .toList();
    }
}
