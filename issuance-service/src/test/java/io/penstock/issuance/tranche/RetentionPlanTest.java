package io.penstock.issuance.tranche;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPlanTest {

    /** Five per cent of 44,000,000.00 is 2,200,000.00; of 5,001,000.00 it is 250,050.00, which is 251 units of 1,000.00. */
    @ParameterizedTest
    @CsvSource({
        "44000000.00, 1000.00, 5,     2200000.00",
        "5001000.00,  1000.00, 5,     251000.00",
        "5000000.00,  1000.00, 5,     250000.00",
        "1000.00,     1000.00, 5,     1000.00",
        "1000.00,     1000.00, 0,     0.00",
        "1000.00,     1000.00, 100,   1000.00",
        "3000.00,     1000.00, 33.34, 2000.00",
        "1500.00,     1000.00, 90,    1500.00",
    })
    void aPartOfEachClassIsRoundedUpToItsUnits(String size, String denomination, BigDecimal percent, String kept) {
        var terms =
                new ClassTerms("A", "SENIOR", Money.of("USD", size), Money.of("USD", denomination), Optional.empty());
        var plan = RetentionPlan.ofEachClass(RetentionForm.US_VERTICAL, percent, List.of(terms));
        assertThat(plan.form()).isEqualTo(RetentionForm.US_VERTICAL);
        assertThat(plan.classes()).singleElement().satisfies(each -> {
            assertThat(each.className()).isEqualTo("A");
            assertThat(each.faceValue()).isEqualTo(Money.of("USD", kept));
        });
    }
}
