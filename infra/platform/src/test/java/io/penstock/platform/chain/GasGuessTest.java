package io.penstock.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.onchain.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guess comes from batches of the same kinds alone, grows with the hints, and is checked now and then. */
class GasGuessTest {

    private final GasGuess guess = new GasGuess();

    private static ChainEffect effect(String selector, long hint) {
        return new ChainEffect(
                1,
                new Effect("k", "0x" + "0".repeat(64), "s", "0xtarget", selector + "00".repeat(32), hint),
                "p",
                "r",
                null,
                null,
                0,
                null,
                null,
                null);
    }

    private static final ChainEffect SMALL = effect("0x11111111", 100);
    private static final ChainEffect LARGE = effect("0x11111111", 300);
    private static final ChainEffect OTHER = effect("0x22222222", 100);

    @Test
    void kindsThatWereNotSeenTogetherAreNotGuessed() {
        guess.learn(List.of(SMALL), 40);
        assertThat(guess.of(List.of(SMALL, LARGE))).hasValue(160);
        assertThat(guess.of(List.of(SMALL, OTHER))).isEmpty();
    }

    @Test
    void everySeventeenthTimeTheNodeIsAskedForTheExactFigure() {
        guess.learn(List.of(SMALL), 40);
        for (int i = 0; i < 16; i++) {
            assertThat(guess.of(List.of(SMALL))).isPresent();
        }
        assertThat(guess.of(List.of(SMALL))).isEmpty();
        guess.learn(List.of(SMALL), 50);
        assertThat(guess.of(List.of(SMALL))).hasValue(50);
    }

    @Test
    void asManyEffectsAsAreLikelyToFitAndAtLeastOne() {
        var batch = List.of(SMALL, LARGE, SMALL);
        assertThat(guess.within(batch, 1)).isEqualTo(3);
        guess.learn(batch, 500);
        assertThat(guess.within(batch, 400)).isEqualTo(2);
        assertThat(guess.within(batch, 1)).isEqualTo(1);
        assertThat(guess.within(batch, 500)).isEqualTo(3);
    }
}
