package io.penstock.issuance.pool.adapter;

import static io.penstock.issuance.pool.adapter.TapeReaderTest.faulty;
import static io.penstock.issuance.pool.adapter.TapeReaderTest.onlyFault;
import static io.penstock.issuance.pool.adapter.TapeReaderTest.tape;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.domain.TapeFault.Code;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AbsEeTapeTest {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <assetData xmlns="http://www.sec.gov/edgar/document/absee/autoloan/assetdata">
            """;
    private static final String TAIL = "</assetData>\n";
    private static final String LOAN = """
            <assets>
              <assetNumber>L1</assetNumber>
              <reportingPeriodEndingDate>07-31-2020</reportingPeriodEndingDate>
              <originalLoanAmount>29019.59</originalLoanAmount>
              <originalLoanTerm>76</originalLoanTerm>
              <subvented>1</subvented>
              <subvented>2</subvented>
              <obligorCreditScore>735</obligorCreditScore>
              <obligorGeographicLocation>VT</obligorGeographicLocation>
              <remainingTermToMaturityNumber>64</remainingTermToMaturityNumber>
              <reportingPeriodBeginningLoanBalanceAmount>25878.59</reportingPeriodBeginningLoanBalanceAmount>
              <reportingPeriodInterestRatePercentage>0.06870000</reportingPeriodInterestRatePercentage>
              <scheduledInterestAmount>147.87</scheduledInterestAmount>
              <scheduledPrincipalAmount>329.13</scheduledPrincipalAmount>
              <otherPrincipalAdjustmentAmount>0</otherPrincipalAdjustmentAmount>
              <reportingPeriodActualEndBalanceAmount>25565.38</reportingPeriodActualEndBalanceAmount>
              <reportingPeriodScheduledPaymentAmount>477.01</reportingPeriodScheduledPaymentAmount>
              <totalActualAmountPaid>478.37</totalActualAmountPaid>
              <actualInterestCollectedAmount>165.16</actualInterestCollectedAmount>
              <actualPrincipalCollectedAmount>313.21</actualPrincipalCollectedAmount>
              <actualOtherCollectedAmount>0</actualOtherCollectedAmount>
              <currentDelinquencyStatus>0</currentDelinquencyStatus>
            </assets>
            """;

    @Test
    void isReadAndElementsThatAreNotUsedMayRepeat() {
        var tape = tape(HEAD + LOAN + LOAN.replace("L1", "L2") + TAIL);
        assertThat(tape.reportingPeriodEnd()).isEqualTo(LocalDate.of(2020, 7, 31));
        assertThat(tape.loans())
                .extracting(loan -> loan.loanId() + " " + loan.line())
                .containsExactly("L1 3", "L2 26");
        assertThat(tape.loans().getFirst().interestRate().toPlainString()).isEqualTo("0.0687");
        assertThat(tape.loans().getFirst().currentBalance()).isEqualTo(2_556_538);
    }

    @Test
    void namesTheElementThatIsMissingAndTheLineOfItsLoan() {
        var fault = onlyFault(HEAD + LOAN.replaceAll(".*originalLoanTerm.*\n", "") + TAIL);
        assertThat(fault.code()).isEqualTo(Code.MISSING_VALUE);
        assertThat(fault.column()).isEqualTo("originalLoanTerm");
        assertThat(fault.line()).isEqualTo(3);
    }

    @Test
    void refusesAUsedElementThatRepeats() {
        var fault = onlyFault(
                HEAD + LOAN.replace("<subvented>1</subvented>", "<originalLoanTerm>77</originalLoanTerm>") + TAIL);
        assertThat(fault.code()).isEqualTo(Code.DUPLICATE_COLUMN);
        assertThat(fault.line()).isEqualTo(8);
    }

    @Test
    void namesBothLinesOfALoanThatIsThereTwice() {
        var fault = onlyFault(HEAD + LOAN + LOAN + TAIL);
        assertThat(fault.code()).isEqualTo(Code.DUPLICATE_LOAN_ID);
        assertThat(fault.detail()).isEqualTo("the same loan is on line 3 and on line 26");
    }

    @Test
    void namesABadNumberAndABadDate() {
        assertThat(onlyFault(HEAD + LOAN.replace(">477.01<", ">n/a<") + TAIL).code())
                .isEqualTo(Code.BAD_NUMBER);
        assertThat(onlyFault(HEAD + LOAN.replace("07-31-2020", "2020-07-31") + TAIL)
                        .code())
                .isEqualTo(Code.BAD_DATE);
    }

    @Test
    void ofAnotherFormIsNoTape() {
        assertThat(onlyFault("<html></html>").code()).isEqualTo(Code.NOT_A_TAPE);
        assertThat(onlyFault((HEAD + LOAN + TAIL).replace("autoloan", "autolease"))
                        .code())
                .isEqualTo(Code.NOT_A_TAPE);
    }

    @Test
    void cutOffIsMalformedAtItsEnd() {
        var text = HEAD + LOAN + LOAN.substring(0, 40);
        assertThat(onlyFault(text).code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void withADocumentTypeIsRefusedAndNothingIsExpandedOrFetched() {
        var text = "<?xml version=\"1.0\"?>\n<!DOCTYPE assetData [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n"
                + HEAD.lines().skip(1).findFirst().orElseThrow() + LOAN.replace("VT", "&x;") + TAIL;
        assertThat(faulty(text.getBytes(StandardCharsets.UTF_8))
                        .faults()
                        .getFirst()
                        .code())
                .isEqualTo(Code.MALFORMED);
    }

    @Test
    void inAnotherEncodingIsRefused() {
        assertThat(onlyFault((HEAD + LOAN + TAIL).replace("UTF-8", "ISO-8859-1"))
                        .code())
                .isEqualTo(Code.WRONG_ENCODING);
        var fault = onlyFault((HEAD + LOAN.replace("L1", "Lé") + TAIL).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(fault.code()).isEqualTo(Code.WRONG_ENCODING);
        assertThat(fault.line()).isEqualTo(4);
    }
}
