package io.penstock.servicing.report.adapter.postgres;

import io.penstock.servicing.report.application.ReportStore;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Table {@code report_text}. */
@Repository
class PostgresReportStore implements ReportStore {

    private final JdbcTemplate jdbc;

    PostgresReportStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void keep(String contentHash, String text) {
        jdbc.update(
                "insert into report_text (content_hash, text) values (?, ?) on conflict (content_hash) do nothing",
                contentHash,
                text);
    }

    @Override
    public Optional<String> find(String contentHash) {
        return jdbc
                .queryForList("select text from report_text where content_hash = ?", String.class, contentHash)
                .stream()
                .findFirst();
    }
}
