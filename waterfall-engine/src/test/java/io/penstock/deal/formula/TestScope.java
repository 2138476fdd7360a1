package io.penstock.deal.formula;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names around the formulas of tests. */
record TestScope(Map<String, FormulaType> amounts) implements Scope {

    static TestScope plain() {
        return new TestScope(Map.of(
                "first", new FormulaType(FormulaType.Kind.MONEY, true, 0, false),
                "speed", new FormulaType(FormulaType.Kind.NUMBER, false, 1, false)));
    }

    @Override
    public Currency currency() {
        return Currency.getInstance("USD");
    }

    @Override
    public boolean knowsClass(String name) {
        return Set.of("A1", "A2", "B").contains(name);
    }

    @Override
    public boolean knowsGroup(String name) {
        return name.equals("A");
    }

    @Override
    public boolean knowsAccount(String name) {
        return name.equals("reserve");
    }

    @Override
    public boolean knowsAmount(String name) {
        return amounts.containsKey(name) || name.equals("faulty");
    }

    @Override
    public Optional<FormulaType> typeOf(String amount) {
        return Optional.ofNullable(amounts.get(amount));
    }
}
