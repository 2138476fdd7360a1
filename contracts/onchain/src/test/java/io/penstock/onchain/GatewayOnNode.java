package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.web3j.abi.FunctionEncoder;
import org.web3j.crypto.Hash;

/** Effects, their order and their writers, on any node. */
interface GatewayOnNode extends OnNode {
    @Test
    default void an_effect_is_applied_once_and_never_with_another_payload() {
        String wallet = chain().keys.key(52).address();
        String key = chain().fresh("cash");
        Effect effect = chain().effects.issueCash(key, wallet, 123);
        long count = chain().reader.writerCount("issuance");
        assertThat(chain().reader.isApplied(effect.id())).isFalse();
        chain().apply(Writer.ISSUANCE, effect);
        String head = chain().reader.writerHead("issuance");
        chain().apply(Writer.ISSUANCE, effect);
        assertThat(chain().reader.isApplied(effect.id())).isTrue();
        assertThat(chain().reader.cashBalance(wallet)).isEqualTo(123);
        assertThat(chain().reader.writerCount("issuance")).isEqualTo(count + 1);
        assertThat(chain().reader.writerHead("issuance")).isEqualTo(head);
        chain().refused(Writer.ISSUANCE, chain().effects.issueCash(key, wallet, 124), "PayloadMismatch");
        chain().revertedInBlock(Writer.ISSUANCE, chain().effects.issueCash(key, wallet, 124));
        assertThat(chain().reader.cashBalance(wallet)).isEqualTo(123);
    }

    /** Whoever has the effects can recompute the head, and so prove that none is missing, added or changed. */
    @Test
    default void the_running_hash_of_a_service_covers_every_effect() {
        String wallet = chain().keys.key(54).address();
        String head = chain().reader.writerHead("issuance");
        for (int i = 0; i < 3; i++) {
            Effect effect = chain().effects.issueCash(chain().fresh("cash"), wallet, 100 + i);
            chain().apply(Writer.ISSUANCE, effect);
            String call = Artifact.of("SettlementToken").call("issue", Abi.address(wallet), Abi.cash(100 + i));
            long version = chain().reader.streamVersion(effect.stream());
            String payload = Hash.sha3("0x"
                    + FunctionEncoder.encodeConstructor(Abi.list(
                            Abi.idWord("Cash/" + wallet), Abi.uint(version), Target.CASH.id(), Abi.bytes(call))));
            assertThat(new VersionedEffect(effect, version).payload()).isEqualTo(payload);
            assertThat(chain().reader.appliedPayload(effect.id())).hasValue(payload);
            head = Hash.sha3(head + effect.id().substring(2) + payload.substring(2));
            assertThat(chain().reader.writerHead("issuance")).isEqualTo(head);
        }
    }

    @Test
    default void a_batch_is_applied_in_order_and_whole_or_not_at_all() {
        Effects e = chain().effects;
        String wallet = chain().keys.key(55).address();
        String again = chain().fresh("cash");
        Effect known = e.issueCash(again, wallet, 5);
        chain().apply(Writer.ISSUANCE, known);
        var batch = List.of(
                e.issueCash(chain().fresh("cash"), wallet, 1),
                known,
                e.registerInvestor(
                        chain().fresh("r"),
                        chain().fresh("INVESTOR"),
                        chain().keys.key(56).address(),
                        "US",
                        true),
                e.issueCash(chain().fresh("cash"), wallet, 2));
        var receipt = chain().applyAll(Writer.ISSUANCE, batch);
        assertThat(new Gateway(chain().addresses).outcomes(receipt.getLogs()))
                .hasSize(4)
                .extracting(Gateway.Outcome::effectId)
                .containsExactlyElementsOf(batch.stream().map(Effect::id).toList());
        assertThat(chain().reader.cashBalance(wallet)).isEqualTo(8);
        assertThat(chain().reader.streamVersion("Cash/" + wallet)).isEqualTo(3);
        var good = e.issueCash(chain().fresh("cash"), wallet, 4);
        var bad = e.issueCash(again, wallet, 6);
        assertThatThrownBy(() -> chain().applyAll(Writer.ISSUANCE, List.of(good, bad)))
                .hasMessageContaining("PayloadMismatch");
        assertThat(chain().reader.isApplied(good.id())).isFalse();
        assertThat(chain().reader.cashBalance(wallet)).isEqualTo(8);
    }

    @Test
    default void versions_of_a_stream_have_no_hole() {
        String wallet = chain().keys.key(57).address();
        String relay = chain().relay(Writer.ISSUANCE).address();
        for (long version : new long[] {0, 2, 9}) {
            var effect = new VersionedEffect(chain().effects.issueCash(chain().fresh("cash"), wallet, 1), version);
            assertThat(refusal(relay, chain().addresses.mirrorGateway(), Gateway.calldata(List.of(effect))))
                    .startsWith("OutOfOrder(")
                    .endsWith(", 1, " + version + ")");
        }
    }

    @Test
    default void each_service_has_its_own_functions() {
        String wallet = chain().keys.key(53).address();
        String key = chain().fresh("foreign");
        Effects e = chain().effects;
        Stream.of(
                        e.registerInvestor(key, "X", wallet, "US", true),
                        e.issueCash(key, wallet, 1),
                        e.anchorPool(key, "P", 1, TestDeal.HASH, 1, 1, LocalDate.of(2020, 7, 31), TestDeal.HASH),
                        e.createTranche(key, "D", "A", "USD", 100, 1),
                        e.closeIssue(key, "D", wallet, 0, TestDeal.CLOSING, List.of()))
                .forEach(effect -> chain().refused(Writer.SERVICING, effect, "TargetNotAllowed"));
        Stream.of(
                        e.creditCollections(key, "D", TestDeal.PERIOD, 1),
                        e.cutRecord(key, "D", 1),
                        e.declare(key, "D", 1, 0, 0, 0, true, List.of(), new PayoutTree("X", List.of())),
                        e.pay(key, List.of(), new PayoutTree("X", List.of()), 0, 0),
                        e.setFactor(key, "D", "A", 1))
                .forEach(effect -> chain().refused(Writer.ISSUANCE, effect, "TargetNotAllowed"));
        chain().refused(
                        Writer.SERVICING,
                        e.anchorJournal(key, "another", 1, 2, TestDeal.HASH, TestDeal.HASH),
                        "ForeignJournal");
        chain().refused(
                        Writer.ISSUANCE,
                        e.anchorJournal(key, "another", 1, 2, TestDeal.HASH, TestDeal.HASH),
                        "ForeignJournal");
    }
}
