package io.penstock.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** What is sealed opens with the same key in the same place, unchanged, and in no other way. */
class SealedBoxTest {

    private static final byte[] TEXT = "Anna Schmidt".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();
    private final SealedBox box = box();

    private SealedBox box() {
        var key = new byte[SealedBox.KEY_BYTES];
        random.nextBytes(key);
        return new SealedBox(key, random);
    }

    @Test
    void opensInItsPlace() throws GeneralSecurityException {
        var sealed = box.seal(TEXT, "investor/1 details 1");
        assertThat(box.open(sealed, "investor/1 details 1")).isEqualTo(TEXT);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Anna");
        assertThat(box.seal(TEXT, "investor/1 details 1")).isNotEqualTo(sealed);
    }

    @Test
    void opensNowhereElseAndWithNoOtherKey() {
        var sealed = box.seal(TEXT, "investor/1 details 1");
        assertThatThrownBy(() -> box.open(sealed, "investor/2 details 1")).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> box().open(sealed, "investor/1 details 1"))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> box.open(new byte[5], "investor/1 details 1"))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> new SealedBox(new byte[16], random)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyByteIsGuarded() {
        var sealed = box.seal(TEXT, "place");
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> box.open(changed, "place"))
                    .as("byte %d", i)
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }
}
