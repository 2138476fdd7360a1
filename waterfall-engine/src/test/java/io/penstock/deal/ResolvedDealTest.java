package io.penstock.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolvedDealTest {

    private final ResolvedDeal atlas = SampleDeals.atlas();

    @ParameterizedTest
    @CsvSource({
        // month, number, previous payment, payment, record date, accrual from, accrual to
        "2020-08, 1, 2020-08-19, 2020-09-15, 2020-09-14, 2020-08-19, 2020-09-15",
        "2020-09, 2, 2020-09-15, 2020-10-15, 2020-10-14, 2020-09-15, 2020-10-15",
        "2020-10, 3, 2020-10-15, 2020-11-16, 2020-11-13, 2020-10-15, 2020-11-15", // the 15th is a Sunday
        "2020-11, 4, 2020-11-16, 2020-12-15, 2020-12-14, 2020-11-15, 2020-12-15",
    })
    void hasTheDatesOfEachCollectionPeriod(
            YearMonth month,
            int number,
            LocalDate previous,
            LocalDate payment,
            LocalDate record,
            LocalDate accrualStart,
            LocalDate accrualEnd) {
        var expected = new PaymentPeriod(number, month, month, previous, payment, record, accrualStart, accrualEnd);
        assertThat(atlas.period(month)).isEqualTo(expected);
        assertThat(atlas.paymentDate(number)).isEqualTo(payment);
        assertThat(atlas.paymentDateFor(month)).isEqualTo(payment);
        assertThat(atlas.recordDate(payment)).isEqualTo(record);
        assertThat(atlas.periodPaidOn(payment)).contains(expected);
    }

    @Test
    void paysOnNoOtherDay() {
        assertThat(atlas.periodPaidOn(LocalDate.of(2020, 11, 15))).isEmpty();
        assertThat(atlas.periodPaidOn(LocalDate.of(2020, 8, 17))).isEmpty();
        assertThatThrownBy(() -> atlas.period(YearMonth.of(2020, 7)))
                .hasMessage("collection period 2020-07 of ATLAS-2020-1 is before the first, 2020-08");
    }

    @Test
    void countsPaymentDatesFromOne() {
        assertThatThrownBy(() -> atlas.paymentDate(0)).hasMessage("payment dates count from 1, not from 0");
    }

    @Test
    void findsItsParts() {
        assertThat(atlas.firstCollectionPeriod()).isEqualTo(YearMonth.of(2020, 8));
        assertThat(atlas.tranche("B").originalBalance()).isEqualTo(Money.of("USD", "6000000.00"));
        assertThat(atlas.party("servicer").orElseThrow().name()).isEqualTo("Atlas Servicing");
        assertThat(atlas.party("sponsor")).isEmpty();
        assertThat(atlas.reserveDeposit()).isEqualTo(Money.of("USD", "500000.00"));
        assertThatThrownBy(() -> atlas.tranche("Z")).hasMessage("ATLAS-2020-1 has no class Z");
        assertThatThrownBy(() -> atlas.order("z")).hasMessage("ATLAS-2020-1 has no order z");
    }
}
