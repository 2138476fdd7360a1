package io.penstock.deal;

import io.penstock.deal.Step.PaymentKind;
import io.penstock.deal.TrancheTerms.Deferral;
import io.penstock.deal.TrancheTerms.Losses;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the steps: that every name exists, and that all that accrues is paid somewhere. */
final class StepValidation {

    private final DealDocument document;
    private final AmountValidation amounts;
    private final ConditionValidation conditions;
    private final OrderValidation orders;
    private final Findings findings;
    private final Set<String> feesPaid = new HashSet<>();
    private final Map<PaymentKind, Set<String>> interestPaid = new EnumMap<>(PaymentKind.class);
    private final Set<String> otherwisePaid = new HashSet<>();
    private final Set<String> writtenDown = new HashSet<>();

    StepValidation(DealDocument document, AmountValidation amounts, ConditionValidation conditions, Findings findings) {
        this.document = document;
        this.amounts = amounts;
        this.conditions = conditions;
        this.findings = findings;
        this.orders = new OrderValidation(document, findings);
    }

    void check() {
        orders.check();
        document.modes().forEach((name, steps) -> {
            var all = Steps.all(steps, "modes." + name);
            var clauses = new HashSet<String>();
            all.forEach((path, step) -> {
                require(
                        clauses.add(step.clause()),
                        FindingCode.CLAUSE_DUPLICATE,
                        path + ".clause",
                        step.clause() + " stands twice");
                step(step, path);
            });
            new AfterValidation(document, amounts, conditions, findings).check(all);
        });
        complete();
    }

    private void step(Step step, String path) {
        switch (step) {
            case Step.Pay pay -> pay(pay, path);
            case Step.ToTarget(var _, var account, var upTo, var from) -> {
                var filled = document.accounts().get(account);
                require(
                        filled != null && filled.target().isPresent(),
                        FindingCode.NAME_UNKNOWN,
                        path + ".toTarget",
                        "no account " + account + " with a target");
                limit(upTo, path);
                account(from, path + ".from");
                different(from, account, path + ".from");
            }
            case Step.Transfer(var _, var amount, var from, var to) -> {
                amounts.requireMoney(amount, path + ".transfer", false);
                account(from, path + ".from");
                account(to, path + ".to");
                different(from, to, path + ".to");
            }
            case Step.Residual(var _, var payee, var upTo, var from) -> {
                require(
                        isClass(payee) || isParty(payee),
                        FindingCode.NAME_UNKNOWN,
                        path + ".residual",
                        "no class and no party " + payee);
                limit(upTo, path);
                account(from, path + ".from");
                otherwisePaid.add(payee);
            }
            case Step.Book book -> book(book, path);
            case Step.WriteDown(var _, var targets, var amount) -> {
                amounts.requireMoney(amount, path + ".amount", false);
                var named = orders.classes(targets, path + ".writeDown", PaymentKind.PRINCIPAL);
                writtenDown.addAll(named);
                losses(named, List.of(Losses.WRITE_DOWN, Losses.WRITE_DOWN_AND_UP), path + ".writeDown");
            }
            case Step.WriteUp(var _, var targets, var amount) -> {
                amounts.requireMoney(amount, path + ".amount", false);
                var named = orders.classes(targets, path + ".writeUp", PaymentKind.PRINCIPAL);
                losses(named, List.of(Losses.WRITE_DOWN_AND_UP), path + ".writeUp");
            }
            case Step.Buy(var _, var amount, var from, var payee) -> {
                amounts.requireMoney(amount, path + ".buy", false);
                account(from, path + ".from");
                require(isParty(payee), FindingCode.NAME_UNKNOWN, path + ".payee", "no party " + payee);
            }
            case Step.Evaluate(var _, var name) -> {
                var test = document.tests().stream()
                        .filter(t -> t.name().equals(name))
                        .findFirst();
                require(test.isPresent(), FindingCode.NAME_UNKNOWN, path + ".evaluate", "no test " + name);
                require(
                        test.isEmpty() || test.get().at() == TestTerms.Point.STEP,
                        FindingCode.TYPE_MISMATCH,
                        path + ".evaluate",
                        name + " does not say at: step, so it is asked without a step");
            }
            case Step.SetMode(var _, var mode) ->
                require(
                        document.modes().containsKey(mode),
                        FindingCode.NAME_UNKNOWN,
                        path + ".setMode",
                        "no mode " + mode);
            case Step.Note(var _, var names) -> {
                for (int i = 0; i < names.size(); i++) {
                    amounts.requireKnown(names.get(i), path + ".note[" + i + "]");
                }
            }
            case Step.Branch branch -> {
                for (int i = 0; i < branch.cases().size(); i++) {
                    conditions.requireFlag(branch.cases().get(i).when(), Steps.ifPath(path, i), false);
                }
            }
        }
    }

    private void pay(Step.Pay pay, String path) {
        limit(pay.upTo(), path);
        pay.keep().ifPresent(keep -> amounts.requireMoney(keep, path + ".keep", false));
        pay.share()
                .ifPresent(share -> require(
                        share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0,
                        FindingCode.VALUE_OUT_OF_RANGE,
                        path + ".share",
                        share.toPlainString() + " is not above 0 and at most 1"));
        account(pay.from(), path + ".from");
        var drawn = new HashSet<String>();
        for (int i = 0; i < pay.support().size(); i++) {
            var at = path + ".support[" + i + "]";
            account(pay.support().get(i), at);
            different(pay.from(), pay.support().get(i), at);
            require(
                    drawn.add(pay.support().get(i)),
                    FindingCode.CASH_PAID_TWICE,
                    at,
                    "the cash of " + pay.support().get(i) + " would count twice");
        }
        if (pay.kind() == PaymentKind.FEE) {
            feesPaid.addAll(orders.fees(pay.targets(), path + ".targets"));
            return;
        }
        for (var name : orders.classes(pay.targets(), path + ".targets", pay.kind())) {
            if (pay.kind() == PaymentKind.PRINCIPAL) {
                otherwisePaid.add(name);
                continue;
            }
            interestPaid.computeIfAbsent(pay.kind(), _ -> new HashSet<>()).add(name);
            require(
                    tranche(name).filter(t -> t.coupon().isEmpty()).isEmpty(),
                    FindingCode.DUE_NEVER_ACCRUED,
                    path + ".targets",
                    "class " + name + " has no coupon");
            require(
                    pay.kind() != PaymentKind.INTEREST_ON_INTEREST
                            || tranche(name)
                                    .filter(t -> t.interestOnInterest().isEmpty())
                                    .isEmpty(),
                    FindingCode.DUE_NEVER_ACCRUED,
                    path + ".targets",
                    "unpaid interest of class " + name + " bears no interest");
        }
    }

    private void book(Step.Book book, String path) {
        var at = path + "." + DealWriter.word(book.side());
        amounts.requireMoney(book.amount(), path + ".amount", false);
        require(!book.ledgers().isEmpty(), FindingCode.ORDER_EMPTY, at, "a ledger is named here");
        var seen = new HashSet<String>();
        for (int i = 0; i < book.ledgers().size(); i++) {
            var name = book.ledgers().get(i);
            require(
                    document.ledgers().stream().anyMatch(l -> l.name().equals(name)),
                    FindingCode.NAME_UNKNOWN,
                    at + "[" + i + "]",
                    "no ledger " + name);
            require(seen.add(name), FindingCode.NAME_DUPLICATE, at + "[" + i + "]", name + " stands twice");
        }
    }

    private void losses(List<String> names, List<Losses> treatments, String path) {
        for (var name : names) {
            require(
                    tranche(name).filter(t -> !treatments.contains(t.losses())).isEmpty(),
                    FindingCode.LOSS_WITHOUT_TREATMENT,
                    path,
                    "class " + name + " would have to say losses: " + treatments.getLast());
        }
    }

    private void complete() {
        for (int i = 0; i < document.fees().size(); i++) {
            var name = document.fees().get(i).name();
            require(feesPaid.contains(name), FindingCode.ACCRUED_NEVER_PAID, "fees[" + i + "]", "no step pays " + name);
        }
        for (int i = 0; i < document.tranches().size(); i++) {
            var tranche = document.tranches().get(i);
            var path = "tranches[" + i + "]";
            if (tranche.coupon().isPresent()) {
                interest(tranche, path);
            }
            require(
                    otherwisePaid.contains(tranche.className())
                            || tranche.interestBalance().isPresent(),
                    FindingCode.TRANCHE_NEVER_PAID,
                    path,
                    "no step pays principal or residual to class " + tranche.className());
            require(
                    tranche.losses() == Losses.NONE || writtenDown.contains(tranche.className()),
                    FindingCode.LOSS_WITHOUT_TREATMENT,
                    path + ".losses",
                    "no step writes class " + tranche.className() + " down");
        }
    }

    private void interest(TrancheTerms tranche, String path) {
        var name = tranche.className();
        if (paid(PaymentKind.INTEREST, name)) {
            return;
        }
        require(
                paid(PaymentKind.CURRENT_INTEREST, name),
                FindingCode.ACCRUED_NEVER_PAID,
                path + ".coupon",
                "no step pays the interest of class " + name);
        require(
                tranche.deferral() != Deferral.CARRY || paid(PaymentKind.DEFERRED_INTEREST, name),
                FindingCode.ACCRUED_NEVER_PAID,
                path + ".coupon",
                "no step pays the interest of class " + name + " that was unpaid on an earlier date");
        require(
                tranche.interestOnInterest().isEmpty() || paid(PaymentKind.INTEREST_ON_INTEREST, name),
                FindingCode.ACCRUED_NEVER_PAID,
                path + ".interestOnInterest",
                "no step pays the interest on unpaid interest of class " + name);
    }

    private boolean paid(PaymentKind kind, String className) {
        return interestPaid.getOrDefault(kind, Set.of()).contains(className);
    }

    private Optional<TrancheTerms> tranche(String className) {
        return document.tranches().stream()
                .filter(t -> t.className().equals(className))
                .findFirst();
    }

    private boolean isClass(String name) {
        return tranche(name).isPresent();
    }

    private boolean isParty(String role) {
        return document.parties().stream().anyMatch(p -> p.role().equals(role));
    }

    private void limit(Optional<String> upTo, String path) {
        upTo.ifPresent(name -> amounts.requireMoney(name, path + ".upTo", false));
    }

    private void account(String name, String path) {
        require(document.accounts().containsKey(name), FindingCode.NAME_UNKNOWN, path, "no account " + name);
    }

    private void different(String from, String to, String path) {
        require(!from.equals(to), FindingCode.NAME_DUPLICATE, path, "cash would move from " + from + " to itself");
    }

    private void require(boolean holds, FindingCode code, String path, String detail) {
        if (!holds) {
            findings.addUnlessFaulty(code, path, detail);
        }
    }
}
