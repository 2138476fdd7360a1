package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.issuance.it.Api.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

/** A servicer's own workbook, from the proposal of a mapping to the import, and the month in which its columns change. */
class TapeMappingIT extends IssuanceIT {

    private static final int LOANS = 60;
    private static final List<String> COLUMNS = List.of(
            "Loan Number",
            "As Of Date",
            "State",
            "FICO",
            "Original Amount",
            "Original Term",
            "Remaining Term",
            "Interest Rate",
            "Days Past Due",
            "Opening Balance",
            "Current Balance",
            "Monthly Payment",
            "Plan I",
            "Plan P",
            "Interest Collected",
            "Principal Collected",
            "Other Collected",
            "Total Paid",
            "Corrections",
            "Charged Off");

    private static List<String[]> loans() {
        return new String(sampleTape(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .limit(LOANS)
                .map(line -> line.split(",", -1))
                .toList();
    }

    /** The sample's loans as a servicer would send them: a title, days and percentages, some numbers stored as text. */
    private static byte[] workbook(List<String> columns) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "servicer", "1.0")) {
            book.newWorksheet("Cover").value(0, 0, "Portfolio July 2020");
            var sheet = book.newWorksheet("Loans");
            sheet.value(0, 0, "Loans");
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(2, i, columns.get(i));
            }
            int row = 3;
            for (var cells : loans()) {
                for (int i = 0; i < cells.length; i++) {
                    if (cells[i].isEmpty()) {
                        continue;
                    }
                    switch (i) {
                        case 0, 2 -> sheet.value(row, i, cells[i]);
                        case 1 -> {
                            sheet.value(row, i, LocalDate.parse(cells[i]));
                            sheet.style(row, i).format("dd/mm/yyyy").set();
                        }
                        case 7 -> {
                            sheet.value(row, i, new BigDecimal(cells[i]));
                            sheet.style(row, i).format("0.00%").set();
                        }
                        case 10 -> sheet.value(row, i, cells[i]);
                        default -> sheet.value(row, i, new BigDecimal(cells[i]));
                    }
                }
                row++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Answer send(String pool, String query, byte[] file) {
        var accepted = admin().upload("/v1/pools/" + pool + "/tapes?fileName=july.xlsx" + query, file);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return await().atMost(PATIENCE)
                .until(
                        () -> admin().get("/v1/operations/" + accepted.at("id")),
                        done -> !done.at("state").equals("RUNNING"));
    }

    @Test
    void aMappingIsProposedConfirmedAndUsed() {
        var file = workbook(COLUMNS);
        var proposal = admin().upload("/v1/tape-mappings/proposals?fileName=acme.xlsx", file);
        assertThat(proposal.status()).as(proposal.text()).isEqualTo(200);
        assertThat(proposal.at("sheet")).isEqualTo("Loans");
        assertThat(proposal.at("columns.0.role")).isEqualTo("LOAN_ID");
        assertThat(proposal.at("columns.1.dates")).isEqualTo("yyyy-MM-dd");
        assertThat(proposal.at("columns.12.role")).isEmpty();

        // What a person adds: three columns that no tool can guess.
        var yaml = proposal.at("yaml")
                .replace("\"Plan I\": {type: AMOUNT", "\"Plan I\": {type: AMOUNT, role: SCHEDULED_INTEREST")
                .replace("\"Plan P\": {type: AMOUNT", "\"Plan P\": {type: AMOUNT, role: SCHEDULED_PRINCIPAL")
                .replaceAll("Corrections: \\{type: \\w+", "Corrections: {type: AMOUNT, role: ADJUSTMENT");
        var faulty = admin().call(
                        "POST",
                        "/v1/tape-mappings",
                        "application/yaml",
                        bytes(yaml.replace("type: DATE", "type: DAY")));
        assertThat(faulty.at("code")).as(faulty.text()).isEqualTo("MAPPING_FAULTY");
        assertThat(faulty.at("errors.0.path")).isEqualTo("columns.As Of Date.type");

        var confirmed = confirm(yaml);
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.at("version")).isEqualTo("1");
        assertThat(confirmed.at("confirmedBy")).isEqualTo("sam");
        assertThat(confirmed.at("yaml")).doesNotContain("#").contains("ADJUSTMENT");
        assertThat(confirm(yaml).at("version")).isEqualTo("1");
        assertThat(confirm(confirmed.at("yaml")).at("hash")).isEqualTo(confirmed.at("hash"));

        openPool("MAPPED", "{}");
        openPool("PLAIN", "{}");
        assertThat(admin().upload("/v1/pools/MAPPED/tapes?mapping=nobody", file).at("code"))
                .isEqualTo("MAPPING_NOT_FOUND");
        assertThat(send("MAPPED", "", file).at("errors.0.code")).isEqualTo("FILE_FORMAT_UNKNOWN");
        var mapped = send("MAPPED", "&mapping=acme", file);
        assertThat(mapped.at("state")).as(mapped.text()).isEqualTo("SUCCEEDED");
        var plain = importTape("PLAIN", plain());
        assertThat(mapped.body().path("result").path("totals"))
                .isEqualTo(plain.body().path("result").path("totals"));
        assertThat(mapped.at("result.loanCount")).isEqualTo(String.valueOf(LOANS));
        var tape = admin().get("/v1/pools/MAPPED/tapes/1");
        assertThat(tape.at("mapping")).isEqualTo("acme@1");

        // The next month has another column in the place of one: nothing is guessed.
        var changed = COLUMNS.stream()
                .map(name -> name.equals("Current Balance") ? "Balance incl. Fees" : name)
                .toList();
        openPool("CHANGED", "{}");
        var refused = send("CHANGED", "&originator=ACME%20Auto", workbook(changed));
        assertThat(refused.at("state")).isEqualTo("FAILED");
        assertThat(refused.at("errors.0.code")).as(refused.text()).isEqualTo("HEADER_CHANGED");
        assertThat(refused.at("errors.0.detail")).contains("gone: Current Balance; new: Balance incl. Fees");
        var second = confirm(confirmed.at("yaml").replace("Current Balance", "Balance incl. Fees"));
        assertThat(second.at("version")).isEqualTo("2");
        assertThat(send("CHANGED", "&originator=ACME%20Auto", workbook(changed)).at("state"))
                .isEqualTo("SUCCEEDED");
        assertThat(admin().get("/v1/pools/CHANGED/tapes/1").at("mapping")).isEqualTo("acme@2");
        assertThat(admin().get("/v1/tape-mappings/acme").at("version")).isEqualTo("2");
        assertThat(admin().get("/v1/tape-mappings/acme/1").at("hash")).isEqualTo(confirmed.at("hash"));
    }

    private Answer confirm(String yaml) {
        return admin().call("POST", "/v1/tape-mappings?originator=ACME%20Auto", "application/yaml", bytes(yaml));
    }

    private static byte[] plain() {
        var text = new String(sampleTape(), StandardCharsets.UTF_8);
        return bytes(String.join("\n", text.lines().limit(1 + LOANS).toList()) + "\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
