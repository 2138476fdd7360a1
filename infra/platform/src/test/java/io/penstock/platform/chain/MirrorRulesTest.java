package io.penstock.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.onchain.Effect;
import io.penstock.platform.chain.NodeAnswer.Meaning;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The mirror's pure rules: batches, window, words of nodes, walking back. */
class MirrorRulesTest {

    private static final long BLOCK_GAS = 60_000_000;

    @Nested
    class BatchAndWindow {

        @Test
        void aBatchHoldsWhatItsHintsLetIntoABlock() {
            assertThat(Batches.first(effects(60, 100_000), 50, BLOCK_GAS)).hasSize(50);
            assertThat(Batches.first(effects(60, 20_000_000), 50, BLOCK_GAS)).hasSize(3);
            assertThat(Batches.first(effects(60, 20_000_001), 50, BLOCK_GAS)).hasSize(2);
            assertThat(Batches.first(effects(1, 70_000_000), 50, BLOCK_GAS))
                    .as("alone however large: the chain says whether it fits")
                    .hasSize(1);
            assertThat(Batches.first(List.of(), 50, BLOCK_GAS)).isEmpty();
        }

        @Test
        void aTransactionTakesAThirdOfABlock() {
            assertThat(Batches.share(50, 20_000_000, BLOCK_GAS)).isEqualTo(50);
            assertThat(Batches.share(50, 20_000_001, BLOCK_GAS)).isEqualTo(49);
            assertThat(Batches.share(50, 40_000_000, BLOCK_GAS)).isEqualTo(25);
            assertThat(Batches.share(3, 59_000_000, BLOCK_GAS)).isEqualTo(1);
            assertThat(Batches.share(1, 59_000_000, BLOCK_GAS)).isEqualTo(1);
        }

        /** 100,000 × 1.15 + 2 × 20,000 = 155,000. */
        @Test
        void theLimitLeavesRoomForAChangeUntilTheBlock() {
            assertThat(Batches.gasLimit(100_000, 2)).isEqualTo(155_000);
        }

        @Test
        void theWindowIsBoundedByGasAndNeverStarves() {
            assertThat(ChainSigning.Window.of(List.of()).fits(90_000_000, BLOCK_GAS))
                    .isTrue();
            assertThat(ChainSigning.Window.of(List.of(sent(40_000_000))).fits(20_000_000, BLOCK_GAS))
                    .isTrue();
            assertThat(ChainSigning.Window.of(List.of(sent(40_000_000))).fits(20_000_001, BLOCK_GAS))
                    .isFalse();
        }

        private static List<ChainEffect> effects(int count, long gas) {
            return IntStream.range(0, count)
                    .mapToObj(i -> new ChainEffect(
                            i,
                            new Effect("k" + i, "0x", "S", "0x", "0x", gas),
                            "",
                            "",
                            null,
                            null,
                            0,
                            null,
                            null,
                            null))
                    .toList();
        }

        private static ChainTransaction sent(long gas) {
            return new ChainTransaction(
                    1,
                    "0x",
                    1,
                    gas,
                    BigInteger.ONE,
                    "0x",
                    "0x",
                    List.of(),
                    TransactionState.SENT,
                    null,
                    null,
                    null,
                    1,
                    0L);
        }
    }

    /** Texts as the nodes gave them (design of the chain, 3.5). */
    @Nested
    class WordsOfNodes {

        @Test
        void eachNodeHasATableOfItsOwn() {
            assertMeaning("anvil/v1.7.1", "nonce too low", Meaning.NONCE_SPENT);
            assertMeaning("anvil/v1.7.1", "transaction already imported", Meaning.KNOWN);
            assertMeaning("anvil/v1.7.1", "replacement transaction underpriced", Meaning.NONCE_SPENT);
            assertMeaning("anvil/v1.7.1", "Insufficient funds for gas * price + value", Meaning.NO_FUNDS);
            assertMeaning("anvil/v1.7.1", "intrinsic gas too high -- tx.gas_limit > env.block.gas_limit", Meaning.STOP);
            assertMeaning("anvil/v1.7.1", "max fee per gas less than block base fee", Meaning.STOP);
            assertMeaning(
                    "Ganache/v7.9.2/EthereumJS TestRPC",
                    "the tx doesn't have the correct nonce. account has nonce of: 3 tx has nonce of: 2",
                    Meaning.NONCE_SPENT);
            assertMeaning("Ganache/v7.9.2", "transaction underpriced", Meaning.KNOWN);
            assertMeaning("Ganache/v7.9.2", "exceeds block gas limit", Meaning.STOP);
            assertMeaning("Ganache/v7.9.2", "Invalid signature v value", Meaning.STOP);
            assertMeaning("besu/v25.7.0", "Known transaction", Meaning.KNOWN);
            assertMeaning("besu/v25.7.0", "Nonce too low", Meaning.NONCE_SPENT);
            assertMeaning("besu/v25.7.0", "Upfront cost exceeds account balance", Meaning.NO_FUNDS);
            assertMeaning("Geth/v1", "already known", Meaning.KNOWN);
        }

        @Test
        void anUnknownTextIsAsGoodAsNoAnswer() {
            assertMeaning("anvil/v1.7.1", "something new", Meaning.UNKNOWN);
            assertMeaning("Ganache/v7.9.2", "", Meaning.UNKNOWN);
        }

        private static void assertMeaning(String client, String text, Meaning meaning) {
            assertThat(ErrorTexts.of(client).answer(text)).isEqualTo(new NodeAnswer(meaning, text));
        }
    }

    @Nested
    class WalkingBack {

        @Test
        void findsTheNewestBlockThatBothHave() throws IOException {
            for (long same = 0; same <= 9; same++) {
                assertThat(WalkBack.ancestor(chain(9, "a"), at(fork(12, same))))
                        .as("forked above %s", same)
                        .hasValue(same);
            }
        }

        @Test
        void aShorterChainThatIsTheSameEndsAtItsHead() throws IOException {
            assertThat(WalkBack.ancestor(chain(9, "a"), at(chain(4, "a").reversed())))
                    .hasValue(4);
        }

        @Test
        void nothingInCommon() throws IOException {
            assertThat(WalkBack.ancestor(chain(9, "a"), at(chain(9, "b").reversed())))
                    .isEmpty();
            assertThat(WalkBack.ancestor(List.of(), at(List.of()))).isEmpty();
        }

        /** Newest first. */
        private static List<BlockRef> chain(long head, String name) {
            return LongStream.rangeClosed(0, head)
                    .mapToObj(n -> new BlockRef(n, name + n, name + (n - 1)))
                    .toList()
                    .reversed();
        }

        private static List<BlockRef> fork(long head, long same) {
            var blocks = new ArrayList<BlockRef>();
            for (long n = 0; n <= head; n++) {
                blocks.add(new BlockRef(n, (n <= same ? "a" : "b") + n, ""));
            }
            return blocks;
        }

        private static WalkBack.Canonical at(List<BlockRef> oldestFirst) {
            return number ->
                    number < oldestFirst.size() ? Optional.of(oldestFirst.get((int) number)) : Optional.empty();
        }
    }
}
