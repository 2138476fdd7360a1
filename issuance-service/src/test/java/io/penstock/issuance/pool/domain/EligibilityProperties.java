package io.penstock.issuance.pool.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.issuance.pool.EligibilityCriterion;
import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.Loans;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityProperties {

    private static final List<String> STATES = List.of("NC", "AL", "SC", "TX");

    /** @param shuffle seed of another order of the same loans */
    record Case(List<LoanRecord> loans, BigDecimal maxPercent, long shuffle) {}

    private static Case generate(RandomGenerator random, int growing) {
        int size = 1 + growing / 2;
        var loans = new ArrayList<LoanRecord>();
        for (int i = 0; i < size; i++) {
            loans.add(Loans.ordinary("L" + i)
                    .in(STATES.get(random.nextInt(1 + random.nextInt(STATES.size()))))
                    .balance(1 + random.nextLong(random.nextBoolean() ? 3 : 5_000_000))
                    .loan());
        }
        return new Case(List.copyOf(loans), BigDecimal.valueOf(random.nextInt(101)), random.nextLong());
    }

    private static EligibilityReport check(List<LoanRecord> loans, BigDecimal maxPercent) {
        return Criteria.check(loans, new EligibilityCriterion(Rule.MAX_STATE_PERCENT, maxPercent));
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void noStateIsAboveTheLimit(long seed) {
        Cases.forAll(seed, EligibilityProperties::generate, c -> {
            var eligible = check(c.loans(), c.maxPercent()).eligible();
            long pool = eligible.stream().mapToLong(LoanRecord::currentBalance).sum();
            for (String state : STATES) {
                long balance = eligible.stream()
                        .filter(loan -> loan.state().equals(state))
                        .mapToLong(LoanRecord::currentBalance)
                        .sum();
                assertThat(BigDecimal.valueOf(balance * 100))
                        .isLessThanOrEqualTo(c.maxPercent().multiply(BigDecimal.valueOf(pool)));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void everyLoanIsEitherEligibleOrRejected(long seed) {
        Cases.forAll(seed, EligibilityProperties::generate, c -> {
            var report = check(c.loans(), c.maxPercent());
            var all = new ArrayList<>(report.eligible());
            report.rejected().forEach(rejected -> all.add(rejected.loan()));
            assertThat(all).hasSameSizeAs(c.loans());
            assertThat(new HashSet<>(all)).isEqualTo(new HashSet<>(c.loans()));
        });
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void theOrderOfTheTapeDoesNotMatter(long seed) {
        Cases.forAll(seed, EligibilityProperties::generate, c -> {
            var shuffled = new ArrayList<>(c.loans());
            Collections.shuffle(shuffled, new Random(c.shuffle()));
            assertThat(check(shuffled, c.maxPercent())).isEqualTo(check(c.loans(), c.maxPercent()));
        });
    }
}
