package io.penstock.projection.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.deal.SampleDeals;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** 80 million senior, 15 mezzanine, a junior one of a thousand, 5 equity; half a million in the reserve. By hand. */
class ClassSizeTest {

    private static String of(String pool) {
        return String.join(
                "\n",
                ClassSize.of(SampleDeals.read("/deal/orion.json"), Money.of("USD", pool)).stream()
                        .map(each -> each.className() + " " + plain(each.attachment()) + " " + plain(each.detachment())
                                + " " + plain(each.enhancement()))
                        .toList());
    }

    private static String plain(BigDecimal fraction) {
        return fraction.toPlainString();
    }

    @Test
    void standsOnWhatIsBelowIt() {
        assertThat(of("105000000.00")).isEqualTo("""
                A 0.23809524 1.00000000 0.24285714
                B 0.09523810 0.23809524 0.10000000
                X 0.09522857 0.09523810 0.09999048
                C 0.04760952 0.09522857 0.05237143""");
    }

    /** Classes of 100 million on a pool of 99: the equity has lost its first million before the first loan fails. */
    @Test
    void mayStandOnNothing() {
        assertThat(of("99000000.00")).endsWith("C -0.01011111 0.04039394 -0.00506061");
    }

    @Test
    void needsAPoolOfTheDealsOwn() {
        assertThatThrownBy(() -> of("0.00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClassSize.of(SampleDeals.read("/deal/orion.json"), Money.of("EUR", "105000000.00")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
