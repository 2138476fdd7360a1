package io.penstock.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.cli.Examples;
import io.penstock.cli.file.Fault;
import io.penstock.cli.file.RefusedException;
import io.penstock.kernel.Money;
import io.penstock.projection.AmortizationKind;
import io.penstock.projection.DelinquencyBucket;
import io.penstock.projection.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolCsvTest {

    private static final Currency USD = Currency.getInstance("USD");

    @TempDir
    Path folder;

    @Test
    void readsEveryKindOfLoan() {
        var pool = PoolCsv.read(Examples.file("pools/mixed.csv"), USD);
        assertThat(pool.size()).isEqualTo(8);
        assertThat(pool.loanCount()).isEqualTo(55);
        assertThat(pool.balance()).isEqualTo(Money.of("USD", "3036000.00"));
        assertThat(pool.kind(7)).isEqualTo(AmortizationKind.SCHEDULED);
        assertThat(pool.annualRate(2)).as("4.25%").isEqualTo(0.0425);
        assertThat(pool.bucket(1)).isEqualTo(DelinquencyBucket.DAYS_1_29);
        assertThat(pool.amortizationTerm(6)).isEqualTo(300);
        assertThat(pool.interestOnlyMonths(5)).isEqualTo(24);
        assertThat(pool.segments()).containsExactly("new", "used", "");
    }

    @Test
    void readsTheReplinesOfARealTrust() {
        var pool = PoolCsv.read(Examples.file("pools/ally-2017-3.csv"), USD);
        assertThat(pool.size()).isEqualTo(43);
        assertThat(pool.balance()).isEqualTo(Money.of("USD", "537640787.96"));
    }

    @Test
    void columnsStandInAnyOrderAndCellsMayBeQuoted() {
        var pool = pool("\uFEFFage, rate ,remainingTerm,balance,id\r\n12,0.05,60,\"1000.50\",\"a, \"\"b\"\"\"\r\n\r\n");
        assertThat(pool.id(0)).isEqualTo("a, \"b\"");
        assertThat(pool.balance()).isEqualTo(Money.of("USD", "1000.50"));
    }

    @Test
    void aLoanWithoutIdIsCalledByItsLine() {
        assertThat(pool("balance,rate,remainingTerm,age\n1,0,1,0\n1,0,1,0\n").id(1))
                .isEqualTo("line 3");
    }

    @Test
    void everyFaultHasLineAndColumn() {
        assertThat(faults("""
            id,balance,rate,remainingTerm,age,kind
            A,10.005,0.05,60,0,LEVEL
            B,1000.00,5 percent,60,0,BALOON
            C,1000.00,,60
            D,1000.00,0.05,0,0,LEVEL
            A1,1000.00,0.05,60,0,LEVEL
            A1,1000.00,1500%,60,0,LEVEL
            "E,1000.00,0.05,60,0,LEVEL
            """))
                .containsExactly(
                        "pool.csv:2:3: VALUE_MALFORMED: balance: \"10.005\" is not an amount of USD, such as 15000.00",
                        "pool.csv:3:11: VALUE_MALFORMED: rate: \"5 percent\" is not a rate: 0.045 or 4.5%, above 1 only with"
                                + " the sign",
                        "pool.csv:3:26: VALUE_MALFORMED: kind: \"BALOON\" is not one of [LEVEL, EQUAL_PRINCIPAL,"
                                + " BULLET, INTEREST_ONLY, BALLOON, SCHEDULED]",
                        "pool.csv:4:11: CELL_EMPTY: rate is empty",
                        "pool.csv:4:14: CELL_EMPTY: age is empty",
                        "pool.csv:5:16: VALUE_OUT_OF_RANGE: remainingTerm 0 is not between 1 and 1200 months",
                        "pool.csv:7:1: VALUE_OUT_OF_RANGE: id is not unique",
                        "pool.csv:7:12: VALUE_OUT_OF_RANGE: rate 15.00 is not between 0 and 10 (0.045 is 4.5 %)",
                        "pool.csv:8:1: LINE_MALFORMED: column 1: the quote is not closed in this line");
    }

    @Test
    void aCellThatCannotBeReadHidesNoOtherFaultOfItsLine() {
        assertThat(faults("balance,rate,remainingTerm,age\n-5.00,5.99,0,x\n1.00,0.05,60\n1.00,0.05,60,0,9\n"))
                .containsExactly(
                        "pool.csv:2:7: VALUE_MALFORMED: rate: \"5.99\" is not a rate: 0.045 or 4.5%, above 1 only with"
                                + " the sign",
                        "pool.csv:2:14: VALUE_MALFORMED: age: \"x\" is not a whole number of months",
                        "pool.csv:2:1: VALUE_OUT_OF_RANGE: balance is negative: USD -5.00",
                        "pool.csv:2:12: VALUE_OUT_OF_RANGE: remainingTerm 0 is not between 1 and 1200 months",
                        "pool.csv:3:13: CELL_EMPTY: age is empty",
                        "pool.csv:4:16: LINE_MALFORMED: the line has 5 cells, the first line names 4 columns");
    }

    @Test
    void semicolonsAreNamed() {
        assertThat(faults("balance;rate;remainingTerm;age\n1;0;1;0\n").getFirst())
                .startsWith("pool.csv:1:1: COLUMN_UNKNOWN")
                .contains("commas separate cells, not semicolons");
    }

    @Test
    void theHeaderIsHeldToTheColumns() {
        assertThat(faults("id,balance,apr,balance,remainingTerm\n1,1,1,1,1\n"))
                .containsExactly(
                        "pool.csv:1:12: COLUMN_UNKNOWN: there is no column \"apr\"; columns are " + LoanColumn.names(),
                        "pool.csv:1:16: COLUMN_DUPLICATE: column balance occurs twice",
                        "pool.csv:1:1: COLUMN_MISSING: column rate is missing",
                        "pool.csv:1:1: COLUMN_MISSING: column age is missing");
        assertThat(faults("")).singleElement().asString().contains("HEADER_MISSING");
        assertThat(faults("balance,rate,remainingTerm,age\n\n"))
                .singleElement()
                .asString()
                .contains("POOL_EMPTY");
    }

    private Pool pool(String text) {
        return PoolCsv.read(file(text), USD);
    }

    private List<String> faults(String text) {
        var file = file(text);
        return catchThrowableOfType(RefusedException.class, () -> PoolCsv.read(file, USD)).faults().stream()
                .map(Fault::toString)
                .map(fault -> fault.replace(folder + "/", ""))
                .toList();
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("pool.csv"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
