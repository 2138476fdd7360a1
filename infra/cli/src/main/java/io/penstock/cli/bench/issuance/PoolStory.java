package io.penstock.cli.bench.issuance;

import static io.penstock.cli.bench.issuance.Cast.ADMINISTRATOR;

import com.fasterxml.jackson.databind.JsonNode;
import io.penstock.cli.rest.ServiceClient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The tape becomes a pool: rules, control totals, papers, root on chain. */
final class PoolStory {

    private final Desk desk;
    private final Cast cast;
    private final Tape tape;
    private final LocalDate today;

    PoolStory(Desk desk, Cast cast, Tape tape, LocalDate today) {
        this.desk = desk;
        this.cast = cast;
        this.tape = tape;
        this.today = today;
    }

    /** Returns the pool as it is shown once its root is on chain. */
    JsonNode tell() {
        var path = "/v1/pools/" + cast.poolId();
        var rules = desk.enters(
                ADMINISTRATOR,
                "registers the eligibility rules",
                Sheet.document("POST", "/v1/eligibility-rules", Resources.text("rules.yaml"), Map.of()));
        desk.files(tape.text(), "[,\n]");
        desk.enters(
                ADMINISTRATOR,
                "opens the pool",
                Sheet.put(
                                path,
                                Form.of()
                                        .typed("name", "Auto loans of " + cast.mark())
                                        .taken("cutOffDate", tape.cutOffDate())
                                        .with(
                                                "rules",
                                                Form.of()
                                                        .taken(
                                                                "id",
                                                                rules.path("id").asText())
                                                        .taken(
                                                                "version",
                                                                rules.path("version")
                                                                        .asText()))
                                        .with(
                                                "documents",
                                                List.of(Form.of()
                                                        .chosen("kind", "TRUE_SALE_OPINION")
                                                        .chosen("before", "FREEZE"))))
                        .naming("poolId", cast.poolId()));
        var job = desk.enters(
                ADMINISTRATOR,
                "hands in the tape",
                Sheet.attach(
                        "POST",
                        path + "/tapes?fileName=" + ServiceClient.encode(tape.name()),
                        tape.text(),
                        "application/octet-stream"));
        desk.awaitsOperation(ADMINISTRATOR, "tape checked and stored", job);
        var open = desk.enters(
                ADMINISTRATOR,
                "hands in the control totals",
                Sheet.attach("PUT", path + "/tapes/1/control-totals", tape.controlTotals(), "application/yaml"));
        if (!open.isEmpty()) {
            throw new IllegalStateException("the tape differs from its control totals: " + open);
        }
        desk.enters(
                ADMINISTRATOR,
                "records the true-sale opinion",
                Sheet.post(
                        path + "/documents",
                        Form.of()
                                .chosen("kind", "TRUE_SALE_OPINION")
                                .typed("title", "True-sale opinion of counsel, " + cast.mark())
                                .taken("hash", Numbers.sha256("opinion " + cast.mark()))
                                .typed("documentDate", today.minusDays(30).toString())));
        desk.decides(ADMINISTRATOR, "fixes the pool", Sheet.post(path + "/freeze", Form.of()));
        return desk.awaits(
                ADMINISTRATOR,
                "root of the pool on chain",
                path,
                seen -> seen.path("state").asText().equals("ANCHORED"),
                _ -> false);
    }

    /**
     * The originator's file, and the sums that come with it.
     *
     * @param cutOffDate as {@code ./penstock tape check} reads it from the file
     */
    record Tape(String name, String text, String cutOffDate, String controlTotals) {

        /** The sample tape under loan numbers of its own, since no loan is in two pools. */
        static Tape sample(String mark) {
            var text = Resources.sampleTape().replaceAll("(?m)^WO", mark + "-");
            var lines = text.lines().toList();
            var columns = List.of(lines.getFirst().split(","));
            int balance = columns.indexOf("currentBalance");
            int original = columns.indexOf("originalAmount");
            var rows = lines.stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
            var totals = "loans: %d%nsums:%n  currentBalance: %s%n  originalAmount: %s%n"
                    .formatted(rows.size(), sum(rows, balance), sum(rows, original));
            return new Tape(
                    "tape-" + mark + ".csv", text, rows.getFirst()[columns.indexOf("reportingPeriodEnd")], totals);
        }

        private static String sum(List<String[]> rows, int column) {
            return rows.stream()
                    .map(row -> new BigDecimal(row[column]))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .toPlainString();
        }
    }
}
