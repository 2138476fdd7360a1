package io.penstock.cli.audit;

import static io.penstock.cli.audit.AtlasHistory.ISSUANCE;
import static io.penstock.cli.audit.AtlasHistory.SERVICING;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.cli.audit.replay.Balance;
import io.penstock.cli.audit.replay.Comparison;
import io.penstock.cli.audit.replay.Cut;
import io.penstock.cli.audit.replay.Replay;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    /**
     * A kept history of this release; later releases must fold the same bytes to the same states, or say why not. Since the
     * hashes were first kept, a class knows its register of holders, which transfers that followed and what is frozen, an
     * investor its standing, a payment date what waits for its holders, a loan book its receipts and who imported, a deal its
     * issue prices and whether it was reopened, and a pool its rules, documents, loans and deal.
     */
    @ParameterizedTest
    @CsvSource({
        "issuance,  4dbe6f05fff1de10968046f5dbade68ccab67a55e45949646ff735a9b2fd64a1",
        "servicing, fcc441e52ee39979c4f8e03b42ac57b1e1763911ece1fe61af7ca66a405eec88"
    })
    void keptHistoryGivesTheKeptHash(String service, String hash) {
        assertThat(Replay.of(AtlasHistory.whole(), service, Cut.NONE).hash().hash())
                .isEqualTo(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {ISSUANCE, SERVICING})
    void cutAtAPositionEqualsALogThatEndsThere(String service) {
        int end = AtlasHistory.log(AtlasHistory.whole(), service).size();
        IntStream.rangeClosed(1, end).forEach(position -> {
            var cut = Cut.of(service + ":" + position, "", AtlasHistory.whole());
            var replayed = Replay.of(AtlasHistory.whole(), service, cut);
            assertThat(replayed).isEqualTo(Replay.of(AtlasHistory.endingAt(service, position), service, Cut.NONE));
            assertThat(replayed.position()).isEqualTo(position);
        });
    }

    @Test
    void isTheSameInAnotherPlaceOfTheWorld() {
        var here = Replay.of(AtlasHistory.whole(), SERVICING, Cut.NONE);
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(Replay.of(AtlasHistory.whole(), SERVICING, Cut.NONE)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void printsTheBalancesOfEveryAggregate() {
        assertThat(balances(Replay.of(AtlasHistory.whole(), ISSUANCE, Cut.NONE)))
                .containsEntry("pool WOSAT-2020-A balance", "USD 58,139,165.35")
                .containsEntry("investor INV-BIRCH cash tokenised", "USD 22,674,000.00")
                .containsEntry("deal ATLAS-2020-1 state", "closed")
                .containsEntry("tranche ATLAS-2020-1/A balance", "USD 41,589,481.76")
                // 41,589,481.76 / 46,511,000.00
                .containsEntry("tranche ATLAS-2020-1/A factor", "0.8941859");
        assertThat(balances(Replay.of(AtlasHistory.whole(), SERVICING, Cut.NONE)))
                .containsEntry("loans of ATLAS-2020-1 pool balance", "USD 53,866,456.55")
                .containsEntry("distribution ATLAS-2020-1/2020-11-16 class C residual", "USD 180,752.41");
    }

    @Test
    void aDateIsTheEndOfItsDayInUtc() {
        var evidence = AtlasHistory.whole();
        assertThat(Cut.of("2026-11-22", "", evidence).positions()).isEqualTo(Map.of(ISSUANCE, 43L, SERVICING, 40L));
        assertThat(Cut.of("2026-11-22T04:37:05.613Z", "", evidence).positions()).containsEntry(SERVICING, 2L);
    }

    /** Of 31 August is told what is dated up to it: the closing, the first collection period, no payment. */
    @Test
    void leavesOutWhatIsOfLaterBusinessDates() {
        var evidence = AtlasHistory.whole();
        var date = LocalDate.of(2020, 8, 31);
        assertThat(balances(Replay.of(evidence, ISSUANCE, Cut.NONE, date)))
                .containsEntry("deal ATLAS-2020-1 state", "closed")
                .containsEntry("tranche ATLAS-2020-1/A balance", "USD 46,511,000.00");
        assertThat(balances(Replay.of(evidence, SERVICING, Cut.NONE, date)))
                .containsEntry("loans of ATLAS-2020-1 next period", "2020-09")
                .doesNotContainKey("distribution ATLAS-2020-1/2020-09-15 state");
    }

    @Test
    void foldsForEveryBusinessDate() {
        LocalDate.of(2020, 7, 1)
                .datesUntil(LocalDate.of(2020, 12, 1), Period.ofDays(6))
                .forEach(date -> Evidence.SERVICES.forEach(
                        service -> assertThat(Replay.of(AtlasHistory.whole(), service, Cut.NONE, date))
                                .isNotNull()));
    }

    /** The servicer sends a second file for August before the period is closed: interest 433,994.98 becomes 433,994.99. */
    @Test
    void showsAsReportedBesideAsKnownNow() {
        var evidence = AtlasHistory.endingAt(SERVICING, 2);
        var log = AtlasHistory.log(evidence, SERVICING);
        log.add(AtlasHistory.moved(
                log.get(1),
                3,
                2,
                text -> text.replace("\"43399498\"", "\"43399499\"").replace("185063767", "185063768")));
        var comparison = Comparison.of(
                evidence, SERVICING, Cut.of("servicing:2", "", evidence), Optional.of(LocalDate.of(2020, 8, 31)));
        var text = new StringWriter();
        comparison.print("", new PrintWriter(text));
        assertThat(text.toString().lines().filter(line -> line.endsWith("differs")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("2020-08 interest", "USD 433,994.98", "USD 433,994.99"));
        assertThat(comparison.changed()).isEqualTo(1);
        assertThat(comparison.toMap("")).containsEntry("differences", 1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "servicing:99 | the journal of servicing ends at position 40, before 99",
                "12           | position 12 of which journal? Name it: --as-of servicing:12, or --service",
                "pricing:1    | there is no service pricing, only issuance and servicing",
                "yesterday    | 'yesterday' is neither a date (2026-05-31)",
                "2026-02-30   | '2026-02-30' is neither a date (2026-05-31)",
                "2020-01-01   | nothing was recorded by 2020-01-01: the logs begin at 2026-11-22T04:36:55"
            })
    void refusesAPlaceThatIsNotInTheLog(String asked, String answer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cut.of(asked, "", AtlasHistory.whole()))
                .withMessageStartingWith(answer);
    }

    @Test
    void namesTheEventThatCannotFollow() {
        var evidence = AtlasHistory.whole();
        AtlasHistory.log(evidence, SERVICING).remove(6);
        assertThatThrownBy(() -> Replay.of(evidence, SERVICING, Cut.NONE))
                .isInstanceOf(AuditException.class)
                .hasMessageStartingWith("servicing:8: stream ATLAS-2020-1/2020-09-15 is broken");
    }

    private static Map<String, String> balances(Replay replay) {
        return replay.balances().stream().collect(toMap(b -> b.aggregate() + " " + b.figure(), Balance::value));
    }
}
