package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Control totals that differ keep a pool from being frozen until another person, or another tape, settles them. */
class TapeExceptionIT extends IssuanceIT {

    private static final int LOANS = 50;
    private static final String POOL = "EXCEPT";

    private static List<String> tape() {
        return new String(sampleTape(), StandardCharsets.UTF_8)
                .lines()
                .limit(1 + LOANS)
                .map(line -> line.startsWith("WO") ? "X-" + line : line)
                .toList();
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String path(String rest) {
        return "/v1/pools/" + POOL + rest;
    }

    @Test
    void differencesAreOpenUntilTheyAreSettledOrCorrected() {
        openPool(POOL, "{}");
        var first = importTape(POOL, bytes(tape()));
        assertThat(first.at("state")).as(first.text()).isEqualTo("SUCCEEDED");
        assertThat(admin().get(path("/tape-exceptions")).text()).isEqualTo("[]");
        assertThat(admin().put(path("/tapes/1/control-totals"), "{\"loans\": \"many\"}")
                        .at("code"))
                .isEqualTo("CONTROL_TOTALS_FAULTY");

        var balance = first.body()
                .path("result")
                .path("sums")
                .path("currentBalance")
                .path("read")
                .asString();
        var control =
                "{\"loans\": 51, \"sums\": {\"currentBalance\": \"" + balance + "\", \"originalAmount\": \"1.00\"}}";
        var open = admin().put(path("/tapes/1/control-totals"), control);
        assertThat(open.status()).as(open.text()).isEqualTo(200);
        assertThat(open.body().size()).isEqualTo(2);
        assertThat(open.at("0.figure")).isEqualTo("loans");
        assertThat(open.at("0.difference")).isEqualTo("-1");
        assertThat(open.at("1.figure")).isEqualTo("originalAmount");
        // The same figures again open nothing twice.
        assertThat(admin().put(path("/tapes/1/control-totals"), control).body().size())
                .isEqualTo(2);

        var frozen = admin().post(path("/freeze"), "");
        assertThat(frozen.at("code")).as(frozen.text()).isEqualTo("TAPE_EXCEPTION_OPEN");
        assertThat(admin().get(path("")).at("state")).isEqualTo("TAPE_IMPORTED");

        var assigned = admin().post(path("/tape-exceptions/1/assignment"), "{\"owner\": \"bob\"}");
        assertThat(assigned.at("owner")).as(assigned.text()).isEqualTo("bob");
        var settlement = "{\"as\": \"EXPLAINED\", \"reason\": \"one loan was bought back on the last day\"}";
        assertThat(admin().post(path("/tape-exceptions/1/settlement"), settlement)
                        .at("code"))
                .isEqualTo("EXCEPTION_OF_OWN_TAPE");
        assertThat(as("ann", "approver")
                        .post(path("/tape-exceptions/9/settlement"), settlement)
                        .status())
                .isEqualTo(404);
        var explained = as("ann", "approver").post(path("/tape-exceptions/1/settlement"), settlement);
        assertThat(explained.at("state")).as(explained.text()).isEqualTo("EXPLAINED");
        assertThat(explained.at("settledBy")).isEqualTo("ann");
        assertThat(admin().post(path("/freeze"), "").at("code")).isEqualTo("TAPE_EXCEPTION_OPEN");

        // Another tape, without one loan and with a balance that rose: the totals given before hold for it too.
        var lines = tape();
        var cells = lines.get(1).split(",", -1);
        cells[3] = String.valueOf(Integer.parseInt(cells[3].isEmpty() ? "600" : cells[3]) - 1);
        var amended = new ArrayList<>(lines);
        amended.set(1, String.join(",", cells));
        amended.removeLast();
        assertThat(importTape(POOL, bytes(amended)).at("state")).isEqualTo("SUCCEEDED");
        var now = admin().get(path("/tape-exceptions"));
        assertThat(now.text()).contains("LOAN_GONE", "\"state\":\"CORRECTED\"");
        assertThat(now.at("1.state")).isEqualTo("CORRECTED");
        var blocking = admin().get(path("/tape-exceptions?state=OPEN"))
                .body()
                .valueStream()
                .filter(e -> e.path("blocking").asBoolean())
                .map(e -> e.path("figure").asString())
                .toList();
        assertThat(blocking)
                .contains("loans", "currentBalance", "originalAmount")
                .doesNotContain("LOAN_GONE");

        // The first tape takes its place again; right totals correct what is left, and the pool is frozen.
        assertThat(importTape(POOL, bytes(tape())).at("state")).isEqualTo("SUCCEEDED");
        admin().put(path("/tapes/1/control-totals"), "loans: 50\nsums: {currentBalance: " + balance + "}\n");
        assertThat(admin().get(path("/tape-exceptions?state=OPEN"))
                        .body()
                        .valueStream()
                        .filter(e -> e.path("blocking").asBoolean()))
                .isEmpty();
        assertThat(admin().post(path("/freeze"), "").status()).isEqualTo(200);
        awaitState(path(""), "ANCHORED");
    }
}
