package io.penstock.issuance.pool.domain.stratification;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.kernel.Fraction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StratificationTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate CUT_OFF = LocalDate.of(2024, 1, 31);

    @Test
    void aTableByRateHasEachRangeWithItsAverages() {
        var tables = Stratification.of(
                List.of(
                        loan(1_000_00, "0.0300", 600),
                        loan(3_000_00, "0.0399", 700),
                        loan(1_000_00, "0.0400", 0),
                        loan(0, "0.0500", 640)),
                USD,
                CUT_OFF);
        var byRate = table(tables, "rate");
        assertThat(byRate.strata())
                .extracting(Stratum::label)
                .containsExactly("3% to under 4%", "4% to under 5%", "5% to under 6%");
        assertThat(byRate.strata().getFirst()).satisfies(s -> {
            assertThat(s.loans()).isEqualTo(2);
            assertThat(s.balance()).isEqualTo(4_000_00);
            // (1000 × 3 % + 3000 × 3.99 %) / 4000, (1000 × 600 + 3000 × 700) / 4000
            assertThat(s.rate()).contains(Fraction.of(new BigDecimal("0.037425")));
            assertThat(s.score()).contains(Fraction.of(675));
            assertThat(s.share(5_000_00)).isEqualTo(Fraction.of(new BigDecimal("0.8")));
        });
        assertThat(byRate.strata().get(1).score()).isEqualTo(Optional.empty());
        assertThat(table(tables, "score").strata())
                .extracting(Stratum::label)
                .containsExactly("600 to under 650", "700 to under 750", "not reported");
        assertThat(tables).extracting(StratificationTable::name).containsExactly("balance", "rate", "score");
    }

    /** Every table adds up to the pool, however the loans are. */
    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void theTotalsOfEachTableAreThePools(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var loans = new ArrayList<LoanFacts>();
        for (int i = 0; i < 200; i++) {
            var facts = new LoanFacts.Builder();
            for (var field : LoanField.stored()) {
                if (random.nextInt(4) > 0) {
                    switch (field.type()) {
                        case AMOUNT -> facts.number(field, random.nextLong(random.nextBoolean() ? 100 : 50_000_000));
                        case RATE -> facts.number(field, random.nextLong(20_000_000_000L));
                        case INTEGER -> facts.number(field, random.nextInt(-5, 900));
                        case DATE -> facts.day(field, CUT_OFF.plusDays(random.nextInt(-4_000, 4_000)));
                        case TEXT -> facts.text(field, "T" + random.nextInt(9));
                    }
                }
            }
            loans.add(facts.build());
        }
        long pool = loans.stream()
                .filter(l -> l.has(LoanField.CURRENT_BALANCE))
                .mapToLong(l -> l.number(LoanField.CURRENT_BALANCE))
                .sum();
        var tables = Stratification.of(loans, USD, CUT_OFF);
        assertThat(tables).hasSize(10);
        for (var table : tables) {
            assertThat(table.total().loans()).isEqualTo(200);
            assertThat(table.total().balance()).isEqualTo(pool);
            assertThat(table.strata().stream().mapToInt(Stratum::loans).sum()).isEqualTo(200);
            assertThat(table.strata().stream().mapToLong(Stratum::balance).sum())
                    .isEqualTo(pool);
            var shares = table.strata().stream().map(s -> s.share(pool)).reduce(Fraction.ZERO, Fraction::plus);
            assertThat(shares).isEqualTo(Fraction.of(1));
        }
    }

    private static StratificationTable table(List<StratificationTable> tables, String name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    private static LoanFacts loan(long balance, String rate, int score) {
        var facts = new LoanFacts.Builder()
                .number(LoanField.CURRENT_BALANCE, balance)
                .rate(LoanField.RATE, new BigDecimal(rate));
        return (score == 0 ? facts : facts.number(LoanField.SCORE, score)).build();
    }
}
