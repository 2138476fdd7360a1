package io.penstock.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.demo.SimulatedBorrowers.Loan;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedBorrowersTest {

    private static final YearMonth PERIOD = YearMonth.of(2020, 9);
    private final SimulatedBorrowers borrowers = new SimulatedBorrowers(1);

    @Test
    void repeatThemselvesByteForByte() {
        assertThat(new SimulatedBorrowers(1).collect(PERIOD, 1, loans()))
                .isEqualTo(borrowers.collect(PERIOD, 1, loans()));
        assertThat(new SimulatedBorrowers(2).collect(PERIOD, 1, loans()).csv())
                .isNotEqualTo(borrowers.collect(PERIOD, 1, loans()).csv());
    }

    @Test
    void mostlyPaySometimesMissAndPrepayAndOneDefaultsInTheSecondPeriod() {
        var first = borrowers.collect(PERIOD, 1, loans());
        assertThat(first.csv()).contains(",PAYMENT,").contains(",PAYOFF,").doesNotContain(",DEFAULT,");
        assertThat(first.rows()).isBetween(1900, 1999);
        var second = borrowers.collect(PERIOD, 2, loans());
        assertThat(second.csv().lines().filter(l -> l.contains(",DEFAULT,"))).hasSize(1);
    }

    /** 1,000.00 at 12 % owes 10.00 interest; its payment of 2,000.00 would exceed what is owed. */
    @Test
    void payNoMoreThanTheyOwe() {
        var last = new Loan("L", 1_000_00, new BigDecimal("0.12"), 2_000_00, 0, 0, "CURRENT");
        assertThat(borrowers.collect(PERIOD, 1, List.of(last)).csv()).contains(",PAYOFF,1010.00\n");
    }

    /** 40 % of 5,000.00. */
    @Test
    void recoverAPartOfALoss() {
        var defaulted = new Loan("L", 0, new BigDecimal("0.12"), 300_00, 0, 5_000_00, "DEFAULTED");
        assertThat(borrowers.collect(PERIOD, 3, List.of(defaulted)).csv()).contains(",RECOVERY,2000.00\n");
    }

    private static List<Loan> loans() {
        return IntStream.range(0, 2000)
                .mapToObj(i ->
                        new Loan("WO%07d".formatted(i), 10_000_00 + i, new BigDecimal("0.06"), 300_00, 0, 0, "CURRENT"))
                .toList();
    }
}
