package io.penstock.deal;

import io.penstock.deal.formula.FormulaType;
import io.penstock.deal.formula.Scope;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a formula of a document can name.
 *
 * @param amounts names of the amounts that can be read
 * @param types of those amounts that are free of faults
 */
record DocumentScope(DealDocument document, Set<String> amounts, Map<String, Optional<FormulaType>> types)
        implements Scope {

    @Override
    public Currency currency() {
        return document.deal().currency();
    }

    @Override
    public boolean knows(Name kind, String name) {
        return switch (kind) {
            case CLASS -> has(document.tranches(), TrancheTerms::className, name);
            case GROUP -> document.groups().containsKey(name);
            case ACCOUNT -> document.accounts().containsKey(name);
            case LEDGER -> has(document.ledgers(), LedgerTerms::name, name);
            case AMOUNT -> amounts.contains(name);
            case FEE -> has(document.fees(), FeeTerms::name, name);
            case SOURCE -> Sources.of(document).containsKey(name);
            case TEST -> has(document.tests(), TestTerms::name, name);
            case MODE -> document.modes().containsKey(name);
            case INDEX -> true; // an index is known by its fixings, which come with each payment date
            case ROUNDING -> document.rounding().modes().containsKey(name);
        };
    }

    @Override
    public Optional<FormulaType> typeOf(String amount) {
        return types.getOrDefault(amount, Optional.empty());
    }

    @Override
    public Optional<FormulaType.Kind> kindOfInput(String input) {
        return document.inputs().stream()
                .filter(i -> i.name().equals(input))
                .findFirst()
                .map(InputTerms::kind);
    }

    private static <T> boolean has(List<T> terms, Function<T, String> nameOf, String name) {
        return terms.stream().anyMatch(t -> nameOf.apply(t).equals(name));
    }
}
