package io.penstock.cli.audit;

import static io.penstock.cli.audit.AtlasHistory.SERVICING;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.audit.recompute.Recompute;
import io.penstock.cli.audit.recompute.Selection;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RecomputeTest {

    @Test
    void holdsForAWholeDeal() {
        var report = new Recompute(AtlasHistory.whole(), Selection.ALL).run();
        assertThat(report.breaks()).isEmpty();
        assertThat(report.counted("waterfalls")).isEqualTo(3);
        assertThat(report.counted("lines")).isEqualTo(42);
        assertThat(report.counted("payouts recomputed")).isEqualTo(20);
        assertThat(report.counted("inputs")).isEqualTo(24);
    }

    @Test
    void recomputesOnePaymentDateAlone() {
        var recompute = new Recompute(AtlasHistory.whole(), new Selection("ATLAS-2020-1", "2020-10-15"));
        assertThat(recompute.run().breaks()).isEmpty();
        assertThat(new Recompute(AtlasHistory.whole(), new Selection("", "2020-09"))
                        .run()
                        .counted("waterfalls"))
                .isEqualTo(1);
    }

    /** 713,413.18 for INV-BIRCH and 1,070,062.25 for INV-ALDER: one cent goes to the other. */
    @Test
    void findsACentThatWentToTheWrongHolder() {
        var report = recompute(
                9, text -> text.replace("\"71341318\"", "\"71341319\"").replace("\"107006225\"", "\"107006224\""));
        assertThat(report.breaks())
                .hasSize(2)
                .anyMatch(
                        b -> b.contains("payout A INV-ALDER") && b.endsWith("recomputed 107006225, ordered 107006224"))
                .anyMatch(b -> b.contains("payout A INV-BIRCH") && b.endsWith("recomputed 71341318, ordered 71341319"));
    }

    @Test
    void findsInputsThatAreNotThoseOfThePeriod() {
        var report = recompute(3, text -> text.replace("\"43399498\"", "\"43399499\""));
        assertThat(report.breaks())
                .containsExactly(
                        "ATLAS-2020-1/2020-09-15 collections.interest: collection period 43399499, input 43399498");
    }

    @Test
    void findsWhoApprovedHisOwnCalculation() {
        var report = recompute(6, text -> text.replace("bo.trustee", "ana.administrator"));
        assertThat(report.breaks())
                .containsExactly("ATLAS-2020-1/2020-09-15: ana.administrator calculated and approved");
    }

    /** The event says another figure beside its report, and that figure would be paid. */
    @Test
    void findsAFigureThatIsNotThatOfItsReport() {
        var report = recompute(5, text -> text.replace("\"minorUnits\":\"7558038\"", "\"minorUnits\":\"7558039\""));
        assertThat(report.breaks())
                .containsExactly("ATLAS-2020-1/2020-09-15 class A interest: event 7558039, recomputed 7558038");
    }

    private static AuditReport recompute(int position, UnaryOperator<String> payload) {
        return new Recompute(AtlasHistory.with(SERVICING, position, payload), Selection.ALL).run();
    }
}
