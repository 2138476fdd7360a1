package io.penstock.deal.formula;

import io.penstock.deal.formula.FormulaType.Kind;
import java.util.Currency;
import java.util.Optional;

/** The names around a formula. */
public interface Scope {

    Currency currency();

    boolean knows(Name kind, String name);

    /** The type of another amount; nothing if that amount is itself at fault, which is reported there. */
    Optional<FormulaType> typeOf(String amount);

    /** What an input is; nothing if there is no such input. */
    Optional<Kind> kindOfInput(String input);

    /** What can be named. */
    enum Name {
        CLASS("class"),
        GROUP("group"),
        ACCOUNT("account"),
        LEDGER("ledger"),
        AMOUNT("amount"),
        FEE("fee"),
        SOURCE("source"),
        TEST("test"),
        MODE("mode"),
        INDEX("index"),
        ROUNDING("rounding");

        final String word;

        Name(String word) {
            this.word = word;
        }
    }
}
