package io.penstock.onchain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.crypto.ECDSASignature;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import org.web3j.protocol.Web3j;
import org.web3j.utils.Numeric;

/**
 * Whether whoever controls a wallet has signed a text: by the wallet's key (EIP-191, {@code personal_sign}), or, if the
 * wallet is a contract, by what that contract accepts (EIP-1271).
 *
 * <p>A key's proof needs no chain, so anybody can check it again for ever. A contract may change its mind: its answer is
 * that of the newest block.
 */
public final class WalletProof {

    /** Who vouches for the signature. */
    public enum By {
        KEY,
        CONTRACT
    }

    private static final String IS_VALID_SIGNATURE = "1626ba7e";
    private static final Pattern SIGNATURE = Pattern.compile("0x[0-9a-fA-F]{130}");
    private static final int WORD = 64;

    private final Rpc rpc;

    public WalletProof(Web3j web3j) {
        this.rpc = new Rpc(web3j);
    }

    /**
     * The address whose key has signed the text, lower case.
     *
     * @param signature 65 bytes as 0x and hexadecimal digits
     * @return empty if it is no signature of any key; signatures with the higher of the two possible {@code s} are none,
     *     as for the contracts
     */
    public static Optional<String> signer(String text, String signature) {
        if (!SIGNATURE.matcher(signature).matches()) {
            return Optional.empty();
        }
        try {
            var data = Sign.signatureDataFromHex(signature);
            if (!new ECDSASignature(new BigInteger(1, data.getR()), new BigInteger(1, data.getS())).isCanonical()) {
                return Optional.empty();
            }
            var key = Sign.signedPrefixedMessageToKey(text.getBytes(StandardCharsets.UTF_8), data);
            return Optional.of("0x" + Keys.getAddress(key).toLowerCase(Locale.ROOT));
        } catch (SignatureException | RuntimeException _) {
            return Optional.empty(); // bytes that are no point of the curve
        }
    }

    /**
     * Who vouches for it that the wallet has signed the text.
     *
     * @param signature 0x and hexadecimal digits, of any length for a contract
     * @return empty if nobody does
     * @throws OnchainException if the node gives no answer
     */
    public Optional<By> of(String wallet, String text, String signature) {
        if (signer(text, signature)
                .filter(wallet.toLowerCase(Locale.ROOT)::equals)
                .isPresent()) {
            return Optional.of(By.KEY);
        }
        return rpc.code(wallet).length() > 2 && accepts(wallet, text, signature)
                ? Optional.of(By.CONTRACT)
                : Optional.empty();
    }

    private boolean accepts(String wallet, String text, String signature) {
        var hash = Sign.getEthereumMessageHash(text.getBytes(StandardCharsets.UTF_8));
        var call = Abi.call(
                IS_VALID_SIGNATURE, new Bytes32(hash), new DynamicBytes(Numeric.hexStringToByteArray(signature)));
        try {
            var answer = Numeric.cleanHexPrefix(rpc.call(wallet, wallet, call));
            return answer.equals(IS_VALID_SIGNATURE + "0".repeat(WORD - 8));
        } catch (EffectRevertedException _) {
            return false;
        }
    }
}
