package io.penstock.cli.audit;

import static io.penstock.cli.audit.AtlasHistory.ISSUANCE;
import static io.penstock.cli.audit.AtlasHistory.SERVICING;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.audit.replay.Cut;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconcileLogsTest {

    @Test
    void holdsForAWholeDeal() {
        var report = new ReconcileLogs(AtlasHistory.whole(), Cut.NONE).run();
        assertThat(report.breaks()).isEmpty();
        assertThat(report.counted("payouts")).isEqualTo(20);
        assertThat(report.counted("wallets")).isEqualTo(7);
    }

    /** A message between the services may be under way at any of these moments, and that is no break. */
    @Test
    void holdsAtEveryMomentOfTheDeal() {
        var evidence = AtlasHistory.whole();
        IntStream.rangeClosed(1, 40).forEach(position -> {
            var cut = Cut.of("issuance:34,servicing:" + position, "", evidence);
            assertThat(new ReconcileLogs(evidence, cut).run().breaks())
                    .as("servicing:%d", position)
                    .isEmpty();
        });
    }

    /** Class A stands at 44,803,104.95 after the first payment date. */
    @Test
    void findsABalanceThatTheServicesTellApart() {
        var evidence = AtlasHistory.whole();
        int repaid = AtlasHistory.log(evidence, ISSUANCE).stream()
                .filter(r -> r.event().streamId().equals("tranche/ATLAS-2020-1/A"))
                .mapToInt(r -> (int) r.position())
                .max()
                .orElseThrow();
        var falsified = AtlasHistory.with(ISSUANCE, repaid, text -> text.replace("\"4158948176\"", "\"4158948177\""));
        assertThat(new ReconcileLogs(falsified, Cut.NONE).run().breaks())
                .containsExactly("balance of ATLAS-2020-1/A: issuance 4158948177, servicing 4158948176");
    }

    @Test
    void findsCashThatCameFromNowhere() {
        var falsified = AtlasHistory.with(SERVICING, 9, text -> text.replace("\"71341318\"", "\"71341319\""));
        assertThat(new ReconcileLogs(falsified, Cut.NONE).run().breaks())
                .contains("ATLAS-2020-1/2020-09-15 total: waterfall 185063767, payouts 185063768");
    }
}
