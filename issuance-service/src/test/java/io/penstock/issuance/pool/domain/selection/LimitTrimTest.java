package io.penstock.issuance.pool.domain.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.eligibility.RuleReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimitTrimTest {

    private static final LocalDate CUT_OFF = LocalDate.of(2020, 7, 31);

    @Test
    void aStateExactlyOnTheLimitStays() {
        assertThat(apply(share("50"), loan("A1", "NC", 100), loan("B1", "AL", 100)))
                .isEmpty();
    }

    @Test
    void theLastLoanOfTheLargestStateLeavesFirst() {
        // NC holds 300 of 400, 75 %; without A3 200 of 300, 66.7 %, which is within 70 %.
        assertThat(apply(
                        share("70"),
                        loan("A3", "NC", 100),
                        loan("A1", "NC", 100),
                        loan("B1", "AL", 100),
                        loan("A2", "NC", 100)))
                .containsExactly("A3 STATE NC held 75.0000 % > 70 %");
    }

    @Test
    void sharesAreCountedAnewAfterEachLoan() {
        // NC 300 of 600 is 50 %: A3 leaves, NC 200 of 500 is 40 %. Then AL 200 of 500 is 40 % as well.
        assertThat(ids(
                        share("40"),
                        loan("A1", "NC", 100),
                        loan("A2", "NC", 100),
                        loan("A3", "NC", 100),
                        loan("B1", "AL", 200),
                        loan("C1", "TX", 100)))
                .containsExactly("A3");
    }

    @Test
    void ofEqualStatesTheFirstByCodeGivesUpALoan() {
        // AL and NC hold 45 each. AL gives B2 up first; then NC holds 50 %, and so on in turn until 34 % hold.
        assertThat(ids(
                        share("34"),
                        loan("A1", "NC", 30),
                        loan("A2", "NC", 15),
                        loan("B1", "AL", 30),
                        loan("B2", "AL", 15),
                        loan("C1", "TX", 30)))
                .containsExactly("B2", "A2");
    }

    @Test
    void aLimitThatCannotBeMetLeavesNothing() {
        assertThat(apply(share("49"), loan("A1", "NC", 100), loan("B1", "AL", 100)))
                .hasSize(2);
        assertThat(ids(share("0"), loan("A1", "NC", 100))).containsExactly("A1");
    }

    @Test
    void theLargestTogetherGiveUpTheLastLoanOfTheLargest() {
        // NC 300, AL 200, TX 100: the largest two hold 500 of 600. Without A3 400 of 500 are 80 %.
        assertThat(apply(
                        "{\"code\":\"TOP\",\"top\":\"2\",\"by\":\"region\",\"max\":\"80%\"}",
                        loan("A1", "NC", 200), loan("A3", "NC", 100), loan("B1", "AL", 200), loan("C1", "TX", 100)))
                .containsExactly("A3 TOP NC, AL together held 83.3334 % > 80 %");
    }

    @Test
    void ofLoansThatMeetAConditionTheLastLeavesAndOneWithoutTheValueCountsAsMeetingIt() {
        assertThat(apply(
                        "{\"code\":\"LOW\",\"where\":\"score < 600\",\"max\":\"50%\"}",
                        scored("A1", 550), loan("A2", "NC", 100), scored("A3", 700)))
                .containsExactly("A2 LOW loans with score < 600 held 66.6667 % > 50 %");
    }

    @Test
    void forAnAverageTheFarthestLeaves() {
        // 500, 600 and 700 are 600 on average; without the first 650.
        assertThat(apply(
                        "{\"code\":\"SCORE\",\"average\":\"score\",\"min\":\"650\"}",
                        scored("A1", 600),
                        scored("A2", 500),
                        scored("A3", 700)))
                .containsExactly("A2 SCORE average score at least 650: broken, and this loan is off by 150");
    }

    @Test
    void theFirstBrokenLimitOfTheDocumentGoesFirst() {
        var both = share("50") + ",{\"code\":\"SCORE\",\"average\":\"score\",\"min\":\"650\"}";
        assertThat(apply(both, scored("A1", 500), scored("A2", 700), scored("A3", 700), loan("B1", "AL", 100)))
                .first()
                .asString()
                .startsWith("A3 STATE");
    }

    /** The same rule without any sums kept: everything is counted anew for each loan that leaves. */
    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void loansLeaveAsIfEverythingWereCountedAnewEachTime(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20; i++) {
            var loans = randomLoans(random);
            int region = random.nextInt(10, 101);
            int top = random.nextInt(20, 101);
            int few = random.nextInt(0, 101);
            int score = random.nextInt(550, 750);
            var limits = List.of(
                    share(Integer.toString(region)),
                    "{\"code\":\"TOP\",\"top\":\"2\",\"by\":\"make\",\"max\":\"" + top + "%\"}",
                    "{\"code\":\"LOW\",\"where\":\"score < 600\",\"max\":\"" + few + "%\"}",
                    "{\"code\":\"SCORE\",\"average\":\"score\",\"min\":\"" + score + "\"}");
            var gone = new ArrayList<String>();
            var left = new ArrayList<>(loans);
            while (!left.isEmpty()) {
                var next = nextByHand(left, region, top, few, score);
                if (next == null) {
                    break;
                }
                left.remove(next);
                gone.add(next.text(LoanField.LOAN_ID));
            }
            assertThat(ids(String.join(",", limits), loans.toArray(LoanFacts[]::new)))
                    .as("seed %s, pool %s", seed, i)
                    .isEqualTo(gone);
        }
    }

    private static List<LoanFacts> randomLoans(RandomGenerator random) {
        var loans = new ArrayList<LoanFacts>();
        int count = 1 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            var facts = loan(String.format("L%03d", i), "R" + random.nextInt(4), 1 + random.nextLong(5)).toBuilder();
            if (random.nextInt(4) > 0) {
                facts.text(LoanField.MAKE, "M" + random.nextInt(4));
            }
            if (random.nextInt(4) > 0) {
                facts.number(LoanField.SCORE, random.nextInt(500, 800));
            }
            loans.add(facts.build());
        }
        return loans;
    }

    private static @Nullable LoanFacts nextByHand(List<LoanFacts> left, int region, int top, int few, int score) {
        long total = sum(left);
        var byRegion = group(left, loan -> loan.text(LoanField.REGION));
        var largest = largest(byRegion).getFirst();
        if (sum(byRegion.getOrDefault(largest, List.of())) * 100 > total * region) {
            return byRegion.getOrDefault(largest, List.of()).getLast();
        }
        var byMake = group(left, loan -> loan.has(LoanField.MAKE) ? loan.text(LoanField.MAKE) : "");
        var makes = largest(byMake);
        if (makes.stream()
                                .limit(2)
                                .mapToLong(make -> sum(byMake.getOrDefault(make, List.of())))
                                .sum()
                        * 100
                > total * top) {
            return byMake.getOrDefault(makes.getFirst(), List.of()).getLast();
        }
        var low = left.stream()
                .filter(loan -> !loan.has(LoanField.SCORE) || loan.number(LoanField.SCORE) < 600)
                .toList();
        if (sum(low) * 100 > total * few) {
            return low.getLast();
        }
        var scored = left.stream().filter(loan -> loan.has(LoanField.SCORE)).toList();
        long weighted = scored.stream()
                .mapToLong(loan -> loan.number(LoanField.SCORE) * loan.number(LoanField.CURRENT_BALANCE))
                .sum();
        if (weighted < score * sum(scored)) {
            long worst = scored.stream()
                    .mapToLong(loan -> loan.number(LoanField.SCORE))
                    .min()
                    .orElseThrow();
            return scored.stream()
                    .filter(loan -> loan.number(LoanField.SCORE) == worst)
                    .toList()
                    .getLast();
        }
        return null;
    }

    private static Map<String, List<LoanFacts>> group(List<LoanFacts> loans, Function<LoanFacts, String> by) {
        return loans.stream().collect(Collectors.groupingBy(by, HashMap::new, Collectors.toList()));
    }

    private static List<String> largest(Map<String, List<LoanFacts>> groups) {
        return groups.keySet().stream()
                .sorted(Comparator.comparingLong((String value) -> -sum(groups.getOrDefault(value, List.of())))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static long sum(List<LoanFacts> loans) {
        return loans.stream()
                .mapToLong(loan -> loan.number(LoanField.CURRENT_BALANCE))
                .sum();
    }

    private static String share(String percent) {
        return "{\"code\":\"STATE\",\"by\":\"region\",\"max\":\""
                + new BigDecimal(percent).movePointLeft(2).toPlainString() + "\"}";
    }

    private static LoanFacts loan(String id, String state, long balance) {
        return new LoanFacts.Builder()
                .text(LoanField.LOAN_ID, id)
                .text(LoanField.REGION, state)
                .number(LoanField.CURRENT_BALANCE, balance)
                .build();
    }

    private static LoanFacts scored(String id, int score) {
        return loan(id, "NC", 100).toBuilder().number(LoanField.SCORE, score).build();
    }

    private static List<String> ids(String limits, LoanFacts... loans) {
        return apply(limits, loans).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private static List<String> apply(String limits, LoanFacts... loans) {
        var ordered = new ArrayList<>(List.of(loans));
        ordered.sort(Comparator.comparing(loan -> loan.text(LoanField.LOAN_ID)));
        var builder = new Candidates.Builder(rules(limits), CUT_OFF, ordered.size());
        ordered.forEach(builder::add);
        return LimitTrim.of(builder.build()).stream()
                .map(trimmed -> ordered.get(trimmed.loan()).text(LoanField.LOAN_ID) + " "
                        + trimmed.reason().criterion() + " " + trimmed.reason().detail())
                .toList();
    }

    private static RuleDocument rules(String limits) {
        var parsed = RuleReader.read("{\"schema\":\"penstock/eligibility/1\",\"id\":\"a\",\"version\":\"1\","
                + "\"effectiveFrom\":\"2020-01-01\",\"currency\":\"USD\",\"criteria\":[],\"limits\":[" + limits + "]}");
        assertThat(parsed.findings()).isEmpty();
        return parsed.document().orElseThrow();
    }
}
