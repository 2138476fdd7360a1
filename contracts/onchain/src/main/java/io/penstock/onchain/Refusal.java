package io.penstock.onchain;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.web3j.crypto.Hash;
import org.web3j.utils.Numeric;

/**
 * Why the gateway would not take a batch, read from the reverted data and never from the node's words.
 *
 * @param error name of the gateway's error; empty if it is another's
 * @param effectId the effect that is to blame; empty if the error names none
 * @param code reason of a refused transfer as in ERC-1404; 0 if there is none
 * @param text for people: the innermost error with its arguments
 */
public record Refusal(String error, Optional<String> effectId, int code, String text) {

    private static final String PAYLOAD_MISMATCH = selector("PayloadMismatch(bytes32)");
    private static final String OUT_OF_ORDER = selector("OutOfOrder(bytes32,uint64,uint64)");
    private static final String NOT_ALLOWED = selector("TargetNotAllowed(bytes32,bytes32,bytes4)");
    private static final String FAILED = selector("TargetFailed(bytes32,bytes)");
    private static final String TRANSFER_REFUSED = selector("TransferRefused(uint8,address,address,uint256)");
    private static final int SELECTOR = 8;
    private static final int WORD = 64;

    /** Reads reverted data: "0x" and digits; anything else is taken for the node's text. */
    public static Refusal of(String revertData) {
        String data = Numeric.cleanHexPrefix(revertData);
        if (!revertData.startsWith("0x") || data.length() < SELECTOR) {
            return new Refusal("", Optional.empty(), 0, revertData.isEmpty() ? "reverted" : revertData);
        }
        String text = RevertReason.describe(revertData);
        String selector = data.substring(0, SELECTOR);
        String error = name(selector);
        boolean names =
                (error.equals("PayloadMismatch") || error.equals("TargetFailed")) && data.length() >= SELECTOR + WORD;
        Optional<String> id = names ? Optional.of("0x" + data.substring(SELECTOR, SELECTOR + WORD)) : Optional.empty();
        return new Refusal(error, id, code(data), text);
    }

    /** The stream stands elsewhere than was thought: the chain has moved, or is not the one that was signed for. */
    public boolean isOutOfOrder() {
        return error.equals("OutOfOrder");
    }

    /** The effect is on chain with other contents or another version. */
    public boolean isPayloadMismatch() {
        return error.equals("PayloadMismatch");
    }

    private static int code(String data) {
        int at = data.indexOf(TRANSFER_REFUSED);
        return at < 0 || data.length() < at + SELECTOR + WORD
                ? 0
                : Integer.parseInt(data, at + SELECTOR + WORD - 2, at + SELECTOR + WORD, 16);
    }

    private static String name(String selector) {
        if (selector.equals(PAYLOAD_MISMATCH)) {
            return "PayloadMismatch";
        }
        if (selector.equals(OUT_OF_ORDER)) {
            return "OutOfOrder";
        }
        if (selector.equals(NOT_ALLOWED)) {
            return "TargetNotAllowed";
        }
        return selector.equals(FAILED) ? "TargetFailed" : "";
    }

    private static String selector(String signature) {
        return Numeric.toHexStringNoPrefix(Hash.sha3(signature.getBytes(StandardCharsets.UTF_8)))
                .substring(0, SELECTOR);
    }
}
