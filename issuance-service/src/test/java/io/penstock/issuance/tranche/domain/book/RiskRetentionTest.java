package io.penstock.issuance.tranche.domain.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.AllotmentRule;
import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.issuance.tranche.OfferingTerms;
import io.penstock.issuance.tranche.QuoteBasis;
import io.penstock.issuance.tranche.RetentionForm;
import io.penstock.issuance.tranche.RetentionPlan;
import io.penstock.issuance.tranche.RetentionPlan.RetainedClass;
import io.penstock.issuance.tranche.UnsoldRule;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes A 800, B 150 and E 50 on a pool of 1,000, all in thousands of dollars. */
class RiskRetentionTest {

    private static final long THOUSAND = 100_000;

    /** Kept of each class, in thousands; percentages counted by hand. */
    @ParameterizedTest
    @CsvSource({
        // the same share of each class: 5 % of 800, 150, 50 is 40, 7.5, 2.5
        "EU_VERTICAL,        40, 7.5, 2.5, 5.000000, true",
        "EU_VERTICAL,        40, 7.49, 2.5, 4.993333, false", // 7.49 / 150
        "EU_VERTICAL,        40, 7.5, 0, 0.000000, false",
        "US_VERTICAL,        80, 15, 5, 10.000000, true",
        // first loss of the pool: the whole of E is 5 %; with a part of E nothing above it counts
        "EU_FIRST_LOSS,      0, 0, 50, 5.000000, true",
        "EU_FIRST_LOSS,      0, 0, 49.999, 4.999900, false",
        "EU_FIRST_LOSS,      0, 150, 49, 4.900000, false",
        "EU_FIRST_LOSS,      0, 10, 50, 6.000000, true",
        "EU_FIRST_LOSS,      800, 0, 50, 5.000000, true", // B is sold, so A does not count
    })
    void nominalForms(RetentionForm form, String a, String b, String e, BigDecimal percent, boolean met) {
        check(terms(plan(form, a, b, e, null, null, null), "1000"), percent, met);
    }

    /** Fair values: A 800, B 140, E 60: together 1,000. */
    @ParameterizedTest
    @CsvSource({
        "US_HORIZONTAL, 0, 0, 50, 0, 6.000000, true", // all of E is 60 of 1,000
        "US_HORIZONTAL, 0, 0, 25, 0, 3.000000, false",
        "US_HORIZONTAL, 0, 0, 25, 20, 5.000000, true", // 30 and a reserve of 20
        "US_HORIZONTAL, 0, 150, 25, 0, 3.000000, false", // E is not whole: B does not count
        // 2 % of each class, and of E all: 2 + 60 x 98 % / 1,000 = 2 + 5.88
        "US_L_SHAPED, 16, 3, 50, 0, 7.880000, true",
        // 2 % of each, and of E half: 2 + 60 x 48 % / 1,000 = 2 + 2.88
        "US_L_SHAPED, 16, 3, 25, 0, 4.880000, false",
    })
    void fairValueForms(
            RetentionForm form, String a, String b, String e, String reserve, BigDecimal percent, boolean met) {
        check(terms(plan(form, a, b, e, reserve, null, null), "1000"), percent, met);
    }

    @Test
    void otherForms() {
        check(terms(plan(RetentionForm.EU_REVOLVING, "0", "0", "0", "50", null, null), "1000"), "5.000000", true);
        check(
                terms(plan(RetentionForm.EU_REVOLVING, "0", "0", "0", "49.99999", null, null), "1000"),
                "4.999999",
                false);
        check(terms(plan(RetentionForm.EU_RANDOM, "0", "0", "0", "50", 100, null), "1000"), "5.000000", true);
        check(terms(plan(RetentionForm.EU_RANDOM, "0", "0", "0", "50", 99, null), "1000"), "0.000000", false);
        check(terms(plan(RetentionForm.EU_FIRST_LOSS_EACH, "0", "0", "0", null, null, "5"), "1000"), "5.000000", true);
        check(
                terms(plan(RetentionForm.EU_FIRST_LOSS_EACH, "0", "0", "0", null, null, "4.99"), "1000"),
                "4.990000",
                false);
    }

    @Test
    void aFairValueThatIsMissingIsSaid() {
        var plan = new RetentionPlan(
                RetentionForm.US_HORIZONTAL,
                List.of(new RetainedClass("E", money("50"), Optional.of(money("60")))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var finding = RiskRetention.planned(terms(plan, "1000")).orElseThrow();
        assertThat(finding.met()).isFalse();
        assertThat(finding.text()).endsWith("; the fair value of [A, B] is not stated");
    }

    /** A twelfth is 8.3333…: what is shown is never more than what is. */
    @Test
    void percentagesAreShownRoundedDown() {
        check(terms(plan(RetentionForm.EU_REVOLVING, "0", "0", "0", "100", null, null), "1200"), "8.333333", true);
    }

    private static void check(OfferingTerms terms, String percent, boolean met) {
        check(terms, new BigDecimal(percent), met);
    }

    private static void check(OfferingTerms terms, BigDecimal percent, boolean met) {
        var finding = RiskRetention.planned(terms).orElseThrow();
        assertThat(finding.percent()).isEqualTo(percent);
        assertThat(finding.met()).isEqualTo(met);
    }

    private static RetentionPlan plan(
            RetentionForm form,
            String a,
            String b,
            String e,
            @Nullable String amount,
            @Nullable Integer exposures,
            @Nullable String each) {
        return new RetentionPlan(
                form,
                List.of(retained("A", a, "800"), retained("B", b, "140"), retained("E", e, "60")),
                Optional.ofNullable(amount).map(RiskRetentionTest::money),
                Optional.ofNullable(exposures),
                Optional.ofNullable(each).map(BigDecimal::new));
    }

    private static RetainedClass retained(String name, String kept, String fairValue) {
        return new RetainedClass(name, money(kept), Optional.of(money(fairValue)));
    }

    private static OfferingTerms terms(RetentionPlan plan, String pool) {
        return new OfferingTerms(
                "d".repeat(64),
                Currency.getInstance("USD"),
                money(pool),
                List.of("R"),
                Instant.EPOCH,
                Instant.MAX,
                List.of(offered("A", "800", plan), offered("B", "150", plan), offered("E", "50", plan)),
                UnsoldRule.REFUSED,
                Optional.of(InvestorId.named("S")),
                Optional.of(plan),
                List.of(),
                List.of());
    }

    private static OfferedClass offered(String name, String size, RetentionPlan plan) {
        var kept = plan.classes().stream()
                .filter(each -> each.className().equals(name))
                .map(RetainedClass::faceValue)
                .findFirst()
                .orElse(money("0"));
        return new OfferedClass(
                name,
                money(size),
                kept,
                money("1"),
                money("1"),
                QuoteBasis.PRICE,
                new BigDecimal("100"),
                new BigDecimal("100"),
                AllotmentRule.PRO_RATA);
    }

    private static Money money(String thousands) {
        return new Money(
                Currency.getInstance("USD"),
                new BigDecimal(thousands).multiply(BigDecimal.valueOf(THOUSAND)).longValueExact());
    }
}
