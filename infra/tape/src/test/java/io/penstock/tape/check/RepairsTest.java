package io.penstock.tape.check;

import static io.penstock.tape.check.SmallTapes.csv;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.tape.Rule;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.report.RejectedRows;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows that failed are corrected in the file that was written for it, and only they are sent again. */
class RepairsTest {

    private static final String CLOSING = "reportingPeriodActualEndBalanceAmount";

    @Test
    void theRejectedRowsAreCorrectedAndAdmitted() {
        var good = SmallTapes.auto(1);
        var bad = SmallTapes.auto(2);
        bad.put(CLOSING, "25565.39");
        bad.put("vehicleManufacturerName", "=1+1");
        var rejected = new StringWriter();
        var file = csv(List.of(good, bad)).getBytes(StandardCharsets.UTF_8);
        var original = Checks.of(file, "tape", Options.standard(), new RejectedRows(rejected));
        assertThat(original.checked().result().admitted()).isEqualTo(1);
        assertThat(rejected.toString()).contains("A2").doesNotContain("A1,").contains(",'=1+1,");

        var again = Options.standard().repairing(original.checked().snapshot());
        var uncorrected = Checks.of(rejected.toString(), again);
        assertThat(uncorrected.rules()).contains(Rule.BALANCE_ROLL, Rule.TEXT_FORMULA);
        assertThat(uncorrected.first(Rule.TEXT_FORMULA).value()).isEqualTo("=1+1");

        var corrected = Checks.of(rejected.toString().replace("25565.39", "25565.38"), again);
        assertThat(corrected.checked().result().admitted()).isEqualTo(1);
        assertThat(corrected.rules()).doesNotContain(Rule.REPAIR_OF_NOTHING, Rule.LOAN_DUPLICATE);
    }

    @Test
    void aRowThatWasAdmittedIsNotTakenTwice() {
        var original = Checks.of(csv(List.of(SmallTapes.auto(1))));
        var again = Checks.of(
                csv(List.of(SmallTapes.auto(1))),
                Options.standard().repairing(original.checked().snapshot()));
        assertThat(again.first(Rule.LOAN_DUPLICATE).detail()).isEqualTo("admitted from line 2 already");
        assertThat(again.checked().result().admitted()).isZero();
    }
}
