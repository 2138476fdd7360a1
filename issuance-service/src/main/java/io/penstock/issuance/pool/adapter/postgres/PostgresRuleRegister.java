package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.application.LoanSet;
import io.penstock.issuance.pool.application.RuleRegister;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import io.penstock.issuance.pool.domain.eligibility.RuleReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Table {@code rule_document}, and the rules' SQL over {@code pool_loan}. */
@Component
class PostgresRuleRegister implements RuleRegister {

    private static final RowMapper<Registered> ROW = (row, _) -> new Registered(
            RuleReader.read(row.getString("canonical")).document().orElseThrow(),
            row.getString("yaml"),
            row.getString("registered_by"));

    private static final int PAGE = 5_000;

    /** What rules speak of; not the cells of the tape. */
    private static final String FACTS =
            LoanField.stored().stream().map(LoanField::column).collect(Collectors.joining(", ")) + ", no_data";

    private final JdbcTemplate jdbc;

    PostgresRuleRegister(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Registered register(RuleDocument document, String yaml, String person) {
        jdbc.update(
                """
                insert into rule_document
                    (id, version, hash, effective_from, title, currency, canonical, yaml, registered_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                document.id(),
                document.version(),
                document.hash(),
                document.effectiveFrom(),
                document.title(),
                document.currency().getCurrencyCode(),
                document.canonicalText(),
                yaml,
                person);
        return find(document.id(), document.version()).orElseThrow();
    }

    @Override
    public Optional<Registered> find(String id, String version) {
        return jdbc.query("select * from rule_document where id = ? and version = ?", ROW, id, version).stream()
                .findFirst();
    }

    @Override
    public List<Registered> all() {
        return jdbc.query("select * from rule_document order by id, registered_at, version", ROW);
    }

    @Override
    public RuleReport report(RuleDocument document, AssetPoolId poolId, String tapeHash, LocalDate cutOff) {
        var outcomes = RuleSql.outcomes(document, cutOff, "pool_loan l where l.pool = ")
                .add("")
                .bind(poolId.name(), "text")
                .add(" and l.tape_hash = ")
                .bind(tapeHash, "text");
        var sql = new StringBuilder("select count(*) as loans, coalesce(sum(b.current_balance), 0) as balance");
        var met = new StringBuilder("true");
        for (int i = 1; i <= document.criteria().size(); i++) {
            met.append(" and o.c").append(i).append(" = 0");
            sql.append(", count(*) filter (where o.c")
                    .append(i)
                    .append(" = 1) as m")
                    .append(i);
            sql.append(", count(*) filter (where o.c")
                    .append(i)
                    .append(" = 2) as u")
                    .append(i);
            sql.append(", coalesce(sum(b.current_balance) filter (where o.c")
                    .append(i)
                    .append(" > 0), 0) as b")
                    .append(i);
        }
        sql.append(", count(*) filter (where ").append(met).append(") as eligible");
        sql.append(", coalesce(sum(b.current_balance) filter (where ")
                .append(met)
                .append("), 0) as eligible_balance");
        sql.append(" from (").append(outcomes.text()).append(") o join pool_loan b on b.loan_id = o.loan_id");
        sql.append(" and b.pool = ? and b.tape_hash = ?");
        var values = new ArrayList<>(List.of(outcomes.values()));
        values.add(poolId.name());
        values.add(tapeHash);
        return jdbc.query(
                        sql.toString(),
                        (row, _) -> {
                            var reasons = new ArrayList<ReasonCount>();
                            for (int i = 1; i <= document.criteria().size(); i++) {
                                reasons.add(new ReasonCount(
                                        document.criteria().get(i - 1).code(),
                                        row.getInt("m" + i),
                                        row.getInt("u" + i),
                                        row.getLong("b" + i)));
                            }
                            return new RuleReport(
                                    row.getInt("loans"),
                                    row.getInt("eligible"),
                                    row.getLong("eligible_balance"),
                                    row.getLong("balance"),
                                    reasons);
                        },
                        values.toArray())
                .getFirst();
    }

    @Override
    public void eachLoan(AssetPoolId poolId, String tapeHash, LoanSet set, Consumer<LoanFacts> each) {
        var last = "";
        int size = PAGE;
        while (size == PAGE) {
            var page = jdbc.query(
                    "select " + FACTS + " from pool_loan l where l.pool = ? and l.tape_hash = ? and "
                            + LoanSetSql.condition(set, "l") + " and l.loan_id > ? order by l.loan_id limit " + PAGE,
                    (row, _) -> FactsRow.read(row),
                    LoanSetSql.values(List.of(poolId.name(), tapeHash), set, last));
            page.forEach(each);
            size = page.size();
            last = page.isEmpty() ? last : page.getLast().text(LoanField.LOAN_ID);
        }
    }
}
