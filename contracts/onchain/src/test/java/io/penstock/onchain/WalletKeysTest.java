package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

final class WalletKeysTest {
    private static final String ABANDON = "abandon ".repeat(11) + "about";

    /** The first address of this mnemonic is given in the documentation of many wallets. */
    @Test
    void keys_are_those_of_bip_44() {
        WalletKey key = WalletKeys.of(ABANDON).key(0);
        assertThat(key.address()).isEqualTo("0x9858effd232b4033e47d90003d41ec34ecaeda94");
        assertThat(key.privateKey()).isEqualTo("0x1ab42cc412b618bdea3a599e3c9bae199ebf030895b039e9db1e30dafb12b727");
        assertThat(key).hasToString("WalletKey[0x9858effd232b4033e47d90003d41ec34ecaeda94]");
    }

    @Test
    void fresh_mnemonics_are_valid_and_differ() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            String mnemonic = WalletKeys.newMnemonic();
            assertThat(mnemonic.split(" ")).hasSize(12);
            assertThat(seen.add(WalletKeys.of(mnemonic).key(0).address())).isTrue();
        }
    }

    @Test
    void a_wrong_word_is_refused_without_repeating_the_words() {
        assertThatThrownBy(() -> WalletKeys.of(ABANDON + " about"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("abandon");
    }
}
