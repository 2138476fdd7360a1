package io.penstock.cli.audit.explain;

import io.penstock.cli.output.Amounts;
import io.penstock.waterfall.PaymentLine.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Every figure of a history by its name. */
final class FigureList {

    private static final int SUGGESTIONS = 5;

    private final List<NamedFigure> all = new ArrayList<>();
    private final Map<String, NamedFigure> byName = new LinkedHashMap<>();

    private FigureList() {}

    static FigureList of(History history) {
        var list = new FigureList();
        history.pools().values().forEach(list::pool);
        history.deals()
                .values()
                .forEach(deal ->
                        deal.payments().values().forEach(payment -> list.payment(new PaymentTree(deal, payment))));
        return list;
    }

    List<NamedFigure> all() {
        return List.copyOf(all);
    }

    /** The figure of this name, whatever the case of its letters. */
    Optional<NamedFigure> find(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    /** The figures with this value, {@code "1,234.56"} or {@code "USD 1234.56"}. */
    List<NamedFigure> withValue(String amount) {
        var wanted = new BigDecimal(NamedFigure.bare(amount));
        return all.stream()
                .filter(f -> isAmount(f.value()) && new BigDecimal(f.bare()).compareTo(wanted) == 0)
                .toList();
    }

    /** Whether a text is an amount and no name. */
    static boolean isAmount(String text) {
        return NamedFigure.bare(text).matches("-?[0-9]+(\\.[0-9]+)?");
    }

    /** Names that look most like this one. */
    List<String> like(String name) {
        return all.stream()
                .map(NamedFigure::name)
                .sorted(Comparator.comparingInt(known -> distance(key(known), key(name))))
                .limit(SUGGESTIONS)
                .toList();
    }

    private void pool(PoolHistory pool) {
        if (pool.frozen() == null) {
            return;
        }
        var tree = new PoolTree(pool);
        var name = "pool/" + pool.poolId() + "/";
        add(List.of(name + "balance"), tree.balanceText(), List::of, tree::balance);
        add(List.of(name + "loans"), tree.loansText(), List::of, tree::loans);
        add(List.of(name + "root"), pool.frozenEvent().path("root").asText(), List::of, tree::root);
    }

    private void payment(PaymentTree tree) {
        var report = tree.report();
        add(tree, "received", Amounts.text(report.received()), tree.cash()::received);
        report.sources()
                .forEach((source, cash) -> add(
                        tree,
                        "collections/" + source,
                        Amounts.text(cash),
                        () -> tree.cash().source(source)));
        pool(tree);
        report.fees().forEach(fee -> clauses(tree, fee.name()));
        report.amounts()
                .forEach(amount -> add(
                        tree,
                        "amount/" + amount.name(),
                        tree.amounts().text(amount.name(), amount.value()),
                        () -> tree.amounts().amount(amount.name())));
        var clauses = new LinkedHashSet<String>();
        report.lines().forEach(line -> clauses.add(line.clause()));
        clauses.forEach(clause -> {
            var explained = tree.steps().paidBy(clause);
            add(tree, "step/" + clause, explained, () -> tree.steps().clause(clause));
        });
        report.opening().classes().keySet().forEach(className -> classFigures(tree, className));
        report.closing()
                .accounts()
                .forEach((account, cash) -> add(
                        tree,
                        "account/" + account,
                        Amounts.text(cash),
                        () -> tree.cash().closing(account),
                        account));
        report.tests()
                .forEach(test -> add(
                        tree,
                        "test/" + test.name(),
                        test.passes() ? "passes" : "fails",
                        () -> tree.amounts().test(test)));
        payouts(tree);
    }

    private void clauses(PaymentTree tree, String fee) {
        var lines = tree.report().lines().stream()
                .filter(l -> l.kind() == Kind.FEE && l.target().equals(fee))
                .toList();
        add(tree, "fee/" + fee, tree.steps().sum(lines), () -> tree.steps().together(lines, fee));
    }

    private void pool(PaymentTree tree) {
        var pool = tree.payment().input().pool();
        var periods = tree.periods();
        add(tree, "pool/balance", Amounts.text(pool.end()), periods::end);
        add(tree, "pool/opening-balance", Amounts.text(pool.begin()), periods::begin);
        add(tree, "pool/charged-off", Amounts.text(pool.defaulted()), periods::chargedOff);
        add(tree, "pool/loans", Long.toString(pool.count()), periods::loans);
    }

    private void classFigures(PaymentTree tree, String className) {
        var name = "class/" + className + "/";
        var classes = tree.classes();
        var report = tree.report();
        add(tree, name + "interest-due", classes.dueText(className), () -> classes.interestDue(className));
        add(
                tree,
                name + "interest-paid",
                Amounts.text(classes.sum(className, Kind.INTEREST)),
                () -> classes.paid(className, Kind.INTEREST, "interest"));
        add(
                tree,
                name + "principal-paid",
                Amounts.text(classes.sum(className, Kind.PRINCIPAL)),
                () -> classes.paid(className, Kind.PRINCIPAL, "principal"));
        add(
                tree,
                name + "residual-paid",
                Amounts.text(classes.sum(className, Kind.RESIDUAL)),
                () -> classes.paid(className, Kind.RESIDUAL, "residual"));
        add(tree, name + "paid", classes.receivedText(className), () -> classes.received(className));
        add(
                tree,
                name + "opening-balance",
                Amounts.text(report.opening().balance(className)),
                () -> classes.opening(className));
        add(
                tree,
                name + "balance",
                Amounts.text(report.closing().balance(className)),
                () -> classes.closing(className));
        add(tree, name + "factor", classes.factorText(className), () -> classes.factor(className));
    }

    private void payouts(PaymentTree tree) {
        var byPayee = new LinkedHashMap<String, List<PaymentHistory.Payout>>();
        tree.payment()
                .payouts()
                .forEach(p -> byPayee.computeIfAbsent(p.payee(), k -> new ArrayList<>())
                        .add(p));
        byPayee.forEach((payee, payouts) -> {
            var wallet = payouts.getFirst().wallet();
            long sum = payouts.stream().mapToLong(PaymentHistory.Payout::amount).sum();
            add(
                    named(tree, "payout/" + payee, "payout/" + wallet),
                    Amounts.text(tree.money(sum)),
                    () -> tree.payouts().inShort(payee, payouts),
                    () -> tree.payouts().all(payee, payouts));
            if (payouts.size() > 1) {
                payouts.stream()
                        .filter(p -> !p.isFee())
                        .forEach(p -> add(
                                named(
                                        tree,
                                        "payout/" + payee + "/" + p.className(),
                                        "payout/" + wallet + "/" + p.className()),
                                Amounts.text(tree.money(p.amount())),
                                () -> tree.payouts().inShort(payee, List.of(p)),
                                () -> tree.payouts().one(p)));
            }
        });
    }

    private void add(PaymentTree tree, String name, String value, Supplier<Explanation> explained, String... aliases) {
        add(named(tree, name, aliases), value, List::of, explained);
    }

    /** The name by collection period, then the same by payment date and under the aliases. */
    private static List<String> named(PaymentTree tree, String name, String... aliases) {
        var byPeriod = tree.name() + "/";
        var byDate = "deal/" + tree.history().dealId() + "/" + tree.payment().paymentDate() + "/";
        var names = new ArrayList<String>(List.of(byPeriod + name, byDate + name));
        for (var alias : aliases) {
            names.add(byPeriod + alias);
            names.add(byDate + alias);
        }
        return names;
    }

    private void add(
            List<String> names, String value, Supplier<List<String>> inShort, Supplier<Explanation> explained) {
        var figure = new NamedFigure(names.getFirst(), names.subList(1, names.size()), value, inShort, explained);
        all.add(figure);
        names.forEach(name -> byName.putIfAbsent(key(name), figure));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's distance: how many letters must be put in, left out or changed. */
    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int above = row[j];
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
