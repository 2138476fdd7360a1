package io.penstock.deal;

import io.penstock.deal.AmountTerms.Moment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that no step of a mode needs an amount which that mode computes only after a later step. */
final class AfterValidation {

    private final DealDocument document;
    private final AmountValidation amounts;
    private final ConditionValidation conditions;
    private final Findings findings;

    AfterValidation(
            DealDocument document, AmountValidation amounts, ConditionValidation conditions, Findings findings) {
        this.document = document;
        this.amounts = amounts;
        this.conditions = conditions;
        this.findings = findings;
    }

    /** @param steps of one mode by path, in order */
    void check(SequencedMap<String, Step> steps) {
        Map<String, String> clauses = document.amounts().stream()
                .filter(a -> a.at() == Moment.AFTER && a.after().isPresent())
                .collect(Collectors.toMap(AmountTerms::name, a -> a.after().orElse(""), (first, _) -> first));
        if (clauses.isEmpty()) {
            return;
        }
        var paths = new ArrayList<>(steps.keySet());
        var order = steps.values().stream().map(Step::clause).toList();
        for (int i = 0; i < paths.size(); i++) {
            var path = paths.get(i);
            for (var name : needed(steps.getOrDefault(path, new Step.Note("", List.of())))) {
                int known = order.indexOf(clauses.getOrDefault(name, ""));
                if (known >= i) {
                    findings.addUnlessFaulty(
                            FindingCode.AMOUNT_BEFORE_KNOWN,
                            path,
                            "needs " + name + ", which is computed after clause " + order.get(known));
                }
            }
        }
    }

    /** The amounts that a step reads, and those that they read. */
    Set<String> needed(Step step) {
        var needed = new HashSet<String>();
        reads(step).forEach(name -> amounts.collectReads(name, needed));
        return needed;
    }

    private Stream<String> reads(Step step) {
        return switch (step) {
            case Step.Pay pay ->
                Stream.concat(
                        Stream.concat(pay.upTo().stream(), pay.keep().stream()),
                        pay.support().stream().flatMap(a -> account(a).flatMap(AccountTerms::floor).stream()));
            case Step.ToTarget toTarget ->
                Stream.concat(
                        toTarget.upTo().stream(), account(toTarget.account()).flatMap(AccountTerms::target).stream());
            case Step.Transfer transfer -> Stream.of(transfer.amount());
            case Step.Residual residual -> residual.upTo().stream();
            case Step.Book book -> Stream.of(book.amount());
            case Step.WriteDown writeDown -> Stream.of(writeDown.amount());
            case Step.WriteUp writeUp -> Stream.of(writeUp.amount());
            case Step.Buy buy -> Stream.of(buy.amount());
            case Step.Note note -> note.amounts().stream();
            case Step.Branch branch -> branch.cases().stream().flatMap(one -> conditions.amounts(one.when()).stream());
            case Step.Evaluate(var _, var test) ->
                document.tests().stream()
                        .filter(t -> t.name().equals(test))
                        .flatMap(t -> Stream.of(Optional.of(t.passes()), t.value(), t.level()))
                        .flatMap(Optional::stream)
                        .flatMap(formula -> conditions.amounts(formula).stream());
            case Step.SetMode _ -> Stream.empty();
        };
    }

    private Optional<AccountTerms> account(String name) {
        return Optional.ofNullable(document.accounts().get(name));
    }
}
