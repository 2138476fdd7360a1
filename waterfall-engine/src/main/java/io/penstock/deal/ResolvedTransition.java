package io.penstock.deal;

import io.penstock.deal.formula.Formula;

/** A change of mode that can be looked at. */
public record ResolvedTransition(TransitionTerms terms, Formula when) {}
