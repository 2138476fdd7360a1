package io.penstock.deal;

import io.penstock.deal.Step.PaymentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the steps of a mode in their order; see {@link DealBuilder}. */
public final class ModeBuilder {

    private final List<Step> steps = new ArrayList<>();

    ModeBuilder() {}

    /** Pays what is due, from an account and then from others. */
    public ModeBuilder pay(String clause, PaymentKind kind, Order targets, String from, String... support) {
        return step(new Step.Pay(
                clause, kind, targets, Optional.empty(), Optional.empty(), Optional.empty(), from, List.of(support)));
    }

    /** Pays at most a named amount. */
    public ModeBuilder payUpTo(
            String clause, PaymentKind kind, Order targets, String upTo, String from, String... support) {
        return step(new Step.Pay(
                clause, kind, targets, Optional.of(upTo), Optional.empty(), Optional.empty(), from, List.of(support)));
    }

    public ModeBuilder toTarget(String clause, String account, String from) {
        return step(new Step.ToTarget(clause, account, Optional.empty(), from));
    }

    public ModeBuilder transfer(String clause, String amount, String from, String to) {
        return step(new Step.Transfer(clause, amount, from, to));
    }

    public ModeBuilder residual(String clause, String payee, String from) {
        return step(new Step.Residual(clause, payee, Optional.empty(), from));
    }

    public ModeBuilder residualUpTo(String clause, String payee, String upTo, String from) {
        return step(new Step.Residual(clause, payee, Optional.of(upTo), from));
    }

    /** Any other step. */
    public ModeBuilder step(Step step) {
        steps.add(step);
        return this;
    }

    List<Step> build() {
        return steps;
    }
}
