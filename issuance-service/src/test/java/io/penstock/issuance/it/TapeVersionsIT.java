package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.issuance.it.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tape with bad rows, from its refusal to its repair, as an administrator does it over HTTP. */
class TapeVersionsIT extends IssuanceIT {

    private static final int LOANS = 100;

    /** Two of the loans are spoiled: one by a balance that is no number, one by a score that is none. */
    private static List<String> tape(boolean spoiled) {
        var lines = new String(sampleTape(), StandardCharsets.UTF_8)
                .lines()
                .limit(1 + LOANS)
                .toList();
        return lines.stream()
                .map(line -> line.startsWith("WO") ? "V-" + line : line)
                .map(line -> spoiled && line.equals("V-" + lines.get(3)) ? with(line, 10, "abc") : line)
                .map(line -> spoiled && line.equals("V-" + lines.get(7)) ? with(line, 4, "twenty") : line)
                .toList();
    }

    private static String with(String line, int column, String value) {
        var cells = line.split(",", -1);
        cells[column] = value;
        return String.join(",", cells);
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Answer send(String query, byte[] file) {
        var accepted = admin().upload("/v1/pools/VERSIONS/tapes?fileName=july.csv" + query, file);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return await().atMost(PATIENCE)
                .until(
                        () -> admin().get("/v1/operations/" + accepted.at("id")),
                        done -> !done.at("state").equals("RUNNING"));
    }

    private String path(String rest) {
        return "/v1/pools/VERSIONS/tapes" + rest;
    }

    @Test
    void badRowsAreRefusedParkedAndRepaired() {
        openPool("VERSIONS", "{\"maxDaysPastDue\": \"30\", \"minScore\": 520}");
        var spoiled = tape(true);

        var refused = send("", bytes(spoiled));
        assertThat(refused.at("state")).as(refused.text()).isEqualTo("FAILED");
        assertThat(refused.at("code")).isEqualTo("TAPE_FAULTY");
        assertThat(refused.at("errors.0.line")).isEqualTo("4");
        assertThat(refused.at("errors.0.column")).isEqualTo("currentBalance");
        assertThat(admin().get("/v1/pools/VERSIONS").at("state")).isEqualTo("OPEN");
        var listed = admin().get(path(""));
        assertThat(listed.at("0.state")).isEqualTo("REFUSED");
        var hash = listed.at("0.tapeHash");
        assertThat(admin().get(path("/" + hash + "/findings")).text()).contains("\"value\":\"abc\"", "\"whatToDo\"");
        assertThat(admin().get(path("/" + hash + "/rejected.csv")).at("code")).isEqualTo("TAPE_NOT_READ");
        assertThat(admin().get(path("/1")).at("code")).isEqualTo("TAPE_NOT_FOUND");

        var parked = send("&rejectedRows=PARK", bytes(spoiled));
        assertThat(parked.at("state")).as(parked.text()).isEqualTo("SUCCEEDED");
        assertThat(parked.at("result.loanCount")).isEqualTo(String.valueOf(LOANS - 2));
        assertThat(parked.at("result.version")).isEqualTo("1");
        var errors = admin().get(path("/1/errors.csv")).text();
        assertThat(errors.lines().filter(line -> line.startsWith("4,") || line.startsWith("8,")))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(admin().get(path("/1/original")).text()).isEqualTo(String.join("\n", spoiled) + "\n");

        var rejected = admin().get(path("/1/rejected.csv")).text().lines().toList();
        assertThat(rejected).containsExactly(spoiled.get(0), spoiled.get(3), spoiled.get(7));
        var good = tape(false);
        var repaired = send("&repairs=1", bytes(List.of(good.get(0), good.get(3), good.get(7))));
        assertThat(repaired.at("state")).as(repaired.text()).isEqualTo("SUCCEEDED");
        assertThat(repaired.at("result.version")).isEqualTo("2");
        assertThat(repaired.at("result.loanCount")).isEqualTo(String.valueOf(LOANS));

        // Both versions stay readable, by pages, each with its own loans.
        assertThat(ids("/1")).hasSize(LOANS - 2).doesNotContain(id(good, 3), id(good, 7));
        assertThat(ids("/2")).hasSize(LOANS).contains(id(good, 3), id(good, 7)).isSorted();
        assertThat(admin().get(path("/2")).at("amends")).isEqualTo("true");
    }

    private static String id(List<String> tape, int line) {
        return tape.get(line).substring(0, tape.get(line).indexOf(','));
    }

    private List<String> ids(String tape) {
        var all = new ArrayList<String>();
        var after = "";
        do {
            var page = admin().get(path(tape + "/loans?limit=30&after=" + after));
            page.body()
                    .path("items")
                    .forEach(loan -> all.add(loan.path("loanId").asString()));
            after = page.at("next");
        } while (!after.isEmpty());
        return all;
    }
}
