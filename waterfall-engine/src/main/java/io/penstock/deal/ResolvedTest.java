package io.penstock.deal;

import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaType.Kind;
import java.util.Optional;

/**
 * A test that can be asked.
 *
 * @param value what is measured, if the document says so
 * @param level what it is measured against, if the document says so
 * @param kind of value and level; money if there is neither
 */
public record ResolvedTest(
        TestTerms terms, Formula passes, Optional<Formula> value, Optional<Formula> level, Kind kind) {}
