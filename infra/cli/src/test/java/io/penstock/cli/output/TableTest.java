package io.penstock.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void numbersStandToTheRight() {
        var table = Table.of("class", "balance").row("A", "USD 44,000.00").row("B", "USD 6.00");
        assertThat(table.lines())
                .containsExactly("class        balance", "A      USD 44,000.00", "B           USD 6.00");
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> Table.of("a", "b").row("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
