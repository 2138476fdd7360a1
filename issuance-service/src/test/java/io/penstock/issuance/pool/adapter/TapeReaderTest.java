package io.penstock.issuance.pool.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.issuance.pool.domain.TapeFault;
import io.penstock.issuance.pool.domain.TapeFault.Code;
import io.penstock.issuance.pool.domain.TapeReading;
import io.penstock.issuance.pool.domain.TapeReading.Clean;
import io.penstock.issuance.pool.domain.TapeReading.Faulty;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TapeReaderTest {

    private static final String HEADER = "loanId,reportingPeriodEnd,state,creditScore,originalAmount,originalTerm,"
            + "remainingTerm,interestRate,daysPastDue,beginningBalance,currentBalance,scheduledPayment,"
            + "scheduledInterest,scheduledPrincipal,interestCollected,principalCollected,otherCollected,totalPaid,"
            + "principalAdjustment,chargedOffPrincipal\n";
    private static final String ONE =
            "L1,2020-07-31,VT,735,29019.59,76,64,0.0687,0,25878.59,25565.38,477.01,147.87,329.13,165.16,313.21,0,478.37,0,\n";
    private static final String TWO = ONE.replace("L1", "L2");

    @Nested
    class Csv {

        @Test
        void isReadFigureByFigure() {
            var loan = tape(HEADER + ONE).loans().getFirst();
            assertThat(loan.line()).isEqualTo(2);
            assertThat(loan.loanId()).isEqualTo("L1");
            assertThat(loan.state()).isEqualTo("VT");
            assertThat(loan.creditScore()).isEqualTo(OptionalInt.of(735));
            assertThat(loan.originalAmount()).isEqualTo(2_901_959);
            assertThat(loan.originalTerm()).isEqualTo(76);
            assertThat(loan.remainingTerm()).isEqualTo(64);
            assertThat(loan.interestRate()).isEqualByComparingTo("0.0687");
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

        @Test
        void mayHaveAByteOrderMarkQuotesOtherLineEndsAndMoreColumns() {
            var plain = tape(HEADER + ONE).loans();
            assertThat(tape("\uFEFF" + HEADER + ONE).loans()).isEqualTo(plain);
            assertThat(tape((HEADER + ONE).replace("\n", "\r\n")).loans()).isEqualTo(plain);
            assertThat(tape((HEADER + ONE).replace("VT", "\"VT\"")).loans()).isEqualTo(plain);
            assertThat(tape((HEADER + ONE).replace("\n", ",note\n")).loans()).isEqualTo(plain);
            assertThat(tape(HEADER + ONE + "\n\n").loans()).isEqualTo(plain);
            assertThat(tape((HEADER + ONE).stripTrailing()).loans()).isEqualTo(plain);
        }

        @Test
        void takesNoScoreForMissing() {
            for (String score : new String[] {"", "0", "NONE"}) {
                assertThat(tape(HEADER + ONE.replace(",735,", "," + score + ","))
                                .loans()
                                .getFirst()
                                .creditScore())
                        .isEmpty();
            }
        }

        @Test
        void acceptsEightDecimalsIfTheyAreZeros() {
            assertThat(tape(HEADER + ONE.replace("29019.59", "29019.59000000"))
                            .loans()
                            .getFirst()
                            .originalAmount())
                    .isEqualTo(2_901_959);
        }

        @Test
        void roundsTheIssuersProjectionHalfUp() {
            var loan = tape(HEADER + ONE.replace("147.87", "1.64500000").replace("329.13", "515.31499999"))
                    .loans()
                    .getFirst();
            assertThat(loan.scheduledInterest()).isEqualTo(165);
            assertThat(loan.scheduledPrincipal()).isEqualTo(51_531);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "29019.59|29019.591|originalAmount|BAD_NUMBER",
                    "29019.59|29.019,59|originalAmount|WRONG_FIELD_COUNT",
                    "29019.59|1e5|originalAmount|BAD_NUMBER",
                    "29019.59|abc|originalAmount|BAD_NUMBER",
                    "29019.59|-1.00|originalAmount|OUT_OF_RANGE",
                    "29019.59||originalAmount|MISSING_VALUE",
                    ",76,|,7.5,|originalTerm|BAD_NUMBER",
                    ",76,|,601,|originalTerm|OUT_OF_RANGE",
                    "0.0687|1.0001|interestRate|OUT_OF_RANGE",
                    "0.0687|-0.0001|interestRate|OUT_OF_RANGE",
                    "0.0687|6,87|interestRate|WRONG_FIELD_COUNT",
                    "2020-07-31|31.07.2020|reportingPeriodEnd|BAD_DATE",
                    "2020-07-31|2020-02-30|reportingPeriodEnd|BAD_DATE",
                    ",VT,|,Vermont,|state|BAD_VALUE",
                    ",735,|,VS 714,|creditScore|BAD_NUMBER",
                    ",64,0.0687,0,|,64,0.0687,x,|daysPastDue|BAD_NUMBER",
                    "L1,|,|loanId|MISSING_VALUE",
                    "L1,|L 1,|loanId|BAD_VALUE",
                })
        void namesLineColumnAndCodeOfAWrongField(String good, String bad, String column, Code code) {
            var fault = onlyFault(HEADER + TWO + ONE.replace(good, bad == null ? "" : bad));
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.column()).isEqualTo(code == Code.WRONG_FIELD_COUNT ? "" : column);
        }

        @ParameterizedTest
        @ValueSource(strings = {"loanId", "chargedOffPrincipal", "creditScore"})
        void namesAColumnThatIsMissing(String column) {
            var fault = onlyFault(HEADER.replace(column, "x") + ONE);
            assertThat(fault.code()).isEqualTo(Code.MISSING_COLUMN);
            assertThat(fault.line()).isEqualTo(1);
            assertThat(fault.column()).isEqualTo(column);
        }

        @Test
        void saysOnceWhatATapeIs() {
            var fault = onlyFault("hello\nworld\n");
            assertThat(fault.code()).isEqualTo(Code.NOT_A_TAPE);
            assertThat(fault.line()).isEqualTo(1);
            assertThat(fault.detail()).contains("loanId,reportingPeriodEnd,state");
        }

        @Test
        void namesAColumnThatIsThereTwice() {
            var fault = onlyFault(HEADER.stripTrailing() + ",loanId\n" + ONE);
            assertThat(fault.code()).isEqualTo(Code.DUPLICATE_COLUMN);
            assertThat(fault.column()).isEqualTo("loanId");
        }

        @Test
        void namesBothLinesOfALoanThatIsThereTwice() {
            var fault = onlyFault(HEADER + ONE + TWO + ONE);
            assertThat(fault.code()).isEqualTo(Code.DUPLICATE_LOAN_ID);
            assertThat(fault.value()).isEqualTo("L1");
            assertThat(fault.detail()).isEqualTo("the same loan is on line 2 and on line 4");
        }

        @Test
        void isOfOneDay() {
            var fault = onlyFault(HEADER + ONE + TWO.replace("2020-07-31", "2020-08-31"));
            assertThat(fault.code()).isEqualTo(Code.DATE_DIFFERS);
            assertThat(fault.line()).isEqualTo(3);
        }

        @Test
        void namesTheLineWhereAQuoteStarts() {
            var fault = onlyFault(HEADER + ONE + TWO.replace("VT", "\"VT"));
            assertThat(fault.code()).isEqualTo(Code.MALFORMED);
            assertThat(fault.line()).isEqualTo(3);
        }

        @Test
        void ofAHundredThousandFaultsListsAHundredAndCountsAll() {
            var bad = new StringBuilder(HEADER);
            for (int i = 0; i < 1_000; i++) {
                bad.append(ONE.replace("L1", "X" + i).replace("29019.59", "?"));
            }
            var faulty = faulty(bad.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(faulty.faults()).hasSize(100);
            assertThat(faulty.total()).isEqualTo(1_000);
        }
    }

    @Nested
    class Files {

        @ParameterizedTest
        @ValueSource(strings = {"", "   \n \t", "\uFEFF", "\uFEFF\n"})
        void withNothingInThemAreEmpty(String text) {
            assertThat(onlyFault(text).code()).isEqualTo(Code.EMPTY_FILE);
        }

        @Test
        void withAHeaderAloneHaveNoLoan() {
            assertThat(onlyFault(HEADER).code()).isEqualTo(Code.EMPTY_FILE);
        }

        @Test
        void inLatin1AreRefusedAtTheByte() {
            var text = HEADER + ONE + TWO.replace("VT", "É");
            var fault = onlyFault(text.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(fault.code()).isEqualTo(Code.WRONG_ENCODING);
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.value()).isEqualTo("0xC9");
            // Line 3 starts with "L2,2020-07-31,", 14 bytes; the byte is the 15th.
            assertThat(fault.detail())
                    .startsWith("byte " + (HEADER.length() + ONE.length() + 15) + " of the file, byte 15 of line 3");
        }

        @Test
        void inUtf16AreRefusedAtTheFirstByte() {
            for (var encoding : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE}) {
                var fault = onlyFault((HEADER + ONE).getBytes(encoding));
                assertThat(fault.code()).isEqualTo(Code.WRONG_ENCODING);
                assertThat(fault.line()).isEqualTo(1);
            }
        }

        @Test
        void thatEndWithinACharacterAreRefused() {
            var whole = (HEADER + ONE + "é").getBytes(StandardCharsets.UTF_8);
            assertThat(onlyFault(Arrays.copyOf(whole, whole.length - 1)).code()).isEqualTo(Code.WRONG_ENCODING);
        }

        @Test
        void thatArePackedAreUnpackedWhateverTheirName() throws IOException {
            var packed = (Clean) read(gzip(HEADER + ONE));
            assertThat(packed.tape().loans()).isEqualTo(tape(HEADER + ONE).loans());
            assertThat(packed.tape().hash()).isNotEqualTo(tape(HEADER + ONE).hash());
        }

        @Test
        void thatArePackedAndCutOffAreRefused() throws IOException {
            var packed = gzip(HEADER + ONE);
            assertThat(onlyFault(Arrays.copyOf(packed, packed.length - 12)).code())
                    .isEqualTo(Code.BROKEN_COMPRESSION);
        }

        @Test
        void thatUnpackToTooMuchAreRefused() throws IOException {
            var bomb = gzip(HEADER + ONE.repeat(1_000));
            var reading =
                    TapeReader.read(new ByteArrayInputStream(bomb), "bomb.gz", Currency.getInstance("USD"), 10_000);
            assertThat(((Faulty) reading).faults()).extracting(TapeFault::code).contains(Code.FILE_TOO_LARGE);
        }

        @Test
        void haveTheHashOfTheirBytesAlsoWhenTheyAreRefused() {
            // printf '<x/>' | sha256sum
            assertThat(faulty("<x/>".getBytes(StandardCharsets.UTF_8)).hash())
                    .isEqualTo("2a31f44da4bd7decbbd3ddfd1a37ae04d02ec665e2c2688816ccc65631586ed1");
        }
    }

    static LoanTape tape(String text) {
        var reading = read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Clean.class);
        return ((Clean) reading).tape();
    }

    static TapeFault onlyFault(String text) {
        return onlyFault(text.getBytes(StandardCharsets.UTF_8));
    }

    static TapeFault onlyFault(byte[] bytes) {
        var faulty = faulty(bytes);
        assertThat(faulty.faults()).as("%s", faulty.faults()).hasSize(1);
        assertThat(faulty.total()).isEqualTo(1);
        return faulty.faults().getFirst();
    }

    static Faulty faulty(byte[] bytes) {
        var reading = read(bytes);
        assertThat(reading).isInstanceOf(Faulty.class);
        return (Faulty) reading;
    }

    private static TapeReading read(byte[] bytes) {
        try {
            return TapeReader.read(new ByteArrayInputStream(bytes), "tape");
        } catch (IOException e) {
            throw new AssertionError("reading from memory", e);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }
}
