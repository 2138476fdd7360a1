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
                "speed", new FormulaType(FormulaType.Kind.RATE, false, 1, false)));
    }

    @Override
    public Currency currency() {
        return Currency.getInstance("USD");
    }

    @Override
    public boolean knows(Name kind, String name) {
        return switch (kind) {
            case CLASS -> Set.of("A1", "A2", "B").contains(name);
            case GROUP -> name.equals("A");
            case ACCOUNT -> name.equals("reserve");
            case LEDGER -> name.equals("losses");
            case AMOUNT -> amounts.containsKey(name) || name.equals("faulty");
            case FEE -> name.equals("servicing");
            case SOURCE -> Set.of("interest", "principal").contains(name);
            case TEST -> name.equals("delinquency");
            case MODE -> name.equals("amortizing");
            case INDEX -> true;
            case ROUNDING -> name.equals("cent");
        };
    }

    @Override
    public Optional<FormulaType> typeOf(String amount) {
        return Optional.ofNullable(amounts.get(amount));
    }

    @Override
    public Optional<FormulaType.Kind> kindOfInput(String input) {
        return switch (input) {
            case "invoice" -> Optional.of(FormulaType.Kind.MONEY);
            case "rating" -> Optional.of(FormulaType.Kind.COUNT);
            case "downgraded" -> Optional.of(FormulaType.Kind.FLAG);
            case "price" -> Optional.of(FormulaType.Kind.RATE);
            default -> Optional.empty();
        };
    }
}
