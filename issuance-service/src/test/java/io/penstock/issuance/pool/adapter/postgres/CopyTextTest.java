package io.penstock.issuance.pool.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.tape.TapeRow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What is written for COPY is what PostgreSQL then has, whatever characters a tape has. */
class CopyTextTest {

    private static final String[] PIECES = {
        "a",
        "0",
        " ",
        ",",
        "\"",
        "\\",
        "\t",
        "\n",
        "\r",
        "\\N",
        "{",
        "}",
        "é",
        "€",
        "中",
        "\uD83D\uDE00",
        "\u007F",
        "ß",
        "NULL",
        "'"
    };
    private static final int ROWS = 2_000;

    @Test
    void cellsArriveAsTheyStandInTheFile() throws IOException, SQLException {
        var chance = new Random(20261123);
        var text = new CopyText();
        var written = new ArrayList<List<String>>();
        for (int i = 0; i < ROWS; i++) {
            var cells = new ArrayList<String>();
            for (int column = 0; column <= chance.nextInt(6); column++) {
                cells.add(drawn(chance));
            }
            long number = i == 0 ? Long.MIN_VALUE : i == 1 ? Long.MAX_VALUE : chance.nextLong() >> chance.nextInt(64);
            var row = row(cells);
            text.cell(i)
                    .cell(number)
                    .cell(Long.toString(number))
                    .cell(cells.getFirst())
                    .line(row)
                    .cells(row)
                    .bytes(new byte[] {(byte) i, (byte) 0xAB})
                    .end();
            written.add(cells);
        }
        try (var postgres = EmbeddedPostgres.builder().start();
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table t (id int, number bigint, digits text, first text, line text,"
                    + " cells text[], bytes bytea)");
            var bytes = text.take();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy t from stdin", new ByteArrayInputStream(bytes));
            try (var rows = statement.executeQuery("select * from t order by id")) {
                for (var cells : written) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong("number")).hasToString(rows.getString("digits"));
                    assertThat(rows.getString("first")).isEqualTo(cells.getFirst());
                    assertThat((String[]) rows.getArray("cells").getArray()).containsExactlyElementsOf(cells);
                    assertThat(rows.getString("line"))
                            .isEqualTo(cells.stream().map(CopyTextTest::asCsv).collect(Collectors.joining(",")));
                    assertThat(rows.getBytes("bytes")).endsWith((byte) 0xAB);
                }
                assertThat(rows.next()).isFalse();
            }
        }
    }

    /** RFC 4180, the plain way. */
    private static String asCsv(String cell) {
        return cell.matches("(?s).*[,\"\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static String drawn(Random chance) {
        var cell = new StringBuilder();
        for (int i = chance.nextInt(8); i > 0; i--) {
            cell.append(PIECES[chance.nextInt(PIECES.length)]);
        }
        return cell.toString();
    }

    private static TapeRow row(List<String> cells) {
        var row = new TapeRow();
        row.start(1, cells.size());
        for (int column = 0; column < cells.size(); column++) {
            int start = row.length();
            for (char c : cells.get(column).toCharArray()) {
                row.append(c);
            }
            row.setCell(column, start);
        }
        return row;
    }
}
