package io.penstock.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HorizonTokenTest {

    private final HorizonToken early = new HorizonToken(7, 900);
    private final HorizonToken late = new HorizonToken(8, 3);

    @Test
    void theTransactionCountsBeforeTheIndex() {
        assertThat(early).isLessThan(late).isLessThan(new HorizonToken(7, 901));
        assertThat(late.covers(early)).isTrue();
        assertThat(early.covers(late)).isFalse();
        assertThat(early.covers(null)).isTrue();
        assertThat(early.lowerBound(late)).isEqualTo(early);
        assertThat(early.upperBound(late)).isEqualTo(late);
    }

    @Test
    void hasOneTextForm() {
        assertThat(HorizonToken.parse(early.toString())).isEqualTo(early);
        assertThatThrownBy(() -> HorizonToken.parse("12")).isInstanceOf(IllegalArgumentException.class);
    }
}
