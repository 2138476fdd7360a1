package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class EffectsTest {
    private static final String WALLET = "0x" + "Ab".repeat(20);

    private final Effects effects = new Effects();

    @Test
    void equal_arguments_give_equal_effects() {
        Effect effect = effects.issueCash("event-1/0", WALLET, 12345);
        assertThat(effect).isEqualTo(effects.issueCash("event-1/0", WALLET, 12345));
        assertThat(effect.id()).isEqualTo(Effects.idOf("event-1/0"));
        assertThat(effect.stream()).isEqualTo("Cash/0x" + "ab".repeat(20));
        // cents × 10^4 = 123,450,000
        assertThat(effect.call()).contains("ab".repeat(20)).contains(Long.toHexString(123_450_000L));
    }

    /** Keccak-256 of the empty text, from the Keccak team's known answers. */
    @Test
    void ids_are_keccak_256() {
        assertThat(Effects.idOf("")).isEqualTo("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    }

    @Test
    void what_no_contract_could_accept_is_refused_here() {
        var tree = new PayoutTree("d", List.of(new Payment("A", WALLET, 1)));
        Stream.<ThrowingCallable>of(
                        () -> effects.issueCash("k", "0x12", 1),
                        () -> effects.issueCash("k", WALLET, -1),
                        () -> effects.registerInvestor("k", "i", WALLET, "usa", true),
                        () -> effects.createTranche("k", "d", "A", "US$", 1, 1),
                        () -> effects.anchorJournal("k", "issuance", 1, 2, "0x12", "0x12"),
                        () -> effects.pay("k", Collections.nCopies(101, new Payment("", WALLET, 1)), tree, 0, 0),
                        () -> new PayoutTree("d", List.of(new Payment("", WALLET, 1))),
                        () -> new PayoutTree("d", Collections.nCopies(2, new Payment("A", WALLET, 1))),
                        () -> effects.closeIssue(
                                "k",
                                "d",
                                WALLET,
                                1,
                                TestDeal.CLOSING,
                                Collections.nCopies(101, new Allocation("A", WALLET, 1, 1))))
                .forEach(call -> assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void cash_that_is_not_whole_cents_is_never_rounded() {
        assertThat(Abi.minorUnits(java.math.BigInteger.valueOf(123_450_000L))).isEqualTo(12_345);
        assertThatThrownBy(() -> Abi.minorUnits(java.math.BigInteger.valueOf(10_001)))
                .isInstanceOf(OnchainException.class);
    }

    @Test
    void a_revert_is_told_with_the_contracts_own_words() {
        String inner = "f4d678b8"; // InsufficientBalance() of nobody we know
        assertThat(RevertReason.describe("0x" + inner)).isEqualTo("unknown error 0x" + inner);
        assertThat(RevertReason.describe("0x")).isEqualTo("reverted without a reason");
        String text = "08c379a0" + word(32) + word(4) + "6f6f7073" + "0".repeat(56);
        assertThat(RevertReason.describe(text)).isEqualTo("oops");
        assertThat(RevertReason.describe("4e487b71" + word(0x11))).isEqualTo("Panic(0x11)");
    }

    private static String word(long value) {
        return "%064x".formatted(value);
    }
}
