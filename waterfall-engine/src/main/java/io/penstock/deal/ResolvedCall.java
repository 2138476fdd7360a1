package io.penstock.deal;

import io.penstock.deal.formula.Formula;

/** A call whose condition can be computed. */
public record ResolvedCall(CallTerms terms, Formula when) {}
