package io.penstock.deal;

import java.util.List;
import java.util.Optional;

/**
 * Reads deal documents: from JSON text to a deal that can be run, or to everything that is wrong with it.
 *
 * <p>Keys may stand in any order and decimals may carry trailing zeros; {@link ResolvedDeal} holds the
 * canonical form. Unknown keys are refused, because an ignored clause moves cash. No input makes this
 * throw.
 */
public final class DealDocuments {

    private DealDocuments() {}

    /** Reads and checks a document. All findings come at once. */
    public static ParsedDeal parse(String json) {
        Json tree;
        try {
            tree = CanonicalJson.parse(json);
        } catch (CanonicalJson.MalformedException e) {
            return new ParsedDeal(
                    Optional.empty(),
                    List.of(new Finding(FindingCode.JSON_MALFORMED, "", String.valueOf(e.getMessage()))));
        }
        var findings = new Findings();
        var document = new DealReader(findings).read(tree);
        return check(document, findings);
    }

    /** Checks a document that was built in Java. */
    public static ParsedDeal check(DealDocument document) {
        // Through the text, so that a value which the text could not carry is refused here and not later.
        return parse(CanonicalJson.print(DealWriter.tree(document)));
    }

    private static ParsedDeal check(DealDocument document, Findings findings) {
        new TermsValidation(document, findings).check();
        var amounts = new AmountValidation(document, findings);
        amounts.check();
        var conditions = new ConditionValidation(amounts.scope(), amounts, findings);
        new CashValidation(document, amounts, findings).check();
        new RateValidation(document, amounts, findings).check();
        new ControlValidation(document, amounts, conditions, findings).check();
        new StepValidation(document, amounts, conditions, findings).check();
        var reads = new AfterValidation(document, amounts, conditions, findings);
        new FlowValidation(document, amounts.formulas(), reads, findings).check();
        amounts.reportUnused();
        Optional<ResolvedDeal> deal = findings.hasErrors()
                ? Optional.empty()
                : Optional.of(new ResolvedDeal(document, amounts.resolved(), conditions.formulas(), amounts.scope()));
        return new ParsedDeal(deal, findings.all());
    }
}
