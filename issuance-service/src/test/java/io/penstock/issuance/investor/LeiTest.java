package io.penstock.issuance.investor;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.investor.domain.identifier.Lei;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Check digits of ISO 17442. */
class LeiTest {

    /** The first is that of the design papers, the others are of well-known institutions. */
    private static final String VALID = "5493001KJTIIGC8Y1R12";

    @ParameterizedTest
    @ValueSource(strings = {VALID, "7LTWFZYICNSX8D621K86", "HWUPKR0MPOU8FGXBT394", "INR2EJN1ERAN0W5ZP974"})
    void ofInstitutions(String lei) {
        assertThat(Lei.isValid(lei)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5493001KJTIIGC8Y1R13",
                "5493001kjtiigc8y1r12",
                "5493001KJTIIGC8Y1R1",
                "5493001KJTIIGC8Y1R122",
                " 5493001KJTIIGC8Y1R12",
                "5493001KJTIIGC8Y1R1A",
                ""
            })
    void isRefused(String text) {
        assertThat(Lei.isValid(text)).isFalse();
    }

    /** MOD 97-10 finds every wrong character of the same kind, and every exchange of two neighbours of one kind. */
    @Test
    void findsEverySlipOfThePen() {
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int i = 0; i < VALID.length(); i++) {
            for (int j = 0; j < alphabet.length(); j++) {
                char wrong = alphabet.charAt(j);
                if (wrong != VALID.charAt(i) && sameKind(wrong, VALID.charAt(i))) {
                    assertThat(Lei.isValid(VALID.substring(0, i) + wrong + VALID.substring(i + 1)))
                            .as("%s at %d", wrong, i)
                            .isFalse();
                }
            }
            if (i > 0 && VALID.charAt(i) != VALID.charAt(i - 1) && sameKind(VALID.charAt(i), VALID.charAt(i - 1))) {
                assertThat(Lei.isValid(VALID.substring(0, i - 1)
                                + VALID.charAt(i)
                                + VALID.charAt(i - 1)
                                + VALID.substring(i + 1)))
                        .as("exchanged at %d", i)
                        .isFalse();
            }
        }
    }

    private static boolean sameKind(char one, char other) {
        return Character.isDigit(one) == Character.isDigit(other);
    }
}
