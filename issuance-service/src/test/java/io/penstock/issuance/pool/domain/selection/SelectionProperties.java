package io.penstock.issuance.pool.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.eligibility.RuleReader;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small pools against all their subsets; large ones against the limits computed anew. */
class SelectionProperties {

    private static final LocalDate CUT_OFF = LocalDate.of(2024, 1, 31);
    private static final int SMALL_POOLS = 30;

    private static RuleDocument rules(String limits) {
        var parsed = RuleReader.read("{\"schema\":\"penstock/eligibility/1\",\"id\":\"a\",\"version\":\"1\","
                + "\"effectiveFrom\":\"2020-01-01\",\"currency\":\"USD\",\"criteria\":[],\"limits\":[" + limits + "]}");
        assertThat(parsed.findings()).isEmpty();
        return parsed.document().orElseThrow();
    }

    private static String share(String by, int percent) {
        return "{\"code\":\"SHARE_" + by.toUpperCase(Locale.ROOT) + "\",\"by\":\"" + by + "\",\"max\":\"" + percent
                + "%\"}";
    }

    private static final String AVERAGE = "{\"code\":\"SCORE\",\"average\":\"score\",\"min\":\"650.5\"}";
    private static final String TOP = "{\"code\":\"TOP\",\"top\":\"2\",\"by\":\"obligor\",\"max\":\"60%\"}";
    private static final String LOOSE_TOP = "{\"code\":\"TOP\",\"top\":\"2\",\"by\":\"obligor\",\"max\":\"90%\"}";
    private static final String LONG = "{\"code\":\"LONG\",\"where\":\"originalTerm > 60\",\"max\":\"50%\"}";

    private static List<LoanFacts> loans(RandomGenerator random, int count, int obligors) {
        var loans = new ArrayList<LoanFacts>();
        for (int i = 0; i < count; i++) {
            var facts = new LoanFacts.Builder()
                    .text(LoanField.LOAN_ID, String.format("L%07d", i))
                    .number(LoanField.CURRENT_BALANCE, 1 + random.nextLong(1_000))
                    .text(LoanField.OBLIGOR, "O" + random.nextInt(obligors))
                    .text(LoanField.REGION, "R" + random.nextInt(4));
            if (random.nextInt(5) > 0) {
                facts.number(LoanField.SCORE, random.nextInt(500, 850));
            }
            if (random.nextInt(9) > 0) {
                facts.number(LoanField.ORIGINAL_TERM, random.nextInt(2) == 0 ? 48 : 72);
            }
            loans.add(facts.build());
        }
        return loans;
    }

    private static Candidates candidates(RuleDocument rules, List<LoanFacts> loans) {
        var builder = new Candidates.Builder(rules, CUT_OFF, loans.size());
        loans.forEach(builder::add);
        return builder.build();
    }

    private static boolean holds(Candidates candidates, BitSet set) {
        return LimitCheck.of(candidates, set).stream().allMatch(LimitCheck::holds);
    }

    private static BitSet set(Selection.Selected selected) {
        var set = new BitSet();
        for (int loan : selected.loans()) {
            set.set(loan);
        }
        return set;
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void aSmallPoolKeepsEveryLimitAndComesNearTheBestOfAllSubsets(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long found = 0;
        long possible = 0;
        for (int i = 0; i < SMALL_POOLS; i++) {
            var loans = loans(random, 4 + random.nextInt(7), 5);
            // Every other pool has limits that few of its subsets meet: there only validity is asked for.
            boolean tight = i % 2 == 0;
            var rules = tight
                    ? rules(String.join(",", share("region", 50), AVERAGE, TOP, LONG))
                    : rules(String.join(",", share("region", 75), AVERAGE, LOOSE_TOP));
            var candidates = candidates(rules, loans);
            long target = 500 + random.nextLong(3_000);
            var selected = Selection.select(candidates, target, 0, seed);
            long best = 0;
            for (long subset = 0; subset < 1L << loans.size(); subset++) {
                var set = BitSet.valueOf(new long[] {subset});
                long sum = set.stream().mapToLong(candidates::balance).sum();
                if (sum > best && sum <= target && holds(candidates, set)) {
                    best = sum;
                }
            }
            assertThat(holds(candidates, set(selected))).isTrue();
            assertThat(selected.balance()).isLessThanOrEqualTo(best);
            assertThat(selected.balance())
                    .isEqualTo(set(selected).stream()
                            .mapToLong(candidates::balance)
                            .sum());
            if (!tight) {
                found += selected.balance();
                possible += best;
            }
        }
        assertThat(found * 100).as("of %s possible", possible).isGreaterThanOrEqualTo(possible * 75);
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void aLargerPoolReachesItsSizeWithinAllLimits(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var loans = loans(random, 3_000, 400);
        var rules = rules(String.join(
                ",",
                share("region", 30),
                share("obligor", 2),
                AVERAGE,
                "{\"code\":\"TOP_10\",\"top\":\"10\",\"by\":\"obligor\",\"max\":\"12%\"}",
                LONG));
        var candidates = candidates(rules, loans);
        long all = loans.stream()
                .mapToLong(l -> l.number(LoanField.CURRENT_BALANCE))
                .sum();
        var selected = Selection.select(candidates, all / 2, 50, seed);
        assertThat(selected.reached()).isTrue();
        assertThat(selected.binding()).isEmpty();
        assertThat(selected.balance()).isBetween(all / 2 - 50, all / 2);
        assertThat(holds(candidates, set(selected))).isTrue();
        var again = Selection.select(candidates, all / 2, 50, seed);
        assertThat(again.loans()).isEqualTo(selected.loans());
    }

    @Test
    void aPoolThatCannotBeMetNamesTheLimitThatBindsAndTheBestSize() {
        var loans = new ArrayList<LoanFacts>();
        for (int i = 0; i < 100; i++) {
            loans.add(new LoanFacts.Builder()
                    .text(LoanField.LOAN_ID, "L" + i)
                    .number(LoanField.CURRENT_BALANCE, 10)
                    .text(LoanField.REGION, i < 20 ? "A" : "B")
                    .build());
        }
        var candidates = candidates(rules(share("region", 60)), loans);
        var selected = Selection.select(candidates, 1_000, 0, 7);
        // A has 200 in all, so a pool in which B has at most 60 % is at most 500: 200 of A and 300 of B.
        assertThat(selected.reached()).isFalse();
        assertThat(selected.binding()).containsExactly("SHARE_REGION");
        assertThat(selected.balance()).isEqualTo(500);
    }

    @Test
    void withoutLimitsOnlyTheLoansThemselvesBind() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        var loans = loans(random, 50, 5);
        long all = loans.stream()
                .mapToLong(l -> l.number(LoanField.CURRENT_BALANCE))
                .sum();
        var selected = Selection.select(candidates(rules(""), loans), all + 1, 0, 1);
        assertThat(selected).satisfies(s -> {
            assertThat(s.reached()).isFalse();
            assertThat(s.balance()).isEqualTo(all);
            assertThat(s.binding()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void wideSumsAreThoseOfBigIntegers(long seed) {
        Cases.forAll(seed, (random, _) -> random.longs(8).toArray(), numbers -> {
            var wide = new Wide();
            var sum = BigInteger.ZERO;
            for (int i = 0; i + 1 < numbers.length; i += 2) {
                var product = BigInteger.valueOf(numbers[i] / 8).multiply(BigInteger.valueOf(numbers[i + 1]));
                if (i % 4 == 0) {
                    wide.add(numbers[i] / 8, numbers[i + 1]);
                    sum = sum.add(product);
                } else {
                    wide.subtract(numbers[i] / 8, numbers[i + 1]);
                    sum = sum.subtract(product);
                }
            }
            assertThat(wide.value()).isEqualTo(sum);
            assertThat(wide.isPositive()).isEqualTo(sum.signum() > 0);
        });
    }
}
