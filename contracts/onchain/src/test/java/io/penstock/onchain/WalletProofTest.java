package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Sign;
import org.web3j.utils.Numeric;

/** Who has signed a text, by the signature alone. */
class WalletProofTest {

    /** Order of secp256k1. */
    private static final BigInteger ORDER =
            new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

    private final Credentials key = Credentials.create("0x" + "11".repeat(32));

    private String sign(String text) {
        return hex(Sign.signPrefixedMessage(text.getBytes(StandardCharsets.UTF_8), key.getEcKeyPair()));
    }

    private static String hex(Sign.SignatureData data) {
        return Numeric.toHexString(data.getR())
                + Numeric.toHexStringNoPrefix(data.getS())
                + Numeric.toHexStringNoPrefix(data.getV());
    }

    @Test
    void theSignerFollowsFromTheSignature() {
        assertThat(WalletProof.signer("hello", sign("hello"))).contains(key.getAddress());
        assertThat(WalletProof.signer("Grüße, 世界\n", sign("Grüße, 世界\n"))).contains(key.getAddress());
    }

    @Test
    void anotherTextHasAnotherSigner() {
        assertThat(WalletProof.signer("hello!", sign("hello"))).isNotEqualTo(java.util.Optional.of(key.getAddress()));
    }

    /** The same signature with the other {@code s} says the same and would be a second one of the same text. */
    @Test
    void theTwinOfASignatureIsNone() {
        var data = Sign.signPrefixedMessage("hello".getBytes(StandardCharsets.UTF_8), key.getEcKeyPair());
        var other = ORDER.subtract(new BigInteger(1, data.getS()));
        var v = (byte) (data.getV()[0] == 27 ? 28 : 27);
        var twin = new Sign.SignatureData(v, data.getR(), Numeric.toBytesPadded(other, 32));
        assertThat(WalletProof.signer("hello", hex(twin))).isEmpty();
    }

    @Test
    void whatIsNoSignatureHasNoSigner() {
        for (String text : new String[] {
            "",
            "0x",
            "0x12",
            sign("hello").substring(2),
            "0x" + "00".repeat(65),
            "0x" + "ff".repeat(65),
            sign("hello") + "00"
        }) {
            assertThat(WalletProof.signer("hello", text)).as(text).isEmpty();
        }
    }
}
