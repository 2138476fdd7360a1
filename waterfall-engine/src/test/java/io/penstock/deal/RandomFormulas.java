package io.penstock.deal;

import io.penstock.deal.AmountTerms.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Random formulas over the names of a deal; each becomes a named amount that others can read. */
final class RandomFormulas {

    private final RandomGenerator random;
    private final RandomNames names;
    private final List<AmountTerms> amounts = new ArrayList<>();
    private final List<String> startMoney = new ArrayList<>();
    private final List<String> laterMoney = new ArrayList<>();
    private final List<String> rates = new ArrayList<>();
    private int named;

    RandomFormulas(RandomGenerator random, RandomNames names) {
        this.random = random;
        this.names = names;
        add("losses", "pool.defaulted@period", false, Moment.START);
        startMoney.add("losses");
    }

    List<AmountTerms> amounts() {
        return amounts;
    }

    /** The name of an amount of money that is known before the first step. */
    String startMoney() {
        return known(startMoney).orElseGet(() -> {
            var name = next("money");
            add(name, moneyFormula(3, false), true, Moment.START);
            if (random.nextInt(4) == 0) {
                var total = next("total");
                add(total, "previous(" + total + ", USD 0.00) + " + name, false, Moment.START);
                startMoney.add(total);
            }
            startMoney.add(name);
            return name;
        });
    }

    /** The name of an amount of money for a step. */
    String money() {
        if (random.nextBoolean()) {
            return startMoney();
        }
        return known(laterMoney).orElseGet(() -> {
            var name = next("later");
            add(name, moneyFormula(3, true), true, Moment.USE);
            laterMoney.add(name);
            return name;
        });
    }

    /** An amount that is computed after a clause, for steps behind it. */
    String moneyAfter(String clause) {
        var name = next("after");
        amounts.add(
                new AmountTerms(name, moneyFormula(2, true), Optional.of("cent"), Moment.AFTER, Optional.of(clause)));
        return name;
    }

    /** An amount that is the whole balance of an account when it is first needed. */
    String balance(String account) {
        var name = next("all");
        add(name, "account." + account + ".balance@now", false, Moment.USE);
        return name;
    }

    /** The name of a number that is known before the first step. */
    String startRate() {
        return known(rates).orElseGet(() -> {
            var name = next("rate");
            var formula = switch (random.nextInt(4)) {
                case 0 -> "roundTo(div(" + startMoney() + ", pool.balance@cutOff, 0.05), 0.00001, HALF_UP)";
                case 1 -> "min(index.SOFR_30D_AVG@period + 0.01, 0.09)";
                case 2 -> "roundTo(previous(" + name + ", 0.05) * 0.99, 0.0001, HALF_EVEN)";
                default -> names.inputs().isEmpty() ? "0.0375" : "clamp(input.factor@period, 0, 0.1)";
            };
            add(name, formula, false, Moment.START);
            rates.add(name);
            return name;
        });
    }

    /** A condition as text. */
    String flag(boolean now) {
        return flag(2, now);
    }

    private String flag(int depth, boolean now) {
        var kinds = new ArrayList<>(List.of(
                "pool.balance@end <= 0.1 * pool.balance@cutOff",
                "payment.number@period > " + random.nextInt(6),
                "payment.date@period >= date(2025-0" + (5 + random.nextInt(5)) + "-01)",
                "div(pool.delinquent60@end, pool.balance@begin, 0) > 0.05",
                "tranche.A.isFinal@open",
                startMoney() + " " + names.one("<", "<=", ">", ">=", "=", "!=") + " " + startMoney(),
                "tranche." + names.one(names.classes()) + ".balance@open = USD 0.00"));
        if (!names.inputs().isEmpty()) {
            kinds.add("input.downgraded@period");
            kinds.add("input.rating@period >= 3");
        }
        names.tests().forEach(test -> kinds.add("test." + test + "@previous"));
        if (now) {
            names.tests().forEach(test -> kinds.add("test." + test + "@now"));
            kinds.add("mode." + names.one(names.modes()) + "@now");
            kinds.add("account.collections.balance@now > tranche.A.interestDue@now");
        }
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 3 -> names.one("and", "or") + "(" + flag(depth - 1, now) + ", " + flag(depth - 1, now) + ")";
            case 4 -> "not(" + flag(depth - 1, now) + ")";
            default -> names.one(kinds);
        };
    }

    private String moneyFormula(int depth, boolean now) {
        if (depth == 0) {
            return figure(now);
        }
        var a = moneyFormula(depth - 1, now);
        return switch (random.nextInt(11)) {
            case 0 -> "excess(" + a + ", " + moneyFormula(depth - 1, now) + ")";
            case 1 -> names.one("min", "max") + "(" + a + ", " + moneyFormula(depth - 1, now) + ")";
            case 2 -> "round(0." + (1 + random.nextInt(999)) + " * (" + a + "), cent)";
            case 3 -> "if(" + flag(1, now) + ", " + a + ", " + moneyFormula(depth - 1, now) + ")";
            case 4 -> a + " + " + moneyFormula(depth - 1, now);
            case 5 -> "clamp(" + a + ", USD 0.00, " + figure(now) + ")";
            case 6 -> "abs(" + a + " - " + figure(now) + ")";
            case 7 -> "div(" + a + ", " + (1 + random.nextInt(40)) + ", USD 0.00)";
            case 8 -> "(" + a + ") / " + (2 + random.nextInt(1200));
            default -> figure(now);
        };
    }

    private String figure(boolean now) {
        var one = names.one(names.classes());
        var figures = new ArrayList<>(List.of(
                "pool.balance@begin",
                "pool.balance@end",
                "pool.defaulted@period",
                "pool.cumulativeDefaulted@end",
                "tranche." + one + ".balance@open",
                "tranche." + one + ".originalBalance@issue",
                "tranche." + one + ".deferredInterest@open",
                "tranche." + one + ".writtenDown@open",
                "sum(" + String.join(", ", names.classes()) + ").balance@open",
                names.one("min", "max") + "(" + String.join(", ", names.classes()) + ").balance@open",
                "round(avg(" + String.join(", ", names.classes()) + ").originalBalance@issue, cent)",
                "collected.interest@period",
                "collected.principal@period",
                "collected.total@period",
                "collected.total@total",
                "account." + names.one(names.accounts()) + ".balance@open",
                "USD " + (1 + random.nextInt(20_000)) + ".25"));
        names.group().ifPresent(group -> figures.add("sum(" + group + ").balance@open"));
        names.ledgers().forEach(ledger -> figures.add("ledger." + ledger.name() + ".balance@open"));
        if (!names.inputs().isEmpty()) {
            figures.add("input.invoice@period");
            figures.add("input.rating@period * USD 100.00");
        }
        if (!startMoney.isEmpty()) {
            figures.add(names.one(startMoney));
        }
        if (now) {
            figures.add("tranche." + one + ".balance@now");
            figures.add("tranche." + one + ".interestDue@now");
            figures.add("tranche." + one + ".writtenDown@now");
            figures.add("account." + names.one(names.accounts()) + ".balance@now");
            figures.add("paid." + one + ".principal@period");
            figures.add("paid." + names.one(names.fees()) + ".fee@period");
            figures.add("fee." + names.one(names.fees()) + ".due@now");
            names.ledgers().forEach(ledger -> figures.add("ledger." + ledger.name() + ".balance@now"));
        }
        return names.one(figures);
    }

    private Optional<String> known(List<String> of) {
        return of.size() < 2 || random.nextInt(3) == 0 ? Optional.empty() : Optional.of(names.one(of));
    }

    private String next(String word) {
        named++;
        return word + named;
    }

    private void add(String name, String formula, boolean rounded, Moment at) {
        amounts.add(
                new AmountTerms(name, formula, rounded ? Optional.of("cent") : Optional.empty(), at, Optional.empty()));
    }
}
