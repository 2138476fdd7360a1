package io.penstock.onchain;

import java.util.Map;
import java.util.Optional;
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

    private static final Map<String, String> NAMES = Map.of(
            MirrorGatewayAbi.PayloadMismatchError.SELECTOR, "PayloadMismatch",
            MirrorGatewayAbi.OutOfOrderError.SELECTOR, "OutOfOrder",
            MirrorGatewayAbi.TargetNotAllowedError.SELECTOR, "TargetNotAllowed",
            MirrorGatewayAbi.TargetFailedError.SELECTOR, "TargetFailed");
    private static final String TRANSFER_REFUSED = TrancheTokenAbi.TransferRefusedError.SELECTOR;
    private static final int SELECTOR = 8;
    private static final int WORD = 64;

    /** Reads reverted data: "0x" and digits; anything else is taken for the node's text. */
    public static Refusal of(String revertData) {
        String data = Numeric.cleanHexPrefix(revertData);
        if (!revertData.startsWith("0x") || data.length() < SELECTOR) {
            return new Refusal("", Optional.empty(), 0, revertData.isEmpty() ? "reverted" : revertData);
        }
        String text = RevertReason.describe(revertData);
        String error = NAMES.getOrDefault(data.substring(0, SELECTOR), "");
        Optional<String> id = MirrorGatewayAbi.PayloadMismatchError.of(revertData)
                .map(MirrorGatewayAbi.PayloadMismatchError::id)
                .or(() ->
                        MirrorGatewayAbi.TargetFailedError.of(revertData).map(MirrorGatewayAbi.TargetFailedError::id));
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
}
