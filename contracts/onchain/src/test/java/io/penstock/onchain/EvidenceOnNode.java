package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Anchors of journals and pools on any node. */
interface EvidenceOnNode extends OnNode {
    @Test
    default void journals_are_anchored_without_gap_or_overlap() {
        Effects e = chain().effects;
        assertThat(chain().reader.lastAnchor("servicing")).isEmpty();
        chain().refused(
                        Writer.SERVICING,
                        e.anchorJournal(chain().fresh("j"), "servicing", 2, 9, TestDeal.HASH, TestDeal.HASH),
                        "Gap(");
        chain().apply(
                        Writer.SERVICING,
                        e.anchorJournal(chain().fresh("j"), "servicing", 1, 9, TestDeal.HASH, TestDeal.HASH));
        chain().refused(
                        Writer.SERVICING,
                        e.anchorJournal(chain().fresh("j"), "servicing", 9, 12, TestDeal.HASH, TestDeal.HASH),
                        "Gap(");
        chain().refused(
                        Writer.SERVICING,
                        e.anchorJournal(chain().fresh("j"), "servicing", 11, 12, TestDeal.HASH, TestDeal.HASH),
                        "Gap(");
        chain().refused(
                        Writer.SERVICING,
                        e.anchorJournal(chain().fresh("j"), "servicing", 10, 9, TestDeal.HASH, TestDeal.HASH),
                        "EmptyRange");
        String zero = "00".repeat(32);
        chain().refused(
                        Writer.SERVICING,
                        e.anchorJournal(chain().fresh("j"), "servicing", 10, 10, zero, TestDeal.HASH),
                        "EmptyRange");
        chain().refused(
                        Writer.SERVICING,
                        e.anchorJournal(chain().fresh("j"), "servicing", 10, 10, TestDeal.HASH, zero),
                        "EmptyRange");
        String other = "cd".repeat(32);
        var receipt = chain().apply(
                        Writer.SERVICING,
                        e.anchorJournal(chain().fresh("j"), "servicing", 10, 10, other, TestDeal.HASH));
        assertThat(chain().reader.anchors("servicing"))
                .extracting(JournalRange::from, JournalRange::to, JournalRange::root, JournalRange::head)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, 9L, "0x" + TestDeal.HASH, "0x" + TestDeal.HASH),
                        org.assertj.core.groups.Tuple.tuple(10L, 10L, "0x" + other, "0x" + TestDeal.HASH));
        assertThat(new AnchorReceipts(chain().web3j, chain().addresses.eventAnchor()).of(receipt.getTransactionHash()))
                .hasValueSatisfying(found -> {
                    assertThat(found.blockNumber())
                            .isEqualTo(receipt.getBlockNumber().longValueExact());
                    assertThat(found.blockHash()).isEqualTo(receipt.getBlockHash());
                    assertThat(found.topics()).containsExactly(AnchorReceipt.EVENT, AnchorReceipt.topicOf("servicing"));
                    assertThat(found.data()).isEqualTo(AnchorReceipt.dataOf(10, 10, other, TestDeal.HASH));
                });
        assertThat(new AnchorReceipts(chain().web3j, chain().addresses.eventAnchor()).of("0x" + "00".repeat(32)))
                .isEmpty();
    }

    @Test
    default void a_pool_is_anchored_in_versions() {
        Effects e = chain().effects;
        String pool = chain().fresh("POOL");
        var cutOff = LocalDate.of(2020, 7, 31);
        chain().refused(
                        Writer.ISSUANCE,
                        e.anchorPool(chain().fresh("p"), pool, 2, TestDeal.HASH, 3, 4, cutOff, TestDeal.HASH),
                        "VersionNotNext");
        chain().refused(
                        Writer.ISSUANCE,
                        e.anchorPool(chain().fresh("p"), pool, 1, TestDeal.HASH, 0, 0, cutOff, TestDeal.HASH),
                        "EmptyPool");
        String tape = "0x" + "cd".repeat(32);
        chain().apply(
                        Writer.ISSUANCE,
                        e.anchorPool(chain().fresh("p"), pool, 1, TestDeal.HASH, 71_000, 5_500L, cutOff, tape));
        chain().refused(
                        Writer.ISSUANCE,
                        e.anchorPool(chain().fresh("p"), pool, 1, TestDeal.HASH, 3, 4, cutOff, TestDeal.HASH),
                        "VersionNotNext");
        assertThat(chain().reader.poolVersion(pool)).isEqualTo(1);
        assertThat(chain().reader.poolAnchor(pool, 1))
                .contains(new PoolAnchor("0x" + TestDeal.HASH, 71_000, 5_500L, cutOff, tape));
        assertThat(chain().reader.poolRoot(pool, 2)).isEmpty();
    }
}
