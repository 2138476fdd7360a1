package io.penstock.issuance.investor;

import static io.penstock.issuance.investor.OfferingAnswer.Code.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.issuance.investor.adapter.yaml.OfferingRulesYaml;
import io.penstock.issuance.investor.domain.offering.OfferingCheck;
import io.penstock.issuance.investor.domain.offering.OfferingCheck.Buyer;
import io.penstock.issuance.investor.domain.offering.OfferingRules;
import io.penstock.kernel.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that come with the service, at their bounds. */
class OfferingRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate LATER = LocalDate.of(2027, 6, 30);

    private final String yaml = own();
    private final OfferingRules rules = OfferingRulesYaml.read(yaml);

    private static String own() {
        try (var in = OfferingRules.class.getResourceAsStream("/io/penstock/issuance/investor/offering-rules.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Exactly at each bound, and one unit beside it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US_ACCREDITED    | NATURAL_PERSON | USD | netWorthWithoutHome=1000000                                       |
            US_ACCREDITED    | NATURAL_PERSON | USD | netWorthWithoutHome=1000000.01                                    | US-ACC-2
            US_ACCREDITED    | NATURAL_PERSON | EUR | netWorthWithoutHome=5000000                                       |
            US_ACCREDITED    | NATURAL_PERSON | USD | incomeLastYear=200001,incomeYearBefore=200001,incomeExpected=200000 |
            US_ACCREDITED    | NATURAL_PERSON | USD | incomeLastYear=200001,incomeYearBefore=200001,incomeExpected=200001 | US-ACC-1
            US_ACCREDITED    | NATURAL_PERSON | USD | jointIncomeLastYear=300001,jointIncomeYearBefore=300001,jointIncomeExpected=300001 | US-ACC-1-JOINT
            US_ACCREDITED    | NATURAL_PERSON | ''  | licenceInGoodStanding=1                                           | US-ACC-4
            US_ACCREDITED    | NATURAL_PERSON | USD | totalAssets=5000001,notFormedForThisPurchase=1                    |
            US_ACCREDITED    | INSTITUTION    | USD | totalAssets=5000000,notFormedForThisPurchase=1                    |
            US_ACCREDITED    | INSTITUTION    | USD | totalAssets=5000001,notFormedForThisPurchase=0                    |
            US_ACCREDITED    | INSTITUTION    | USD | totalAssets=5000001,notFormedForThisPurchase=1                    | US-ACC-3
            US_QIB           | INSTITUTION    | USD | securitiesOwned=99999999                                          |
            US_QIB           | INSTITUTION    | USD | securitiesOwned=100000000                                         | US-144A
            US_QIB           | INSTITUTION    | USD | securitiesOwned=10000000,registeredDealer=1                       | US-144A-DEALER
            EU_PROFESSIONAL  | INSTITUTION    | EUR | balanceSheet=20000000,turnover=39999999,ownFunds=1999999          |
            EU_PROFESSIONAL  | INSTITUTION    | EUR | balanceSheet=20000000,turnover=39999999,ownFunds=2000000          | EU-PC-1
            EU_PROFESSIONAL  | NATURAL_PERSON | EUR | leastTradesPerQuarterOfFour=10,portfolio=500000                   |
            EU_PROFESSIONAL  | NATURAL_PERSON | EUR | leastTradesPerQuarterOfFour=10,portfolio=500001                   | EU-PC-2
            EU_SUITABLE      | NATURAL_PERSON | ''  | suitabilityTested=1,foundSuitable=1,reportGiven=1                 | EU-RET-1
            EU_SUITABLE      | NATURAL_PERSON | ''  | suitabilityTested=1,foundSuitable=1                               |
            HK_PROFESSIONAL  | NATURAL_PERSON | HKD | portfolio=7999999                                                 |
            HK_PROFESSIONAL  | NATURAL_PERSON | HKD | portfolio=8000000                                                 | HK-PI-1
            HK_PROFESSIONAL  | INSTITUTION    | HKD | totalAssets=40000000                                              | HK-PI-2B
            CN_QUALIFIED     | INSTITUTION    | CNY | netAssets=10000000                                                | CN-QI-1
            CN_QUALIFIED     | NATURAL_PERSON | CNY | financialAssets=2999999,averageIncomeOfThreeYears=499999          |
            CN_QUALIFIED     | NATURAL_PERSON | CNY | financialAssets=3000000                                           | CN-QI-2A
            CN_QUALIFIED_PLAN| NATURAL_PERSON | CNY | yearsOfExperience=1,householdFinancialAssets=9000000              |
            CN_QUALIFIED_PLAN| NATURAL_PERSON | CNY | yearsOfExperience=2,averageIncomeOfThreeYears=400000              | CN-QI-3C
            UNHEARD_OF       | NATURAL_PERSON | CNY | yearsOfExperience=2                                               |
            """)
    void aQualificationIsMetFromItsBoundOn(
            String qualification, InvestorKind kind, String currency, String facts, @Nullable String ruleId) {
        var answer = rules.qualify(qualification, kind, currency, facts(facts), DAY, DAY);
        if (ruleId == null) {
            assertThat(answer).isInstanceOf(QualificationAnswer.NotMet.class);
        } else {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            QualificationAnswer.Met.class,
                            met -> assertThat(met.ruleId()).isEqualTo(ruleId));
        }
    }

    @Test
    void evidenceIsGoodForItsMonthsAndNotBeforeItsDate() {
        var facts = facts("netWorthWithoutHome=2000000");
        var last = DAY.plusMonths(3);
        assertThat(rules.qualify("US_ACCREDITED", InvestorKind.NATURAL_PERSON, "USD", facts, DAY, last))
                .isEqualTo(new QualificationAnswer.Met("US-ACC-2", last, false));
        assertThat(rules.qualify("US_ACCREDITED", InvestorKind.NATURAL_PERSON, "USD", facts, DAY, last.plusDays(1)))
                .isInstanceOf(QualificationAnswer.NotMet.class);
        assertThat(rules.qualify("US_ACCREDITED", InvestorKind.NATURAL_PERSON, "USD", facts, DAY, DAY.minusDays(1)))
                .isInstanceOf(QualificationAnswer.NotMet.class);
    }

    /** What nobody has read in a source is marked in every result. */
    @Test
    void aRuleThatNobodyHasReadIsProvisional() {
        assertThat(rules.qualify(
                        "EU_PROFESSIONAL",
                        InvestorKind.INSTITUTION,
                        "EUR",
                        facts("balanceSheet=20000000,turnover=40000000"),
                        DAY,
                        DAY))
                .isEqualTo(new QualificationAnswer.Met("EU-PC-1", DAY.plusMonths(12), true));
    }

    @Test
    void theReasonsNameEveryRuleThatWouldDo() {
        var answer =
                rules.qualify("HK_PROFESSIONAL", InvestorKind.INSTITUTION, "HKD", facts("portfolio=7999999"), DAY, DAY);
        assertThat(answer)
                .isEqualTo(new QualificationAnswer.NotMet(List.of(
                        "HK-PI-1: not for INSTITUTION",
                        "HK-PI-2A: 0 of 1 conditions met: portfolio is 7999999, needed is at least 8000000",
                        "HK-PI-2B: 0 of 1 conditions met: totalAssets is not stated, needed is at least 40000000",
                        "HK-PI-4: 0 of 1 conditions met: holdingCompanyOfProfessional is not stated, needed is at least"
                                + " 1")));
    }

    @Test
    void anAccreditedPersonBuysUnder506CFromTheMinimumOn() {
        var person = buyer(InvestorKind.NATURAL_PERSON, "US", "US_ACCREDITED");
        assertThat(codes(person, "REG_D_506C", buy("USD", "199999.99"))).containsExactly(MINIMUM_NOT_MET);
        assertThat(codes(person, "REG_D_506C", buy("USD", "200000"))).isEmpty();
        var bank = buyer(InvestorKind.INSTITUTION, "US", "US_ACCREDITED");
        assertThat(codes(bank, "REG_D_506C", buy("USD", "200000"))).containsExactly(MINIMUM_NOT_MET);
        assertThat(codes(bank, "REG_D_506C", buy("EUR", "2000000"))).containsExactly(CURRENCY_NOT_COMPARABLE);
    }

    @Test
    void thirtyFiveOthersBuyUnder506B() {
        var person = buyer(InvestorKind.NATURAL_PERSON, "US");
        assertThat(codes(person, "REG_D_506B", purchase("USD", "1", 99, 34, null, null)))
                .isEmpty();
        assertThat(codes(person, "REG_D_506B", purchase("USD", "1", 99, 35, null, null)))
                .containsExactly(OTHERS_TOO_MANY);
        var accredited = buyer(InvestorKind.NATURAL_PERSON, "US", "US_ACCREDITED");
        assertThat(codes(accredited, "REG_D_506B", purchase("USD", "1", 99, 35, null, null)))
                .isEmpty();
    }

    @Test
    void abroadIsEverywhereElse() {
        assertThat(codes(buyer(InvestorKind.INSTITUTION, "US", "US_QIB"), "REG_S_2", buy("USD", "1")))
                .containsExactly(COUNTRY_OUTSIDE);
        assertThat(codes(buyer(InvestorKind.INSTITUTION, "BR"), "REG_S_2", buy("USD", "1")))
                .isEmpty();
        assertThat(codes(buyer(InvestorKind.INSTITUTION, "BR"), "RULE_144A", buy("USD", "1")))
                .containsExactly(COUNTRY_OUTSIDE, QUALIFICATION_MISSING);
    }

    @Test
    void aQualificationEndsOnItsLastDay() {
        var buyer = new Buyer(InvestorKind.INSTITUTION, "HK", Map.of("HK_PROFESSIONAL", DAY));
        assertThat(codes(buyer, "HK_PROFESSIONAL", buy("HKD", "1"))).isEmpty();
        var ended = new Buyer(InvestorKind.INSTITUTION, "HK", Map.of("HK_PROFESSIONAL", DAY.minusDays(1)));
        assertThat(codes(ended, "HK_PROFESSIONAL", buy("HKD", "1"))).containsExactly(QUALIFICATION_ENDED);
    }

    @Test
    void twoHundredHoldersInChina() {
        var buyer = buyer(InvestorKind.INSTITUTION, "CN", "CN_QUALIFIED");
        assertThat(codes(buyer, "CN_ABS", purchase("CNY", "1000000", 200, 0, null, null)))
                .isEmpty();
        assertThat(codes(buyer, "CN_ABS", purchase("CNY", "999999.99", 201, 0, null, null)))
                .containsExactly(MINIMUM_NOT_MET, HOLDERS_TOO_MANY);
    }

    /** Article 3(2): a portfolio of up to 500,000 holds at most a tenth in securitisations, the first from 10,000 on. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10000    |           | 100000    |
            9999.99  |           | 100000    | MINIMUM_NOT_MET
            10000.01 |           | 100000    | PORTFOLIO_SHARE_TOO_LARGE
            5000     | 5000      | 100000    |
            5000     | 5000.01   | 100000    | PORTFOLIO_SHARE_TOO_LARGE
            50000    |           | 500000    |
            50000.01 |           | 500000    | PORTFOLIO_SHARE_TOO_LARGE
            90000    |           | 500000.01 |
            10000    |           |           | PORTFOLIO_NOT_STATED
            """)
    void aRetailPortfolioIsProtected(
            String amount, @Nullable String held, @Nullable String portfolio, OfferingAnswer.@Nullable Code code) {
        var buyer = buyer(InvestorKind.NATURAL_PERSON, "FR", "EU_SUITABLE");
        var found = codes(buyer, "EU_RETAIL", purchase("EUR", amount, 1, 0, portfolio, held));
        assertThat(found).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void oneRegimeIsEnoughAndAllAreAnswered() {
        var answer = OfferingCheck.check(
                rules,
                List.of("RULE_144A", "REG_S_2", "NO_SUCH"),
                buyer(InvestorKind.INSTITUTION, "SG"),
                buy("USD", "1"));
        assertThat(answer.admits()).isTrue();
        assertThat(answer.rulesHash()).isEqualTo(rules.hash());
        assertThat(answer.regimes())
                .extracting(each -> each.objections().stream()
                        .map(OfferingAnswer.Objection::code)
                        .toList())
                .containsExactly(
                        List.of(COUNTRY_OUTSIDE, QUALIFICATION_MISSING), List.of(), List.of(REGIME_NOT_IN_FORCE));
        assertThat(answer.regimes().get(1).lockDays()).isEqualTo(40);
    }

    /** Moving a date changes answers on and after that date, and none before. */
    @Test
    void aRuleCountsFromItsDateOn() {
        var moved = OfferingRulesYaml.read(
                yaml.replaceFirst("(?s)(code: HK_PROFESSIONAL.*?from: )2026-01-01", "$12027-06-30"));
        assertThat(moved.hash()).isNotEqualTo(rules.hash());
        assertThat(moved.regime("HK_PROFESSIONAL", LATER.minusDays(1))).isEmpty();
        assertThat(moved.regime("HK_PROFESSIONAL", LATER)).isPresent();
        assertThat(rules.regime("HK_PROFESSIONAL", LATER.minusDays(1))).isPresent();
    }

    @Test
    void commentsAndLayoutDoNotChangeTheHash() {
        assertThat(OfferingRulesYaml.read("# one more line\n" + yaml).hash()).isEqualTo(rules.hash());
        assertThat(OfferingRulesYaml.read(yaml.replace("lockDays: 40", "lockDays: 41"))
                        .hash())
                .isNotEqualTo(rules.hash());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lockDays: 40           | lockDays: forty            | line
            lockDays: 40           | lockTime: 40               | lockTime is no field here
            mark: S+U              | mark: X                    | 'X' is no mark
            anyOf: [US_QIB]        | anyOf: [US_QIBS]           | which no rule grants
            code: REG_D_506C       | code: REG_D_506B           | REG_D_506B is in force twice on one day
            id: US-ACC-2           | id: US-ACC-1               | US-ACC-1 is in force twice on one day
            months: 12             | months: 0                  | for 0 months
            kinds: [INSTITUTION]   | kinds: [TRUST]             | TRUST
            """)
    void aFaultyDocumentIsRefusedWithItsPlace(String part, String by, String message) {
        var faulty = yaml.replaceFirst(part.replace("[", "\\[").replace("+", "\\+"), by);
        assertThat(faulty).isNotEqualTo(yaml);
        assertThatThrownBy(() -> OfferingRulesYaml.read(faulty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static Map<String, BigDecimal> facts(String text) {
        return List.of(text.split(",", -1)).stream()
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> new BigDecimal(each[1])));
    }

    private static Buyer buyer(InvestorKind kind, String country, String... qualifications) {
        return new Buyer(
                kind, country, List.of(qualifications).stream().collect(Collectors.toMap(each -> each, _ -> LATER)));
    }

    private static Purchase buy(String currency, String amount) {
        return purchase(currency, amount, 1, 0, null, null);
    }

    private static Purchase purchase(
            String currency,
            String amount,
            int holders,
            int others,
            @Nullable String portfolio,
            @Nullable String held) {
        return new Purchase(
                DAY,
                Money.of(currency, amount),
                holders,
                others,
                Optional.ofNullable(portfolio).map(text -> Money.of(currency, text)),
                Optional.ofNullable(held).map(text -> Money.of(currency, text)));
    }

    private List<OfferingAnswer.Code> codes(Buyer buyer, String regime, Purchase purchase) {
        return OfferingCheck.check(rules, List.of(regime), buyer, purchase).regimes().getFirst().objections().stream()
                .map(OfferingAnswer.Objection::code)
                .toList();
    }
}
