package io.penstock.deal;

import io.penstock.deal.Order.Basis;
import io.penstock.deal.Step.PaymentKind;
import io.penstock.deal.TrancheTerms.Losses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random steps of a mode: whatever accrues is paid, and every account is empty at the end. */
final class RandomSteps {

    private static final String COLLECTIONS = AccountTerms.COLLECTIONS;

    private final RandomGenerator random;
    private final RandomNames names;
    private final RandomFormulas formulas;
    private int clauses;

    RandomSteps(RandomGenerator random, RandomNames names, RandomFormulas formulas) {
        this.random = random;
        this.names = names;
        this.formulas = formulas;
    }

    List<Step> mode() {
        var steps = new ArrayList<Step>();
        boolean twoBooks = names.accounts().contains("incomeBook");
        names.fees()
                .forEach(fee -> steps.add(
                        pay(PaymentKind.FEE, List.of(new Order.One(fee)), random.nextBoolean(), COLLECTIONS)));
        if (twoBooks) {
            steps.add(new Step.Transfer(clause(), "losses", "incomeBook", COLLECTIONS));
        }
        names.classes().forEach(name -> {
            if (names.accrues(name)) {
                interest(name, steps);
            }
            extras(steps, 2);
        });
        names.tests().stream()
                .filter(test -> test.startsWith("step"))
                .forEach(test -> steps.add(new Step.Evaluate(clause(), test)));
        losses(steps);
        extras(steps, 2);
        if (twoBooks) {
            steps.add(pay(PaymentKind.PRINCIPAL, List.of(), true, "principalBook"));
            for (var book : List.of("incomeBook", "principalBook")) {
                steps.add(new Step.Transfer(clause(), formulas.balance(book), book, COLLECTIONS));
            }
        }
        if (names.accounts().contains(AccountTerms.RESERVE)) {
            steps.add(new Step.ToTarget(
                    clause(),
                    AccountTerms.RESERVE,
                    names.sometimes() ? Optional.of(formulas.money()) : Optional.empty(),
                    COLLECTIONS));
            steps.add(new Step.Transfer(clause(), formulas.money(), AccountTerms.RESERVE, COLLECTIONS));
        }
        steps.add(pay(PaymentKind.PRINCIPAL, List.of(), random.nextBoolean(), COLLECTIONS));
        steps.add(new Step.Residual(
                clause(), names.one(names.classes().getLast(), "holder"), Optional.empty(), COLLECTIONS));
        if (names.sometimes()) {
            steps.add(new Step.Note(clause(), List.of(formulas.money(), formulas.startRate())));
        }
        return steps;
    }

    private String clause() {
        clauses++;
        return "3." + clauses;
    }

    /** In one step or in its three parts, alone or with others. */
    private void interest(String name, List<Step> steps) {
        var targets = List.<Order>of(new Order.One(name));
        if (random.nextInt(3) > 0) {
            steps.add(pay(PaymentKind.INTEREST, targets, false, COLLECTIONS));
            return;
        }
        steps.add(pay(PaymentKind.DEFERRED_INTEREST, targets, random.nextBoolean(), COLLECTIONS));
        if (names.compounds(name)) {
            steps.add(pay(PaymentKind.INTEREST_ON_INTEREST, targets, false, COLLECTIONS));
        }
        steps.add(pay(PaymentKind.CURRENT_INTEREST, targets, random.nextBoolean(), COLLECTIONS));
    }

    /** @param targets empty for principal of all classes */
    private Step pay(PaymentKind kind, List<Order> targets, boolean limited, String from) {
        boolean principal = kind == PaymentKind.PRINCIPAL;
        Order order;
        if (!targets.isEmpty()) {
            order = random.nextBoolean() ? targets.getFirst() : new Order.ProRata(Basis.DUE, targets);
        } else {
            order = random.nextInt(3) > 0 ? new Order.Named("principalOrder") : names.order(names.classes());
        }
        boolean supported = names.accounts().contains(AccountTerms.RESERVE) && names.sometimes();
        return new Step.Pay(
                clause(),
                kind,
                order,
                limited ? Optional.of(formulas.money()) : Optional.empty(),
                names.often() ? Optional.empty() : Optional.of(new BigDecimal(names.one("0.5", "0.3333", "1"))),
                principal && names.sometimes() ? Optional.of(formulas.money()) : Optional.empty(),
                from,
                supported ? List.of(AccountTerms.RESERVE) : List.of());
    }

    private void losses(List<Step> steps) {
        var ledgers = names.ledgers().stream().map(LedgerTerms::name).toList();
        if (!ledgers.isEmpty()) {
            steps.add(new Step.Book(clause(), Step.Side.DEBIT, ledgers.reversed(), "losses"));
            steps.add(pay(PaymentKind.PRINCIPAL, List.of(), true, COLLECTIONS));
            steps.add(new Step.Book(clause(), Step.Side.CREDIT, ledgers, formulas.money()));
        }
        down(steps, true, List.of(Losses.WRITE_DOWN, Losses.WRITE_DOWN_AND_UP));
        down(steps, false, List.of(Losses.WRITE_DOWN_AND_UP));
    }

    private void down(List<Step> steps, boolean down, List<Losses> treatments) {
        var classes = names.classes().stream()
                .filter(name -> treatments.contains(names.losses(name)))
                .toList();
        if (!classes.isEmpty()) {
            var order = names.order(classes);
            steps.add(
                    down
                            ? new Step.WriteDown(clause(), order, formulas.money())
                            : new Step.WriteUp(clause(), order, formulas.money()));
        }
    }

    /** Steps that no deal needs: branches, purchases, changes of mode, partial payments. */
    private void extras(List<Step> steps, int depth) {
        switch (random.nextInt(8)) {
            case 0 -> {
                var when = formulas.flag(true);
                var cases = new ArrayList<Step.Branch.Case>();
                cases.add(new Step.Branch.Case(when, block(depth - 1)));
                if (random.nextBoolean()) {
                    cases.add(new Step.Branch.Case(formulas.flag(true), block(depth - 1)));
                }
                steps.add(new Step.Branch(clause(), cases, random.nextBoolean() ? block(depth - 1) : List.of()));
            }
            case 1 -> steps.add(new Step.Buy(clause(), formulas.money(), COLLECTIONS, "seller"));
            case 2 -> steps.add(new Step.SetMode(clause(), names.one(names.modes())));
            case 3 -> steps.add(pay(PaymentKind.PRINCIPAL, List.of(), true, COLLECTIONS));
            case 4 -> {
                var before = pay(PaymentKind.PRINCIPAL, List.of(), true, COLLECTIONS);
                steps.add(before);
                var after = formulas.moneyAfter(before.clause());
                steps.add(new Step.Residual(clause(), "holder", Optional.of(after), COLLECTIONS));
            }
            default -> {}
        }
    }

    private List<Step> block(int depth) {
        var steps = new ArrayList<Step>();
        steps.add(pay(PaymentKind.PRINCIPAL, List.of(), true, COLLECTIONS));
        if (depth > 0) {
            extras(steps, depth);
        }
        if (names.sometimes()) {
            steps.add(new Step.Note(clause(), List.of(formulas.startMoney())));
        }
        return steps;
    }
}
