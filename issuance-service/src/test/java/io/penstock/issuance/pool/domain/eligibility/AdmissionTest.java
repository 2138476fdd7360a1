package io.penstock.issuance.pool.domain.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {

    private static final LocalDate CUT_OFF = LocalDate.of(2024, 2, 29);

    private static final LoanFacts LOAN = new LoanFacts.Builder()
            .text(LoanField.REGION, "TX")
            .number(LoanField.CURRENT_BALANCE, 49_999)
            .number(LoanField.ORIGINAL_BALANCE, 50_000)
            .number(LoanField.RATE, 1_501_000_000L)
            .number(LoanField.ORIGINAL_TERM, 73)
            .day(LoanField.ORIGINATION_DATE, LocalDate.of(2023, 2, 28))
            .day(LoanField.MATURITY_DATE, LocalDate.of(2029, 3, 31))
            .missing(LoanField.SCORE, Gap.ND1)
            .missing(LoanField.LTV, Gap.ND5)
            .build();

    /** A condition, what it does with missing values, and the reason that the loan is given, or nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rate <= 15.01%                       | reject | ``",
                "rate <= 15%                          | reject | rate 0.1501 > 0.15",
                "rate < 0.1501                        | reject | rate 0.1501 >= 0.1501",
                "currentBalance >= 499.99             | reject | ``",
                "currentBalance >= 500                | reject | balance 499.99 < 500.00",
                "currentBalance >= 499.991            | reject | balance 499.99 < 499.991",
                "currentBalance = 499.99              | reject | ``",
                "currentBalance != 499.995            | reject | ``",
                "currentBalance <= 0.9999 * originalBalance | reject | original balance 500.00, balance 499.99, due is currentBalance <= 0.9999 * originalBalance",
                "originalTerm in (60, 72)             | reject | original term 73, due is originalTerm in (60, 72)",
                "seasoning = 12                       | reject | ``",
                "remainingTerm <= 60                  | reject | remaining term 61 > 60",
                "originationDate <= cutOff - 12 months | reject | ``",
                "maturityDate < cutOff + 61 months    | reject | maturity 2029-03-31 >= cutOff + 61 months",
                "days(originationDate, cutOff) = 366  | reject | ``",
                "year(maturityDate) = 2029            | reject | ``",
                "region = 'tx'                        | reject | region 'TX' != 'tx'",
                "not region in ('TX', 'CA')           | reject | region 'TX', due is not (region in ('TX', 'CA'))",
                "score >= 600                         | reject | score not reported (ND1)",
                "score >= 600                         | [ND5]  | score not reported (ND1)",
                "score >= 600                         | [ND1]  | ``",
                "score >= 600                         | accept | ``",
                "ltv <= 80%                           | [ND5]  | ``",
                "make = 'FORD'                        | [ND5]  | make not reported",
                "make = 'FORD'                        | [BLANK] | ``",
                "score >= 600 and ltv <= 80%          | [ND5]  | loan to value not reported (ND5), score not reported (ND1)",
                "score >= 600 or rate > 0             | reject | ``",
                "score >= 600 and rate > 1            | accept | rate 0.1501, score not reported, due is score >= 600 and rate > 1",
                "score is missing                     | reject | ``",
                "score is not missing                 | accept | due is score is not missing",
            })
    void eachLoanIsGivenItsReason(String condition, String missing, String reason) {
        var reasons = new Admission(document(condition, missing), CUT_OFF).reasons(LOAN);
        if (reason.isEmpty()) {
            assertThat(reasons).isEmpty();
        } else {
            assertThat(reasons)
                    .singleElement()
                    .extracting(Reason::detail)
                    .asString()
                    .endsWith(reason);
        }
    }

    @Test
    void allMissedCriteriaAreNamedInTheOrderOfTheDocument() {
        var parsed = RuleReader.read("{\"schema\":\"penstock/eligibility/1\",\"id\":\"a\",\"version\":\"1\","
                + "\"effectiveFrom\":\"2020-01-01\",\"currency\":\"USD\",\"criteria\":["
                + "{\"code\":\"Z\",\"condition\":\"rate < 0.1\"},{\"code\":\"M\",\"condition\":\"rate > 0.1\"},"
                + "{\"code\":\"A\",\"condition\":\"score > 1\"}]}");
        assertThat(new Admission(parsed.document().orElseThrow(), CUT_OFF).reasons(LOAN))
                .extracting(Reason::criterion)
                .containsExactly("Z", "A");
    }

    private static RuleDocument document(String condition, String missing) {
        var accepted = missing.startsWith("[")
                ? "[\"" + missing.substring(1, missing.length() - 1) + "\"]"
                : "\"" + missing + "\"";
        var parsed = RuleReader.read("{\"schema\":\"penstock/eligibility/1\",\"id\":\"a\",\"version\":\"1\","
                + "\"effectiveFrom\":\"2020-01-01\",\"currency\":\"USD\",\"criteria\":[{\"code\":\"A\",\"condition\":\""
                + condition.strip() + "\",\"missing\":" + accepted + "}]}");
        assertThat(parsed.findings()).isEmpty();
        return parsed.document().orElseThrow();
    }
}
