package io.penstock.issuance.tranche.domain.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.kernel.Fraction;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exact shares, beside slow ways to the same ones. */
class SharesProperties {

    record Case(long units, List<Long> claims, long minimum) {

        long[] asked() {
            return claims.stream().mapToLong(Long::longValue).toArray();
        }

        long demand() {
            return Arrays.stream(asked()).sum();
        }
    }

    private static Case generate(RandomGenerator random, int size) {
        long minimum = 1L + random.nextInt(random.nextBoolean() ? 1 : 1 + size / 5);
        var asked = new long[random.nextInt(1 + size / 4)];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = minimum + random.nextLong(random.nextInt(4) == 0 ? 2 : 10L * size);
        }
        long most = Math.max(1, 4 * Arrays.stream(asked).sum() / 3);
        return new Case(random.nextLong(1 + most), Arrays.stream(asked).boxed().toList(), minimum);
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void nobodyGetsMoreThanAskedNorLessThanTheMinimumAndNothingIsInvented(long seed) {
        Cases.forAll(seed, SharesProperties::generate, c -> {
            for (long[] parts : new long[][] {
                Shares.proRata(c.units(), c.asked(), c.minimum()), Shares.priority(c.units(), c.asked(), c.minimum())
            }) {
                for (int i = 0; i < parts.length; i++) {
                    assertThat(parts[i]).isBetween(0L, c.asked()[i]);
                    assertThat(parts[i] == 0 || parts[i] >= c.minimum()).isTrue();
                }
                assertThat(Arrays.stream(parts).sum()).isLessThanOrEqualTo(c.units());
                if (c.minimum() == 1) {
                    assertThat(Arrays.stream(parts).sum()).isEqualTo(Math.min(c.units(), c.demand()));
                }
            }
        });
    }

    /** Gives every claim its whole part, then one unit at a time to whoever is furthest below its exact share. */
    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void proRataIsWhatHandingOutUnitByUnitGives(long seed) {
        Cases.forAll(
                seed,
                SharesProperties::generate,
                c -> assertThat(Shares.proRata(c.units(), c.asked(), c.minimum()))
                        .isEqualTo(slowProRata(c)));
    }

    private static long[] slowProRata(Case c) {
        var in = new boolean[c.asked().length];
        Arrays.fill(in, true);
        while (true) {
            var parts = new long[in.length];
            long total = 0;
            for (int i = 0; i < in.length; i++) {
                total += in[i] ? c.asked()[i] : 0;
            }
            long left = Math.min(c.units(), total);
            var exact = new Fraction[in.length];
            for (int i = 0; i < in.length; i++) {
                exact[i] = in[i] && total > 0
                        ? Fraction.of(left).times(Fraction.of(c.asked()[i])).dividedBy(Fraction.of(total))
                        : Fraction.ZERO;
            }
            for (int i = 0; i < in.length; i++) {
                parts[i] = exact[i].floor();
            }
            for (long given = Arrays.stream(parts).sum(); given < left; given++) {
                int best = 0;
                for (int i = 1; i < in.length; i++) {
                    if (exact[i].minus(Fraction.of(parts[i])).compareTo(exact[best].minus(Fraction.of(parts[best])))
                            > 0) {
                        best = i;
                    }
                }
                parts[best]++;
            }
            int smallest = -1;
            boolean tooSmall = false;
            for (int i = 0; i < in.length; i++) {
                if (in[i]) {
                    tooSmall |= parts[i] < c.minimum();
                    if (smallest < 0 || c.asked()[i] <= c.asked()[smallest]) {
                        smallest = i; // of equal ones the latest
                    }
                }
            }
            if (!tooSmall) {
                return parts;
            }
            in[smallest] = false;
        }
    }

    /** Without a minimum: each unit to the first claim that still wants one. */
    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void priorityIsWhatHandingOutUnitByUnitGives(long seed) {
        Cases.forAll(seed, SharesProperties::generate, c -> {
            var parts = new long[c.asked().length];
            for (long unit = 0; unit < Math.min(c.units(), c.demand()); unit++) {
                int i = 0;
                while (parts[i] == c.asked()[i]) {
                    i++;
                }
                parts[i]++;
            }
            assertThat(Shares.priority(c.units(), c.asked(), 1)).isEqualTo(parts);
        });
    }

    @Test
    void equalRemaindersGoToTheEarlierClaim() {
        // 10 units for three equal claims: 3 1/3 each, and one unit is left
        assertThat(Shares.proRata(10, new long[] {7, 7, 7}, 1)).containsExactly(4, 3, 3);
    }

    @Test
    void smallClaimsDoNotPushEachOtherBelowTheMinimum() {
        // 10 units, three claims of 6: 4, 3, 3 are below 5, so the latest is left out; then 5 and 5
        assertThat(Shares.proRata(10, new long[] {6, 6, 6}, 5)).containsExactly(5, 5, 0);
        // two claims of 6 at a minimum of 6: 5 and 5 are below, so one is left out, and 4 units are unsold
        assertThat(Shares.proRata(10, new long[] {6, 6}, 6)).containsExactly(6, 0);
    }

    @Test
    void whatIsLeftBelowAMinimumGoesOnToTheNextInPriority() {
        assertThat(Shares.priority(10, new long[] {8, 5, 2}, 2)).containsExactly(8, 2, 0);
        assertThat(Shares.priority(10, new long[] {8, 5, 3}, 3)).containsExactly(8, 0, 0);
    }
}
