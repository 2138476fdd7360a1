package io.penstock.issuance.pool.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.pool.adapter.yaml.RuleYaml;
import io.penstock.issuance.pool.domain.eligibility.Admission;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One rule text, two ways to evaluate it: the answers are equal loan by loan and reason by reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleSqlTest {

    private static final int DOCUMENTS = 6;
    private static final int LOANS = 60;

    private RuleDatabase database;

    @BeforeAll
    void start() {
        database = new RuleDatabase();
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(RuleTapes.class)
    void equalOnEveryTape(RuleTapes tape) throws IOException {
        var loans = tape.loans();
        assertThat(loans).isNotEmpty();
        database.keep(loans);
        for (var rules : List.of("auto-prime", "cmbs", "consumer", "rmbs-buy-to-let", "small-business")) {
            compare(example(rules), tape.cutOff(), loans);
        }
    }

    @ParameterizedTest
    @MethodSource("io.penstock.Cases#seeds")
    void equalOnDrawnRulesAndLoansWithGaps(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var drawn = new RandomRules(random);
        var loans = drawn.loans(LOANS);
        database.keep(loans);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            var read = RuleYaml.read(drawn.document());
            assertThat(read.faults()).isEmpty();
            compare(read.document().orElseThrow(), RandomRules.CUT_OFF, loans)
                    .values()
                    .forEach(seen::addAll);
        }
        assertThat(seen).as("all three outcomes occur").hasSize(3);
    }

    @Test
    void valuesAreBoundAndNeverWrittenIntoTheStatement() {
        var document = RuleYaml.read("""
                        schema: penstock/eligibility/1
                        id: a
                        version: "1"
                        effectiveFrom: 2020-01-01
                        currency: USD
                        criteria:
                          - code: A
                            condition: region != "x'; drop table loan; --" and rate < 0.4711 and make in ('secret')
                        """).document().orElseThrow();
        var sql = RuleSql.outcomes(document, RandomRules.CUT_OFF, "loan l");
        assertThat(sql.text()).doesNotContain("drop", "4711", "secret", "'");
        assertThat(sql.values()).contains("x'; drop table loan; --", "secret");
        database.keep(
                List.of(new LoanFacts.Builder().text(LoanField.LOAN_ID, "L").build()));
        assertThat(database.outcomes(sql, 1)).containsEntry("L", List.of(RuleSql.UNKNOWN));
    }

    private SortedMap<String, List<Integer>> compare(RuleDocument document, LocalDate cutOff, List<LoanFacts> loans) {
        var admission = new Admission(document, cutOff);
        var expected = new TreeMap<String, List<Integer>>();
        for (var loan : loans) {
            expected.put(
                    loan.text(LoanField.LOAN_ID),
                    admission.outcomes(loan).stream().map(RuleSqlTest::number).toList());
        }
        var found = database.outcomes(
                RuleSql.outcomes(document, cutOff, "loan l"),
                document.criteria().size());
        if (!found.equals(expected)) { // the whole maps are too large to be printed
            for (var loan : loans) {
                var id = loan.text(LoanField.LOAN_ID);
                assertThat(found.get(id))
                        .as("%s of %s under %s", id, loan, document.canonicalText())
                        .isEqualTo(expected.get(id));
            }
        }
        assertThat(found).hasSameSizeAs(expected);
        return expected;
    }

    private static int number(Admission.Outcome outcome) {
        return switch (outcome) {
            case MET -> RuleSql.MET;
            case MISSED -> RuleSql.MISSED;
            case UNKNOWN -> RuleSql.UNKNOWN;
        };
    }

    static RuleDocument example(String name) throws IOException {
        return RuleYaml.read(Files.readString(Path.of("../docs/examples/rules/" + name + ".yaml")))
                .document()
                .orElseThrow();
    }
}
