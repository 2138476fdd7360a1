package io.penstock.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.onchain.LogReader.Meaning;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which transfers of tokenised cash are the holders' own. */
class CashMovesTest {

    private static final String POOL = "0xp";
    private static final String NOBODY = "0x" + "0".repeat(40);

    private static CashMoves of(Meaning... transaction) {
        var moves = new CashMoves();
        moves.count(List.of(transaction), Set.of(POOL));
        return moves;
    }

    private static Meaning moved(String from, String to, long amount) {
        return new Meaning.Moved("0xcash", from, to, BigInteger.valueOf(amount));
    }

    @Test
    void whatHoldersSendToEachOther() {
        var moves = of(moved("0xA", "0xb", 15_001), moved("0xb", "0xc", 1));
        assertThat(moves.count).isEqualTo(2);
        assertThat(moves.net)
                .containsEntry("0xa", BigInteger.valueOf(-15_001))
                .containsEntry("0xb", BigInteger.valueOf(15_000))
                .containsEntry("0xc", BigInteger.ONE);
    }

    @Test
    void nothingThatTheGatewayDid() {
        assertThat(of(moved("0xa", "0xb", 1), new Meaning.Explained("0xe")).net).isEmpty();
    }

    @Test
    void neitherMintNorBurnNorWhatAContractGetsOrGives() {
        assertThat(of(moved(NOBODY, "0xa", 1)).net).isEmpty();
        assertThat(of(moved("0xa", NOBODY, 1)).net).isEmpty();
        assertThat(of(moved("0xa", POOL, 1)).net).isEmpty();
        assertThat(of(moved(POOL, "0xa", 1), new Meaning.Paid("0xd", 0, "0xa", "0xa", 1)).net)
                .isEmpty();
    }
}
