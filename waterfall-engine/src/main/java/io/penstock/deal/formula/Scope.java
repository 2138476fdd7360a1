package io.penstock.deal.formula;

import java.util.Currency;
import java.util.Optional;

/** The names around a formula. */
public interface Scope {

    Currency currency();

    boolean knowsClass(String name);

    boolean knowsGroup(String name);

    boolean knowsAccount(String name);

    boolean knowsAmount(String name);

    /** The type of another amount; nothing if that amount is itself at fault, which is reported there. */
    Optional<FormulaType> typeOf(String amount);
}
