package io.penstock.issuance.pool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.tape.Rule;
import io.penstock.tape.check.SmallTapes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as loans of a pool: every figure, and every fault that keeps a row or the file out. */
class PoolLoansTest {

    private static final String HEADER = "loanId,reportingPeriodEnd,state,creditScore,originalAmount,originalTerm,"
            + "remainingTerm,interestRate,daysPastDue,beginningBalance,currentBalance,scheduledPayment,"
            + "scheduledInterest,scheduledPrincipal,interestCollected,principalCollected,otherCollected,totalPaid,"
            + "principalAdjustment,chargedOffPrincipal\n";
    private static final String ONE =
            "L1,2020-07-31,VT,735,29019.59,76,64,0.0687,0,25878.59,25565.38,477.01,147.87,329.13,165.16,313.21,0,478.37,0,\n";
    private static final String TWO = ONE.replace("L1", "L2");

    @Test
    void aRowIsReadFigureByFigure() {
        var loan = loans(HEADER + ONE).getFirst();
        assertThat(loan.line()).isEqualTo(2);
        assertThat(loan.loanId()).isEqualTo("L1");
        assertThat(loan.reportingPeriodEnd()).isEqualTo(LocalDate.of(2020, 7, 31));
        assertThat(loan.state()).isEqualTo("VT");
        assertThat(loan.creditScore()).isEqualTo(OptionalInt.of(735));
        assertThat(loan.originalAmount()).isEqualTo(2_901_959);
        assertThat(loan.originalTerm()).isEqualTo(76);
        assertThat(loan.remainingTerm()).isEqualTo(64);
        assertThat(loan.interestRate().toPlainString()).isEqualTo("0.0687");
        assertThat(loan.daysPastDue()).isEqualTo(OptionalInt.of(0));
        assertThat(loan.beginningBalance()).isEqualTo(2_587_859);
        assertThat(loan.currentBalance()).isEqualTo(2_556_538);
        assertThat(loan.scheduledPayment()).isEqualTo(47_701);
        assertThat(loan.scheduledInterest()).isEqualTo(14_787);
        assertThat(loan.scheduledPrincipal()).isEqualTo(32_913);
        assertThat(loan.interestCollected()).isEqualTo(16_516);
        assertThat(loan.principalCollected()).isEqualTo(31_321);
        assertThat(loan.totalPaid()).isEqualTo(47_837);
        assertThat(loan.chargedOffPrincipal()).isZero();
    }

    /** The forms differ, the loan does not. */
    @Test
    void theFormsOfTheSecGiveTheSameLoan() {
        var csv = loans(SmallTapes.csv(List.of(SmallTapes.auto(1)))).getFirst();
        var xml = loans(SmallTapes.xml(List.of(SmallTapes.auto(1)))).getFirst();
        var own = loans(HEADER + ONE.replace("L1,", "A1,").replace(",VT,", ",NC,"))
                .getFirst();
        assertThat(csv).isEqualTo(own);
        assertThat(xml).usingRecursiveComparison().ignoringFields("line").isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "NONE"})
    void noScoreIsNoScore(String score) {
        assertThat(loans(HEADER + ONE.replace(",735,", "," + score + ","))
                        .getFirst()
                        .creditScore())
                .isEmpty();
    }

    @Test
    void theIssuersProjectionIsRoundedHalfUp() {
        var loan = loans(HEADER + ONE.replace("147.87", "1.64500000").replace("329.13", "515.31499999"))
                .getFirst();
        assertThat(loan.scheduledInterest()).isEqualTo(165);
        assertThat(loan.scheduledPrincipal()).isEqualTo(51_531);
    }

    @Test
    void aTapeWithoutOpeningBalanceHasNothingToRoll() {
        var loan = loans((HEADER + ONE).replace("beginningBalance,", "x,")).getFirst();
        assertThat(loan.beginningBalance()).isEqualTo(2_556_538 + 31_321);
        assertThat(loan.rolledBalance()).isEqualTo(loan.currentBalance());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "29019.59|29.019,59|ROW_CELL_COUNT",
                "29019.59|abc|NUMBER_MALFORMED",
                "29019.59|-1.00|POOL_VALUE_OUT_OF_RANGE",
                "29019.59||POOL_VALUE_MISSING",
                ",76,|,7.5,|NUMBER_NOT_WHOLE",
                ",76,|,601,|POOL_VALUE_OUT_OF_RANGE",
                "0.0687|1.0001|RATE_ABOVE_ONE",
                "0.0687|-0.0001|RATE_NEGATIVE",
                "2020-07-31|31.07.2020|DATE_MALFORMED",
                "2020-07-31|2020-02-30|DATE_IMPOSSIBLE",
                ",VT,|,Vermont,|POOL_VALUE_OUT_OF_RANGE",
                ",VT,|,É,|POOL_VALUE_OUT_OF_RANGE",
                ",64,0.0687,0,|,64,0.0687,x,|NUMBER_MALFORMED",
                ",64,0.0687,0,|,64,0.0687,-1,|DAYS_LATE_NEGATIVE",
                "L1,|,|VALUE_ESSENTIAL_MISSING",
                "L1,|L 1,|POOL_VALUE_OUT_OF_RANGE",
                "165.16|ND1|NUMBER_MALFORMED",
                "165.16||POOL_VALUE_MISSING",
            })
    void aWrongFigureKeepsTheRowOut(String good, String bad, Rule rule) {
        var read = read(HEADER + TWO + ONE.replace(good, bad == null ? "" : bad), "USD");
        assertThat(read.rejecting()).extracting(f -> f.rule()).contains(rule);
        assertThat(read.rejecting()).allSatisfy(f -> assertThat(f.line()).isEqualTo(3));
        assertThat(read.tape().orElseThrow().loans())
                .extracting(LoanRecord::loanId)
                .containsExactly("L2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state", "originalAmount", "originalTerm", "remainingTerm", "interestRate", "scheduledPayment"})
    void aMissingColumnKeepsTheFileOut(String column) {
        var read = read((HEADER + ONE).replaceFirst(column + ",", "x,"), "USD");
        assertThat(read.tape()).isEmpty();
        assertThat(read.faults()).anySatisfy(f -> {
            assertThat(f.rule()).isEqualTo(Rule.POOL_COLUMN_MISSING);
            assertThat(f.column()).isEqualTo(column);
        });
    }

    /** Amounts are read in hundredths; a currency without any has none. */
    @Test
    void aCurrencyWithoutDecimalsHasNone() {
        var whole = "L1,2020-07-31,VT,735,29019,76,64,0.0687,0,25878,25565,477,147,329,165,313,0,478,0,\n";
        var yen = read(HEADER + whole, "JPY");
        assertThat(yen.faults()).isEmpty();
        assertThat(yen.tape().orElseThrow().loans().getFirst().currentBalance()).isEqualTo(25_565);
        assertThat(read(HEADER + ONE, "JPY").faults()).extracting(f -> f.rule()).contains(Rule.POOL_VALUE_OUT_OF_RANGE);
    }

    private static List<LoanRecord> loans(String text) {
        var read = read(text, "USD");
        assertThat(read.rejecting()).isEmpty();
        return read.tape().orElseThrow().loans();
    }

    private static PoolTape read(String text, String currency) {
        try {
            return PoolTape.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    "tape",
                    Currency.getInstance(currency));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }
}
