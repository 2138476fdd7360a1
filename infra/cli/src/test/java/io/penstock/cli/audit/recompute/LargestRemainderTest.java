package io.penstock.cli.audit.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.kernel.Money;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LargestRemainderTest {

    private static final Currency USD = Currency.getInstance("USD");

    /** 100 by 1:1:1 is 33.33 each; the unit left over goes to the first. */
    @Test
    void givesWhatIsLeftToTheLargestFractionsAndTheEarlier() {
        assertThat(LargestRemainder.split(100, List.of(1L, 1L, 1L))).containsExactly(34L, 33L, 33L);
        // 10 by 1:6:1 is 1.25, 7.5, 1.25
        assertThat(LargestRemainder.split(10, List.of(1L, 6L, 1L))).containsExactly(1L, 8L, 1L);
    }

    /** The auditor's arithmetic and the kernel's were written apart. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void isWhatTheKernelShares(long seed) {
        Cases.forAll(
                seed,
                (random, size) -> Stream.generate(() -> random.nextLong(1, 1_000_000_000_000L))
                        .limit(size + 1L)
                        .toList(),
                drawn -> {
                    var weights = drawn.subList(1, drawn.size());
                    var money = new Money(USD, drawn.getFirst());
                    assertThat(LargestRemainder.split(drawn.getFirst(), weights))
                            .isEqualTo(money
                                    .allocate(weights.stream()
                                            .map(w -> new Money(USD, w))
                                            .toList())
                                    .stream()
                                    .map(Money::minorUnits)
                                    .toList());
                });
    }
}
