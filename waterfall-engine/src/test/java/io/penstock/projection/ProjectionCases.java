package io.penstock.projection;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random pools and scenarios of every kind. */
final class ProjectionCases {

    private static final Currency USD = Currency.getInstance("USD");
    private static final List<Conventions> CONVENTIONS = List.of(
            Conventions.SIFMA,
            Conventions.SEQUENTIAL,
            Conventions.PROSPECTUS_30,
            Conventions.ACTUAL_CALENDAR,
            Conventions.PREPAY_FIRST_DAYS_365);

    /** Rows, so that a test can split and scale them, with the scenario and the horizon. */
    record Case(List<LoanTerms> rows, Scenario scenario, int months) {
        Pool pool() {
            return Pool.of(rows.toArray(LoanTerms[]::new));
        }
    }

    private ProjectionCases() {}

    static Case any(RandomGenerator random, int size) {
        int ages = 1 + random.nextInt(4);
        var rows = new ArrayList<LoanTerms>();
        int count = 1 + random.nextInt(1 + size / 8);
        for (int i = 0; i < count; i++) {
            rows.add(row(random, size, "L" + i, random.nextInt(ages) * 13));
        }
        return new Case(rows, scenario(random), 1 + random.nextInt(10 + size));
    }

    private static LoanTerms row(RandomGenerator random, int size, String id, int age) {
        int term = 1 + random.nextInt(5 + size);
        var balance = money(random.nextLong(1_000_000_00L));
        var rate = random.nextInt(6) == 0 ? "0" : decimal(random.nextInt(1, 2000), 4);
        var row = switch (random.nextInt(6)) {
            case 0 -> LoanTerms.equalPrincipal(id, balance, rate, term, age);
            case 1 -> LoanTerms.bullet(id, balance, rate, term, age);
            case 2 -> LoanTerms.interestOnly(id, balance, rate, term, age, random.nextInt(term));
            case 3 -> LoanTerms.balloon(id, balance, rate, term, age, term + random.nextInt(100));
            case 4 -> LoanTerms.scheduled(id, balance, rate, age, listed(random, balance, term));
            default -> LoanTerms.level(id, balance, rate, term, age);
        };
        if (random.nextInt(4) == 0) {
            row = row.withFirstPeriodFactor(decimal(random.nextInt(20), 1));
        }
        return row.withSegment(random.nextInt(3) == 0 ? "other" : "")
                .withBucket(DelinquencyBucket.at(random.nextInt(RollRates.BUCKETS)));
    }

    private static List<Money> listed(RandomGenerator random, Money balance, int term) {
        var listed = new ArrayList<Money>();
        long left = balance.minorUnits();
        for (int month = 0; month < term; month++) {
            long part = random.nextInt(3) == 0 ? 0 : random.nextLong(2 * left / term + 1);
            part = Math.min(part, left);
            listed.add(money(part));
            left -= part;
        }
        return listed;
    }

    static Scenario scenario(RandomGenerator random) {
        var conventions = CONVENTIONS.get(random.nextInt(CONVENTIONS.size()));
        var scenario = Scenario.of("any", conventions)
                .with(curves(random, conventions.defaults()))
                .withRecoveryLag(random.nextInt(3) == 0 ? 0 : random.nextInt(20))
                .withAdvances(random.nextBoolean())
                .withCutOffDate(LocalDate.of(2024, 1, 31).plusDays(random.nextInt(400)));
        return random.nextInt(3) == 0
                ? scenario.withSegment("other", curves(random, conventions.defaults()))
                : scenario;
    }

    private static Assumptions curves(RandomGenerator random, boolean defaults) {
        var prepayment = switch (random.nextInt(6)) {
            case 0 -> PrepaymentCurve.of(PrepaymentCurve.Unit.SMM, figures(random, 1, 300, 3));
            case 1 -> PrepaymentCurve.of(PrepaymentCurve.Unit.CPR, figures(random, 24, 1000, 3));
            case 2 -> PrepaymentCurve.of(PrepaymentCurve.Unit.PSA, figures(random, 3, 900, 0));
            case 3 -> PrepaymentCurve.of(PrepaymentCurve.Unit.ABS, figures(random, 1, 30, 3));
            case 4 ->
                PrepaymentCurve.of(PrepaymentCurve.Unit.SMM, figures(random, 30, 200, 3))
                        .byAge();
            default -> PrepaymentCurve.none();
        };
        var severity = SeverityCurve.of(figures(random, 6, 101, 2));
        return new Assumptions(
                prepayment,
                defaults ? defaults(random) : DefaultCurve.none(),
                random.nextBoolean() ? severity : severity.byAge());
    }

    private static DefaultCurve defaults(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> DefaultCurve.of(DefaultCurve.Unit.MDR, figures(random, 12, 300, 3));
            case 1 -> DefaultCurve.of(DefaultCurve.Unit.CDR, figures(random, 1, 900, 3));
            case 2 -> DefaultCurve.of(DefaultCurve.Unit.SDA, figures(random, 2, 1000, 0));
            case 3 ->
                DefaultCurve.of(DefaultCurve.Unit.MDR, figures(random, 12, 1001, 3))
                        .byAge();
            default -> DefaultCurve.none();
        };
    }

    private static String[] figures(RandomGenerator random, int most, int bound, int decimals) {
        var figures = new String[1 + random.nextInt(most)];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = decimal(random.nextInt(bound), decimals);
        }
        return figures;
    }

    /** Rows of shares that add up to 1, most of the weight on the diagonal and its neighbours. */
    static RollRates rolls(RandomGenerator random) {
        var rows = new ArrayList<List<String>>();
        for (int from = 0; from < RollRates.BUCKETS; from++) {
            var shares = new int[RollRates.BUCKETS + 1];
            int left = 1000;
            for (int to = 0; to <= RollRates.BUCKETS; to++) {
                int share = Math.abs(to - from) <= 1 || to == 0 ? random.nextInt(left + 1) : 0;
                shares[to] = share;
                left -= share;
            }
            shares[from] += left;
            var row = new ArrayList<String>();
            for (int share : shares) {
                row.add(decimal(share, 3));
            }
            rows.add(row);
        }
        return RollRates.of(rows);
    }

    static Money money(long cents) {
        return new Money(USD, cents);
    }

    private static String decimal(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale).toPlainString();
    }
}
