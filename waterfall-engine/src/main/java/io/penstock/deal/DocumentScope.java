package io.penstock.deal;

import io.penstock.deal.formula.FormulaType;
import io.penstock.deal.formula.Scope;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a formula of a document can name. */
record DocumentScope(DealDocument document, Set<String> amounts, Map<String, Optional<FormulaType>> types)
        implements Scope {

    @Override
    public Currency currency() {
        return document.deal().currency();
    }

    @Override
    public boolean knowsClass(String name) {
        return document.tranches().stream().anyMatch(t -> t.className().equals(name));
    }

    @Override
    public boolean knowsGroup(String name) {
        return document.groups().containsKey(name);
    }

    @Override
    public boolean knowsAccount(String name) {
        return name.equals(AccountTerms.COLLECTIONS)
                || (name.equals(AccountTerms.RESERVE)
                        && document.accounts().reserve().isPresent());
    }

    @Override
    public boolean knowsAmount(String name) {
        return amounts.contains(name);
    }

    @Override
    public Optional<FormulaType> typeOf(String amount) {
        return types.getOrDefault(amount, Optional.empty());
    }
}
