package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.journal.MerkleTree;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.adapter.PoolTape;
import io.penstock.issuance.pool.domain.Criteria;
import io.penstock.issuance.pool.domain.LoanLeaf;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.LoanSalts;
import io.penstock.issuance.pool.domain.eligibility.RecordFacts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A service is killed with SIGKILL in the middle of an import, and another one is sent the same file. The moment is not a
 * matter of luck: the database holds the import up where its second part is to be stored.
 */
class TapeResumeIT extends IssuanceIT {

    private static final int COPIES = 5;
    private static final int FIRST_PART = 5_000;

    @Test
    void anImportThatIsKilledGoesOnAtTheRowWhereItStood() throws Exception {
        openPool("KILLED", "{\"maxDaysPastDue\": \"30\", \"minScore\": 520}");
        var tape = largeTape();
        try (var service = IssuanceProcess.start(SERVICES)) {
            await().atMost(Duration.ofMinutes(2)).until(service::isUp);
            try (var owner = connect(SERVICES.ownerRole());
                    var holdUp = connect(SERVICES.ownerRole())) {
                execute(owner, """
                    create function hold_up() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock_shared(43);
                        return new;
                    end $$
                    """);
                execute(
                        owner,
                        "create trigger hold_up before update on tape_import for each row" + " when (new.rows_done > "
                                + FIRST_PART + ") execute function hold_up()");
                execute(holdUp, "select pg_advisory_lock(43)");
                var accepted = new Api(service.port(), SERVICES.token("sam", "spv-admin"))
                        .upload("/v1/pools/KILLED/tapes?fileName=large.csv", tape);
                assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
                killWhereItWaits(service);
                execute(owner, "drop trigger hold_up on tape_import");
            }
        }
        assertThat(stored()).isEqualTo(FIRST_PART);
        var first = versionsOfRows();
        assertThat(admin().get("/v1/pools/KILLED").at("state")).isEqualTo("OPEN");

        var imported = importTape("KILLED", tape);

        assertThat(imported.at("state")).as(imported.text()).isEqualTo("SUCCEEDED");
        assertThat(imported.body().path("result").path("rows").asInt()).isEqualTo(2_500 * COPIES);
        // What was stored before the kill was not stored again: the very same versions of the rows.
        assertThat(versionsOfRows()).containsAllEntriesOf(first);
        assertThat(rows()).isEqualTo(expectedRows(tape));
        admin().post("/v1/pools/KILLED/freeze", "");
        assertThat(admin().get("/v1/pools/KILLED").at("root")).isEqualTo("0x" + expectedRoot(tape));

        // Once more is the same import: no second row, the same answer.
        var again = importTape("KILLED", tape);
        assertThat(again.body().path("result")).isEqualTo(imported.body().path("result"));
        assertThat(stored()).isEqualTo(2_500L * COPIES);
    }

    private static byte[] largeTape() {
        var lines = new String(sampleTape(), StandardCharsets.UTF_8).lines().toList();
        var text = new StringBuilder(lines.getFirst()).append('\n');
        for (int copy = 0; copy < COPIES; copy++) {
            for (var line : lines.subList(1, lines.size())) {
                text.append('C').append(copy).append(line).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void killWhereItWaits(IssuanceProcess service) throws SQLException {
        try (var server = connect("postgres")) {
            await().atMost(PATIENCE)
                    .until(() -> count(
                                    server,
                                    "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                            + " and query like 'update tape_import set rows_done%'")
                            > 0);
            service.kill();
            // A statement that waits does not notice that its client is gone: it would still be carried out.
            execute(
                    server,
                    "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query like 'update tape_import set rows_done%'");
        }
    }

    /** The rows as an import that nobody disturbed would have them, from the file and the key of the salts alone. */
    private List<String> expectedRows(byte[] tape) throws IOException {
        var salts = salts();
        return loans(tape).stream()
                .map(loan -> loan.loanId() + " " + loan.line() + " " + loan.currentBalance() + " " + isEligible(loan)
                        + " " + HexFormat.of().formatHex(salts.of(loan.loanId())))
                .toList();
    }

    private String expectedRoot(byte[] tape) throws IOException {
        var salts = salts();
        var pool = AssetPoolId.named("KILLED");
        return HexFormat.of()
                .formatHex(MerkleTree.root(loans(tape).stream()
                        .filter(this::isEligible)
                        .map(loan -> LoanLeaf.of(pool.name(), loan, salts.of(loan.loanId())))
                        .toList()));
    }

    private static List<LoanRecord> loans(byte[] tape) throws IOException {
        return PoolTape.read(new ByteArrayInputStream(tape), "large.csv", Currency.getInstance("USD"))
                .tape()
                .orElseThrow()
                .loans()
                .stream()
                .sorted(Comparator.comparing(LoanRecord::loanId))
                .toList();
    }

    private boolean isEligible(LoanRecord loan) {
        return Criteria.rules().reasons(loan, RecordFacts.of(loan)).isEmpty()
                && loan.daysPastDue().orElse(999) <= 30
                && loan.creditScore().orElse(0) >= 520;
    }

    private LoanSalts salts() {
        return new LoanSalts(Objects.requireNonNull(
                jdbc.queryForObject("select salt_key from tape_import where pool = 'KILLED'", byte[].class)));
    }

    private List<String> rows() {
        return jdbc.query(
                "select loan_id, line, current_balance, eligible, salt from pool_loan where pool = 'KILLED' order by loan_id",
                (row, _) -> row.getString(1) + " " + row.getLong(2) + " " + row.getLong(3) + " " + row.getBoolean(4)
                        + " " + HexFormat.of().formatHex(row.getBytes(5)));
    }

    private long stored() {
        Long count = jdbc.queryForObject("select count(*) from pool_loan where pool = 'KILLED'", Long.class);
        return count == null ? 0 : count;
    }

    private Map<String, String> versionsOfRows() {
        var versions = new HashMap<String, String>();
        jdbc.query("select loan_id, xmin::text || ' ' || ctid::text from pool_loan where pool = 'KILLED'", row -> {
            versions.put(row.getString(1), row.getString(2));
        });
        return versions;
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(SERVICES.jdbcUrl(), role, "test");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
