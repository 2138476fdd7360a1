package io.penstock.contracts.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published vectors of the journal format: whoever writes a second reader starts here. */
class JournalVectorsTest {

    static final List<JournalRecord> RECORDS = List.of(
            new JournalRecord(
                    "e-1",
                    "Tranche",
                    "T-A",
                    0,
                    "tranche.structured",
                    "1",
                    "2026-11-21T00:00:00Z",
                    "{\"className\":\"A\",\"originalBalance\":{\"currency\":\"USD\",\"minorUnits\":\"10000000\"}}",
                    "{\"commandId\":\"c-1\"}"),
            new JournalRecord(
                    "e-2",
                    "Tranche",
                    "T-A",
                    1,
                    "tranche.principal-repaid",
                    "1",
                    "2026-11-21T00:00:01Z",
                    "{\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"12345\"}}",
                    "{\"commandId\":\"c-2\"}"),
            new JournalRecord(
                    "e-3",
                    "Tranche",
                    "T-B",
                    0,
                    "tranche.structured",
                    "1",
                    "2026-11-21T00:00:02Z",
                    "{\"className\":\"B\",\"originalBalance\":{\"currency\":\"USD\",\"minorUnits\":\"500000\"}}",
                    "{\"commandId\":\"c-3\"}"));

    @Test
    void recordsHashAsPublished() {
        assertThat(RECORDS.stream().map(r -> hex(r.hash())))
                .containsExactly(
                        "1abb2cd5947d90bfce87103f031c1c328f5e90d0504a3d47f0e125047c270aad",
                        "39575c51dfe5fd13d6e5474664bbca5403a82e210d05c76fb30710aee115546b",
                        "74c06348a9aa105ed44eb74f47b20a8df2f9007b18811352ef0b59cdf523ce02");
    }

    @Test
    void headsFollowAsPublished() {
        var chain = HashChain.start("issuance");
        var heads = new ArrayList<>(List.of(chain.headHex()));
        for (JournalRecord each : RECORDS) {
            chain = chain.append(each);
            heads.add(chain.headHex());
        }
        assertThat(heads)
                .containsExactly(
                        "12983111fbd4899a81b3d697ab0399bffd35e577da613a2429b0ed549dcd6fff",
                        "9c6a6ad4999dea660ba2f805d0b5bf7e02ab4a7cd4e3e6a9caab9fb09df76d7f",
                        "8888cb7448a15c9bc528364df11a43f1e41603a645b03600709719c8c28d5713",
                        "1f9e881a6d2be04c905369f4f6262878cda33f1c7e9f52114b6c0fdf350e304d");
        assertThat(chain.position()).isEqualTo(3);
    }

    @Test
    void rootIsAsPublished() {
        assertThat(hex(MerkleTree.root(RECORDS.stream().map(JournalRecord::hash).toList())))
                .isEqualTo("8b6bccbbe1dfa1eca2c0194ebf9ce33a5a874931a857ab7daaf2dc5502eb43dc");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T00:00:00Z,           2026-11-21T00:00:00Z",
        "2026-11-21T00:00:00.1Z,         2026-11-21T00:00:00.100000000Z",
        "2026-11-21T00:00:00.000001Z,    2026-11-21T00:00:00.000001000Z",
        "2026-11-21T00:00:00.000000999Z, 2026-11-21T00:00:00Z", // finer than the log keeps
        "2026-11-21T23:59:59.999999999Z, 2026-11-21T23:59:59.999999000Z",
    })
    void momentsHaveOneText(Instant moment, String text) {
        assertThat(JournalRecord.instantText(moment)).isEqualTo(text);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
