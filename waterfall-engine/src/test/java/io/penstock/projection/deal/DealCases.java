package io.penstock.projection.deal;

import io.penstock.kernel.Money;
import io.penstock.projection.Conventions;
import io.penstock.projection.DefaultCurve;
import io.penstock.projection.LoanTerms;
import io.penstock.projection.Pool;
import io.penstock.projection.PoolBuilder;
import io.penstock.projection.PrepaymentCurve;
import io.penstock.projection.Scenario;
import io.penstock.projection.SeverityCurve;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.random.RandomGenerator;

/** Generated pools of a hundred million and scenarios for them. */
final class DealCases {

    private static final long HUNDRED_MILLION = 10_000_000_000L;

    private DealCases() {}

    /** Loans of any kind, all balances together a hundred million. */
    static Pool pool(RandomGenerator random, int loans) {
        return pool(random, loans, 1);
    }

    /** The same with every balance so many times larger. */
    static Pool pool(RandomGenerator random, int loans, int scale) {
        var builder = new PoolBuilder();
        long left = HUNDRED_MILLION;
        for (int i = loans; i > 0; i--) {
            long balance = i == 1 ? left : random.nextLong(1, 2 * left / i);
            left -= balance;
            builder.add(loan(random, "L" + i, new Money(Currency.getInstance("USD"), balance * scale)));
        }
        return builder.build();
    }

    private static LoanTerms loan(RandomGenerator random, String id, Money balance) {
        int term = random.nextInt(12, 61);
        int age = random.nextInt(40);
        var rate = decimal(random.nextInt(0, 1500), 4);
        return switch (random.nextInt(5)) {
            case 0 -> LoanTerms.equalPrincipal(id, balance, rate, term, age);
            case 1 -> LoanTerms.bullet(id, balance, rate, term, age);
            case 2 -> LoanTerms.interestOnly(id, balance, rate, term, age, term / 2);
            default -> LoanTerms.level(id, balance, rate, term, age);
        };
    }

    static DealScenario scenario(RandomGenerator random, String name) {
        return DealScenario.of(Scenario.of(name, random.nextBoolean() ? Conventions.SEQUENTIAL : Conventions.SIFMA)
                .with(PrepaymentCurve.of(PrepaymentCurve.Unit.CPR, decimal(random.nextInt(0, 4000), 4)))
                .with(DefaultCurve.of(DefaultCurve.Unit.CDR, decimal(random.nextInt(0, 3000), 4)))
                .with(SeverityCurve.of(decimal(random.nextInt(0, 101), 2)))
                .withRecoveryLag(random.nextInt(0, 13))
                .withAdvances(random.nextBoolean()));
    }

    static String decimal(long digits, int decimals) {
        return BigDecimal.valueOf(digits, decimals).toPlainString();
    }
}
