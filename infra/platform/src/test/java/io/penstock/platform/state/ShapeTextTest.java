package io.penstock.platform.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which code makes a snapshot another one. */
class ShapeTextTest {

    record Total(long sum) {

        Total plus(long more) {
            return new Total(Rule.applied(sum, more));
        }
    }

    static final class Rule {

        private Rule() {}

        static long applied(long sum, long more) {
            return Deeper.limited(sum + more);
        }
    }

    static final class Deeper {

        private Deeper() {}

        static long limited(long value) {
            return Math.min(value, 1_000);
        }
    }

    @Test
    void codeThatIsCalledCountsHoweverDeep() {
        var text = new ShapeText();
        text.first(Total.class);
        assertThat(text.counted())
                .contains(name(Total.class), name(Rule.class), name(Deeper.class))
                .doesNotContain("io/penstock/platform/state/StateReplay")
                .allMatch(each -> each.startsWith("io/penstock/"));
    }

    @Test
    void theSameCodeGivesTheSameHashAndOtherCodeAnother() {
        assertThat(hash(Total.class)).isEqualTo(hash(Total.class)).isNotEqualTo(hash(Accounts.class));
    }

    private static String hash(Class<?> type) {
        var text = new ShapeText();
        text.first(type);
        return text.hash();
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
