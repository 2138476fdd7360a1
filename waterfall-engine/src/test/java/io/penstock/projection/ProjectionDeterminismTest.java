package io.penstock.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Money;
import io.penstock.projection.Method.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of threads and of scenarios side by side changes no bit (P9); the choice of engine is reported. */
class ProjectionDeterminismTest {

    private static final int MONTHS = 150;

    /** Several blocks of 512 loans of one age, other ages, and every kind of loan. */
    private static final Pool POOL = pool(3_000);

    private static Pool pool(int loans) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        var builder = new PoolBuilder();
        for (int i = 0; i < loans; i++) {
            var balance = ProjectionCases.money(random.nextLong(1, 50_000_000L));
            int term = random.nextInt(1, 140);
            var rate = "0.0" + random.nextInt(1000, 9999);
            int age = i % 5 == 0 ? random.nextInt(40) : 7;
            builder.add(
                    switch (i % 6) {
                        case 0 -> LoanTerms.equalPrincipal("L" + i, balance, rate, term, age);
                        case 1 -> LoanTerms.interestOnly("L" + i, balance, rate, term, age, random.nextInt(term));
                        case 2 -> LoanTerms.balloon("L" + i, balance, rate, term, age, term + 60);
                        default -> LoanTerms.level("L" + i, balance, rate, term, age);
                    });
        }
        return builder.build();
    }

    private static List<Scenario> scenarios() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(12);
        var scenarios = new ArrayList<Scenario>();
        for (int i = 0; i < 19; i++) {
            scenarios.add(ProjectionCases.scenario(random));
        }
        return scenarios;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void threadsChangeNoBit(int threads) {
        for (var engine : Engine.values()) {
            var one = new PoolProjection(POOL, MONTHS, 1).projectAll(scenarios(), engine);
            var many = new PoolProjection(POOL, MONTHS, threads).projectAll(scenarios(), engine);
            for (int i = 0; i < one.size(); i++) {
                assertThat(many.get(i).sameBits(one.get(i))).isTrue();
            }
        }
    }

    /** One scenario alone shares out its blocks, many share out themselves. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void oneScenarioAloneEqualsItselfAmongMany(int threads) {
        for (var engine : Engine.values()) {
            var together = new PoolProjection(POOL, MONTHS, 1).projectAll(scenarios(), engine);
            for (int i = 0; i < together.size(); i += 5) {
                var alone = new PoolProjection(POOL, MONTHS, threads)
                        .projectAll(scenarios().subList(i, i + 1), engine)
                        .getFirst();
                assertThat(alone.sameBits(together.get(i))).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void threadsChangeNoBitUnderRollRates(int threads) {
        var scenario = Scenario.of("rolling", Conventions.SEQUENTIAL)
                .with(SeverityCurve.of("0.5"))
                .with(ProjectionCases.rolls(
                        RandomGeneratorFactory.of("L64X128MixRandom").create(13)));
        var one = PoolProjection.project(POOL, scenario, MONTHS, 1);
        assertThat(PoolProjection.project(POOL, scenario, MONTHS, threads).sameBits(one))
                .isTrue();
        assertThat(one.method().toString()).startsWith("LOAN_LEVEL: roll rates");
    }

    /** A single other cent is seen: the comparison compares. */
    @Test
    void otherBitsAreSeen() {
        var scenario = scenarios().getFirst();
        var one = PoolProjection.project(
                Pool.of(LoanTerms.level("a", Money.of("USD", "100"), "0.05", 12, 0)), scenario, 12, 1);
        var other = PoolProjection.project(
                Pool.of(LoanTerms.level("a", Money.of("USD", "100.01"), "0.05", 12, 0)), scenario, 12, 1);
        assertThat(one.sameBits(other)).isFalse();
    }

    @Test
    void theChoiceIsReported() {
        var scenario = Scenario.of("base", Conventions.SEQUENTIAL);
        var projection = new PoolProjection(POOL, 12, 2);
        assertThat(projection.project(scenario).method().toString())
                .startsWith("COLLAPSED_BY_AGE: no assumption reads a single loan; 3000 loans in ");
        assertThat(projection
                        .projectAll(List.of(scenario), Engine.LOAN_LEVEL)
                        .getFirst()
                        .method()
                        .toString())
                .isEqualTo("LOAN_LEVEL: asked for; 3000 loans");
    }
}
