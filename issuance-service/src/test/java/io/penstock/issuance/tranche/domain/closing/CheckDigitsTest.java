package io.penstock.issuance.tranche.domain.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.issuance.tranche.IdentifierKind;
import java.util.random.RandomGenerator;
import org.apache.commons.validator.routines.checkdigit.CUSIPCheckDigit;
import org.apache.commons.validator.routines.checkdigit.ISINCheckDigit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckDigitsTest {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ALL = "0123456789" + LETTERS;

    /** Published numbers: of Apple, BAE Systems, Microsoft, Google, IBM, a CUSIP with a symbol, and two of the FIGI site. */
    @ParameterizedTest
    @CsvSource({
        "ISIN, US0378331005",
        "ISIN, GB0002634946",
        "ISIN, US5949181045",
        "ISIN, AU0000XVGZA3",
        "CUSIP, 037833100",
        "CUSIP, 594918104",
        "CUSIP, 38259P508",
        "CUSIP, 17275R102",
        "CUSIP, 68389X105",
        "FIGI, BBG000B9XRY4",
        "FIGI, BBG000BLNNH6",
        "FIGI, BBG000BPH459",
    })
    void publishedNumbersAreRightAndNoOtherDigitIs(IdentifierKind kind, String number) {
        assertThat(CheckDigits.isRight(kind, number)).isTrue();
        var body = number.substring(0, number.length() - 1);
        for (char digit = '0'; digit <= '9'; digit++) {
            if (digit != number.charAt(number.length() - 1)) {
                assertThat(CheckDigits.isRight(kind, body + digit)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ISIN, us0378331005",
        "ISIN, US037833100",
        "ISIN, US03783310055",
        "ISIN, 0U0378331005",
        "CUSIP, 03783310",
        "CUSIP, 03783310A",
        "CUSIP, 0378331000",
        "FIGI, BBA000B9XRY4", // the third is G
        "FIGI, BAG000B9XRY4", // no vowels
        "FIGI, GBG000B9XRY4", // a country's prefix
        "FIGI, BBG000B9XRYX",
    })
    void otherFormsAreNone(IdentifierKind kind, String number) {
        assertThat(CheckDigits.isFormed(kind, number)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void agreesWithAnotherImplementation(long seed) {
        Cases.forAll(
                seed, (random, _) -> random(random, LETTERS, 2) + random(random, ALL, 9) + random.nextInt(10), isin -> {
                    assertThat(CheckDigits.isRight(IdentifierKind.ISIN, isin))
                            .isEqualTo(ISINCheckDigit.ISIN_CHECK_DIGIT.isValid(isin));
                    var cusip = isin.substring(3);
                    assertThat(CheckDigits.isRight(IdentifierKind.CUSIP, cusip))
                            .isEqualTo(CUSIPCheckDigit.CUSIP_CHECK_DIGIT.isValid(cusip));
                });
    }

    private static String random(RandomGenerator random, String from, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }
}
