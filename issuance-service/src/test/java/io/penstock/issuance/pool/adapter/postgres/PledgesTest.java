package io.penstock.issuance.pool.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.adapter.yaml.RuleYaml;
import io.penstock.issuance.pool.application.LoanSet;
import io.penstock.issuance.pool.application.Pledges.DoublePledge;
import io.penstock.issuance.pool.domain.eligibility.Admission;
import io.penstock.issuance.pool.domain.eligibility.Admission.Outcome;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.kernel.Rejection.RejectedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The tables of the migrations in a real PostgreSQL: pledges, the register of rules, and rules over stored rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PledgesTest {

    private static final AssetPoolId ONE = AssetPoolId.named("ONE");
    private static final AssetPoolId TWO = AssetPoolId.named("TWO");
    private static final LoanSet ELIGIBLE = new LoanSet.Eligible();

    private EmbeddedPostgres postgres;
    private JdbcTemplate jdbc;
    private PostgresPledges pledges;

    @BeforeAll
    void start() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        var database = postgres.getPostgresDatabase();
        jdbc = new JdbcTemplate(database);
        for (var migration :
                new String[] {"V100__pools.sql", "V103__tape_import.sql", "V106__rules.sql", "V110__pool_choices.sql"
                }) {
            jdbc.execute(Files.readString(Path.of("src/main/resources/db/migration/" + migration))
                    .replace("${app_role}", "postgres"));
        }
        pledges = new PostgresPledges(database, new JdbcTransactionManager(database));
    }

    @AfterAll
    void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        jdbc.execute(
                "truncate pool_loan, loan_pledge, rule_document, pool_loan_rejection, pool_chosen_loan, pool_selection");
    }

    private void loan(AssetPoolId pool, String originator, String id, long originalAmount, boolean eligible) {
        jdbc.update("""
                insert into pool_loan (pool, tape_hash, loan_id, eligible, salt, line, reporting_period_end, state,
                    credit_score, original_amount, original_term, remaining_term, interest_rate, beginning_balance,
                    current_balance, scheduled_payment, scheduled_interest, scheduled_principal, interest_collected,
                    principal_collected, other_collected, total_paid, principal_adjustment, charged_off_principal,
                    originator, no_data)
                values (?, 'T', ?, ?, ''::bytea, 1, '2020-07-31', 'TX', 640, ?, 60, 50, 0.05, 100, 100, 0, 0, 0, 0, 0, 0, 0,
                    0, 0, ?, '{"ltv":"ND5"}'::jsonb)
                """, pool.name(), id, eligible, originalAmount, originator.isEmpty() ? null : originator);
    }

    private long pledged() {
        return Optional.ofNullable(jdbc.queryForObject("select count(*) from loan_pledge", Long.class))
                .orElse(0L);
    }

    @Test
    void aLoanThatAnotherPoolHasIsRefusedAndNothingIsPledged() {
        loan(ONE, "Bank", "A-1", 500, true);
        loan(TWO, "Bank", "A-0", 700, true);
        loan(TWO, "Bank", "A-1", 501, true); // the amount was corrected in between: still the same loan
        assertThat(pledges.claim(ONE, "T", ELIGIBLE)).isEmpty();
        assertThat(pledges.claim(TWO, "T", ELIGIBLE)).contains(new DoublePledge("A-1", "ONE", "A-1", 1));
        assertThat(pledged()).isEqualTo(1);
        pledges.release(ONE);
        assertThat(pledges.claim(TWO, "T", ELIGIBLE)).isEmpty();
        assertThat(pledged()).isEqualTo(2);
    }

    @Test
    void anIdThatDiffersInItsFormOnlyIsTheSameLoanIfItsContentIs() {
        loan(ONE, "Bank", "0001-a7", 500, true);
        loan(TWO, "Bank ltd", "1A7", 500, true);
        assertThat(pledges.claim(ONE, "T", ELIGIBLE)).isEmpty();
        assertThat(pledges.claim(TWO, "T", ELIGIBLE)).contains(new DoublePledge("1A7", "ONE", "0001-a7", 1));
    }

    @Test
    void otherLoansAreNot() {
        loan(ONE, "Bank", "A-1", 500, true);
        loan(TWO, "Other", "A-1", 600, true); // the same number at another originator, another amount
        loan(TWO, "Bank", "A-2", 500, true);
        assertThat(pledges.claim(ONE, "T", ELIGIBLE)).isEmpty();
        assertThat(pledges.claim(TWO, "T", ELIGIBLE)).isEmpty();
    }

    @Test
    void rejectedLoansAreNotPledgedAndARepeatChangesNothing() {
        loan(ONE, "Bank", "A-1", 500, false);
        loan(TWO, "Bank", "A-1", 500, true);
        assertThat(pledges.claim(ONE, "T", ELIGIBLE)).isEmpty();
        assertThat(pledges.claim(TWO, "T", ELIGIBLE)).isEmpty();
        assertThat(pledges.claim(TWO, "T", ELIGIBLE)).isEmpty();
        assertThat(pledged()).isEqualTo(1);
    }

    /** What loans are pledged is what was chosen, not what is eligible. */
    @Test
    void chosenLoansArePledgedExtendedAndCutBack() {
        loan(ONE, "Bank", "A-1", 500, true);
        loan(ONE, "Bank", "A-2", 600, true);
        loan(ONE, "Bank", "A-3", 700, false);
        var choices = new PostgresLoanChoices(jdbc);
        choices.keep(ONE, "first", List.of("A-1", "A-2"));
        choices.keep(ONE, "first", List.of("A-1", "A-2"));
        choices.keep(ONE, "second", List.of("A-2", "A-3"));
        assertThat(pledges.claim(ONE, "T", new LoanSet.Chosen("first"))).isEmpty();
        assertThat(pledgedIds()).containsExactly("A-1", "A-2");
        assertThat(pledges.extend(ONE, "T", new LoanSet.Chosen("second"))).isEmpty();
        assertThat(pledgedIds()).containsExactly("A-1", "A-2", "A-3");
        assertThat(pledges.keepOnly(ONE, "T", new LoanSet.Chosen("second"))).isEqualTo(1);
        assertThat(pledgedIds()).containsExactly("A-2", "A-3");
        assertThat(pledges.holders()).containsExactly("ONE");
        assertThat(pledges.release(ONE)).isEqualTo(2);
        assertThat(pledges.holders()).isEmpty();
    }

    @Test
    void admissibleLoansAreTheEligibleAndThoseThatOnlyLimitsKeepOut() {
        loan(ONE, "Bank", "A-1", 500, true);
        loan(ONE, "Bank", "A-2", 600, false);
        loan(ONE, "Bank", "A-3", 700, false);
        loan(ONE, "Bank", "A-4", 800, false);
        reason("A-2", 1, "STATE");
        reason("A-3", 1, "MAX_RATE");
        reason("A-4", 1, "STATE");
        reason("A-4", 2, "MAX_RATE");
        pledges.claim(ONE, "T", new LoanSet.Admissible(List.of("TOP", "STATE")));
        assertThat(pledgedIds()).containsExactly("A-1", "A-2");
        pledges.claim(ONE, "T", new LoanSet.Admissible(List.of()));
        assertThat(pledgedIds()).containsExactly("A-1");
    }

    private void reason(String loan, int ordinal, String code) {
        jdbc.update("insert into pool_loan_rejection values ('ONE', 'T', ?, ?, ?, '')", loan, ordinal, code);
    }

    private List<String> pledgedIds() {
        return jdbc.queryForList("select loan_id from loan_pledge order by loan_id", String.class);
    }

    @Test
    void onePoolIsChangedByOneAtATime() {
        var ran = new ArrayList<String>();
        pledges.exclusively(ONE, () -> {
            assertThat(pledges.tryExclusively(ONE, () -> ran.add("within"))).isFalse();
            assertThatThrownBy(() -> pledges.exclusively(ONE, () -> ran.add("within")))
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("POOL_BUSY");
            pledges.exclusively(TWO, () -> ran.add("other"));
        });
        assertThat(pledges.tryExclusively(ONE, () -> ran.add("after"))).isTrue();
        assertThat(ran).containsExactly("other", "after");
    }

    /** More loans than one transaction takes: what was claimed before the refusal is given back. */
    @Test
    void alsoOfManyLoansAllOrNone() {
        loan(ONE, "Bank", "L-25000", 500, true);
        loan(TWO, "Bank", "L-00001", 600, true);
        jdbc.update("insert into pool_loan select pool, tape_hash, 'L-' || lpad(n::text, 5, '0'), eligible, salt, n,"
                + " reporting_period_end, state, credit_score, original_amount + n, original_term, remaining_term,"
                + " interest_rate, days_past_due, beginning_balance, current_balance, scheduled_payment,"
                + " scheduled_interest, scheduled_principal, interest_collected, principal_collected,"
                + " other_collected, total_paid, principal_adjustment, charged_off_principal, originator"
                + " from pool_loan, generate_series(2, 25000) n where pool = 'TWO'");
        assertThat(pledges.claim(ONE, "T", ELIGIBLE)).isEmpty();
        assertThat(pledges.claim(TWO, "T", ELIGIBLE)).contains(new DoublePledge("L-25000", "ONE", "L-25000", 1));
        assertThat(pledged()).isEqualTo(1);
        pledges.release(ONE);
        assertThat(pledges.claim(TWO, "T", ELIGIBLE)).isEmpty();
        assertThat(pledged()).isEqualTo(25_000);
    }

    /** Both ask at the same moment, from connections of their own, again and again: never both, never neither. */
    @Test
    void ofTwoPoolsAtTheSameMomentOneGetsTheLoans() throws Exception {
        for (int i = 0; i < 200; i++) {
            loan(ONE, "Bank", "A-" + i, 500 + i, true);
            loan(TWO, "Bank", i % 2 == 0 ? "A-" + i : "a" + i, 500 + i, true);
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 40; round++) {
                jdbc.execute("truncate loan_pledge");
                var together = new CyclicBarrier(2);
                var calls = new ArrayList<Callable<Boolean>>();
                for (var pool : new AssetPoolId[] {ONE, TWO}) {
                    calls.add(() -> {
                        together.await();
                        return pledges.claim(pool, "T", ELIGIBLE).isEmpty();
                    });
                }
                var answers = threads.invokeAll(calls);
                boolean one = answers.get(0).get();
                boolean two = answers.get(1).get();
                assertThat(one ^ two).as("one of both, round %s", round).isTrue();
                assertThat(pledged()).isEqualTo(200);
                assertThat(jdbc.queryForList("select distinct pool from loan_pledge", String.class))
                        .containsExactly(one ? "ONE" : "TWO");
            }
        }
    }

    @Test
    void aVersionOfRulesIsKeptOnceAndNeverEdited() {
        var register = new PostgresRuleRegister(jdbc);
        var first = document("1", "score >= 600");
        var yaml = "the text";
        assertThat(register.register(first, yaml, "sam").document()).isEqualTo(first);
        assertThat(register.register(first, "the text, written otherwise", "joe")
                        .yaml())
                .isEqualTo(yaml);
        assertThat(register.register(document("1", "score >= 610"), yaml, "sam").document())
                .as("the version is taken")
                .isEqualTo(first);
        var second = document("2", "score >= 610");
        assertThat(register.register(second, yaml, "sam").document()).isEqualTo(second);
        assertThat(register.all()).extracting(r -> r.document().version()).containsExactly("1", "2");
        assertThat(register.find("a", "3")).isEmpty();
    }

    @Test
    void theReportCountsStoredLoansAsJavaDoes() {
        loan(ONE, "Bank", "A-1", 500, true);
        loan(ONE, "", "A-2", 500, false);
        loan(TWO, "Bank", "A-3", 500, true);
        var register = new PostgresRuleRegister(jdbc);
        var document = document("1", "score >= 650 or originator = 'Bank'");
        var cutOff = LocalDate.of(2020, 7, 31);
        var facts = new ArrayList<LoanFacts>();
        register.eachLoan(ONE, "T", new LoanSet.All(), facts::add);
        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst().noDataCodes().keySet()).containsExactly(LoanField.LTV);
        var admission = new Admission(document, cutOff);
        assertThat(facts)
                .extracting(f -> admission.outcomes(f).getFirst())
                .containsExactly(Outcome.MET, Outcome.UNKNOWN);
        var report = register.report(document, ONE, "T", cutOff);
        assertThat(report.loans()).isEqualTo(2);
        assertThat(report.balance()).isEqualTo(200);
        assertThat(report.eligible()).isEqualTo(1);
        assertThat(report.eligibleBalance()).isEqualTo(100);
        assertThat(report.reasons()).singleElement().satisfies(r -> {
            assertThat(r.missed()).isZero();
            assertThat(r.unknown()).isEqualTo(1);
            assertThat(r.balance()).isEqualTo(100);
        });
    }

    private static RuleDocument document(String version, String condition) {
        return RuleYaml.read("""
                        schema: penstock/eligibility/1
                        id: a
                        version: "%s"
                        effectiveFrom: 2020-01-01
                        currency: USD
                        criteria:
                          - {code: A, condition: "%s"}
                        """.formatted(version, condition)).document().orElseThrow();
    }
}
